package org.voltaire.sim.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.measure.Sample;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.meter.Moment;

/// A scenario asks for the truth, whatever the sensors say, and for all of a run.
class ScenarioTruthTest {

  private static List<Boolean> passed(RunOutcome outcome) {
    return outcome.verdicts().stream().map(Verdict::passed).toList();
  }

  private static String measured(RunOutcome outcome, int verdict) {
    return outcome.verdicts().get(verdict).measured();
  }

  @Test
  void aCellWhoseSensorReadsLowIsHigherInTruthOnly() {
    var outcome =
        Bms16.run(
            0.9,
            "close contactors",
            "charger ignores limits",
            "charge at C/2 for 5 s",
            "inject F-SEN-002 cell 3 offset -30 mV",
            "charge at C/2 until true cell 3 above 3.4 V or mode TRIPPED or 1 h",
            "expect true cell 3 above 3.4 V",
            "expect cell 3 below 3.39 V always",
            "expect true cell below 3.4 V",
            "expect true highest cell above 3.4 V");
    assertEquals(List.of(true, true, false, true), passed(outcome), outcome.verdicts().toString());
  }

  @Test
  void alwaysRemembersTheWorstAfterItIsOver() {
    var outcome =
        Bms16.run(
            0.5,
            "close contactors",
            "discharge at 50 A for 10 s",
            "rest 1 min",
            "expect true current below 1 A",
            "expect true current below 49 A always",
            "expect true current below 51 A always",
            "expect true charge current 0 always");
    assertEquals(List.of(true, false, true, true), passed(outcome), outcome.verdicts().toString());
    Verdict failed = outcome.verdicts().get(1);
    assertEquals("true current below 49 A always", failed.expected());
    // The contactors close in the first tick, so that the current flows in the second.
    assertEquals("50.000 A at 0:00:00.2", failed.measured());
    assertEquals(70.1, failed.timeSeconds(), 1e-6);
  }

  @Test
  void alwaysCountsWhatComesBeforeItsStepAndNothingBehindIt() {
    var outcome =
        Bms16.run(
            0.5,
            "rest 10 s",
            "expect true discharge current below 1 A always",
            "close contactors",
            "discharge at 50 A for 10 s",
            "expect true discharge current below 1 A always");
    assertEquals(List.of(true, false), passed(outcome), outcome.verdicts().toString());
    assertEquals("0.000 A at 0:00:00.0", measured(outcome, 0));
  }

  @Test
  void alwaysTakesTheWorseEndOfARange() {
    var outcome =
        Bms16.run(
            0.5,
            "close contactors",
            "charge at 20 A for 10 s",
            "discharge at 50 A for 10 s",
            "expect true cell 1 between 3.0 V and 3.6 V always",
            "expect current between 0 A and 30 A always",
            "expect true lowest cell above 3.5 V always");
    assertEquals(List.of(true, false, false), passed(outcome), outcome.verdicts().toString());
    assertTrue(measured(outcome, 1).startsWith("5"), outcome.verdicts().toString());
    assertTrue(measured(outcome, 2).startsWith("3.2"), outcome.verdicts().toString());
  }

  @Test
  void whatIsUnknownForATickWasNotAlwaysSo() {
    // Behind transistors, nobody measures the bus.
    var outcome =
        Bms16.run(0.5, "rest 1 s", "expect bus above 0 always", "expect soc above 0.9 always");
    assertEquals(List.of(false, false), passed(outcome));
    assertEquals("unknown at 0:00:00.0", measured(outcome, 0));
    assertTrue(measured(outcome, 1).startsWith("0.5"), outcome.verdicts().toString());
  }

  @Test
  void theTruthMayBecomeSoInTime() {
    var outcome =
        Bms16.run(
            0.5,
            "close contactors",
            "charge at 50 A for 1 s",
            "expect true cell above 3.2 V within 2 s",
            "expect true temperature above 80 degC within 2 s");
    assertEquals(List.of(true, false), passed(outcome), outcome.verdicts().toString());
  }

  @Test
  void aCellWithoutAThermistorIsHotInTruthOnly() {
    var outcome =
        Bms16.run(
            0.5,
            "close contactors",
            "inject F-TMP-009 sensor 1",
            "inject F-TMP-006 sensor 1",
            "rest until true temperature above 90 degC or 10 min",
            "expect true highest temperature above 90 degC",
            "expect true temperature below 60 degC always",
            "expect true temperature above 20 degC always",
            "expect temperature below 60 degC always");
    assertEquals(List.of(true, false, true, true), passed(outcome), outcome.verdicts().toString());
  }

  /// A board that answers once and then always gives the same readings, as old as they are.
  private static Board.BoardMaker stuck() {
    return (bench, seed) -> {
      Board board = Board.BoardMaker.direct().on(bench, seed);
      Sample first = board.read(ScenarioRun.START_NANOS);
      return new Board() {
        @Override
        public Sample read(long timeNanos) {
          return new Sample(
              timeNanos,
              first.cellVoltagesV(),
              first.tempsDegC(),
              first.currentA(),
              first.packVoltageV(),
              first.busVoltageV(),
              first.bleeding(),
              first.contactors());
        }

        @Override
        public void apply(Command command) {
          board.apply(command);
        }
      };
    };
  }

  @Test
  void theTruthEndsAStepAlsoWhenTheBoardNoLongerAnswers() {
    var scenario =
        Bms16.read(
            Bms16.yaml(
                0.5,
                "tick 10 s",
                "ambient 45 degC",
                "rest until true temperature above 30 degC or 24 h"));
    var outcome = Bms16.run(scenario, stuck(), new RunListener() {});
    assertTrue(outcome.passed(), outcome.verdicts().toString());
    assertTrue(outcome.simulatedSeconds() < 12 * 3600, outcome.simulatedSeconds() + " s");
    assertTrue(outcome.simulatedSeconds() > 60, "it ended at once, so this proved nothing");
  }

  /// The truth and what a good sensor says of the same instant.
  private static final class Beside implements RunListener {
    final List<String> apart = new ArrayList<>();
    double mostA, mostV, leastV = Double.POSITIVE_INFINITY;

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      var readings = moment.frame().readings();
      mostA = Math.max(mostA, Math.abs(moment.trueCurrentA()));
      mostV = Math.max(mostV, moment.trueCellsV().max());
      leastV = Math.min(leastV, moment.trueCellsV().min());
      near("A", readings.currentA(), moment.trueCurrentA(), 0.06);
      near("V", readings.cellVoltagesV().min(), moment.trueCellsV().min(), 0.0025);
      near("V", readings.cellVoltagesV().max(), moment.trueCellsV().max(), 0.0025);
      assertTrue(moment.trueTempsDegC().max() > readings.tempsDegC().max() - 0.06);
    }

    private void near(String what, double measured, double truth, double by) {
      if (!(Math.abs(measured - truth) <= by)) apart.add(measured + " and " + truth + " " + what);
    }
  }

  @Test
  void theTruthIsThatOfTheInstantAtWhichTheBoardMeasures() {
    var seen = new Beside();
    String[] steps = {
      "close contactors",
      "discharge at 1C for 10 s",
      "rest 5 s",
      "charge at C/2 for 5 s",
      "park 5 s"
    };
    Bms16.run(Bms16.read(Bms16.yaml(0.5, steps)), seen);
    assertEquals(List.of(), seen.apart);
    assertEquals(100, seen.mostA, 1e-9);
    assertTrue(seen.mostV - seen.leastV > 0.03, "nothing sagged, so this proved nothing");
  }

  @Test
  void theHeatersCurrentFlowsThroughTheCellsToo() {
    var outcome =
        Bms16.run(
            Bms16.read(
                """
                title: test
                pack: {profile: lmp-module, initial_soc: 0.9, ambient_degc: 20}
                steps:
                  - tick 10 s
                  - park 1 h
                  - expect true discharge current above 1 A always
                  - expect true highest cell above 3 V always
                """),
            new RunListener() {});
    // 54 W at 55 V, by a heater that is switched: at one tick it is on, at another it is not.
    assertEquals(List.of(false, true), passed(outcome), outcome.verdicts().toString());
    assertTrue(measured(outcome, 0).startsWith("0.000 A at"), outcome.verdicts().toString());
  }
}
