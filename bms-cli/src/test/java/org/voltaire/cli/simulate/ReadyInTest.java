package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.core.Bms;
import org.voltaire.heat.HeatReport;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// "Ready in" against how long the plant takes.
class ReadyInTest {
  /// The first prediction, and when it came true.
  private static final class FirstWord implements RunListener {
    double predictedSeconds = Double.NaN, fromSeconds, readySeconds = Double.NaN;

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      HeatReport heat = step.output().frame().heat();
      if (Double.isNaN(predictedSeconds) && heat.readySeconds() > 0) {
        predictedSeconds = heat.readySeconds();
        fromSeconds = moment.timeSeconds();
      } else if (Double.isNaN(readySeconds) && predictedSeconds > 0 && heat.readySeconds() == 0) {
        readySeconds = moment.timeSeconds();
      }
    }

    /// How far the prediction was off, as a ratio of the time that it took.
    double error(String what) {
      double took = readySeconds - fromSeconds, error = predictedSeconds / took - 1;
      System.out.printf(
          "ready in: %s: predicted %.2f h, took %.2f h, %+.1f %%%n",
          what, predictedSeconds / 3600, took / 3600, 100 * error);
      return error;
    }
  }

  @ParameterizedTest
  @CsvSource({"bluecar, -19", "bluecar, 15", "lmp-module, -19", "lmp-module, 15"})
  void aColdPackAtThePlugIsReadyWhenItWasSaid(String profile, double degC) {
    var first = new FirstWord();
    HotPackRuns.run(
        "{profile: %s, ambient_degc: %s, initial_degc: %s}".formatted(profile, degC, degC),
        first,
        "plug in",
        "tick 5 s",
        "park until lowest temperature above 64 degC or 20 h");
    assertEquals(0, first.error(profile + " from " + degC + " degC"), 0.2);
  }

  /// It was hot when the BMS first saw it, so only what leaves it tells how cold the room is.
  @ParameterizedTest
  @CsvSource({"bluecar, -19", "bluecar, 15", "lmp-module, -19", "lmp-module, 15"})
  void aPackThatHasCooledDownIsReadyWhenItWasSaid(String profile, double roomDegC) {
    var first = new FirstWord();
    HotPackRuns.run(
        "{profile: %s, ambient_degc: %s}".formatted(profile, roomDegC),
        first,
        "plug in",
        "hibernate",
        "tick 5 s",
        "park 12 h",
        "wake",
        "park until lowest temperature above 64 degC or 20 h");
    assertTrue(first.fromSeconds > 12 * 3600 - 1, "it begins when it is woken");
    assertEquals(0, first.error(profile + " in a room of " + roomDegC + " degC"), 0.2);
  }
}
