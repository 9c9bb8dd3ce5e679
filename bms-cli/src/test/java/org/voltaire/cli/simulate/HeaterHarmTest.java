package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.RunListener;

/// Whatever is wrong with the heater, it makes no cell hotter than the two switches allow.
class HeaterHarmTest {
  /// How hot the hottest cell ever was, and what the heater was told at the end.
  private static final class HottestCell implements RunListener {
    double hottestDegC = Double.NEGATIVE_INFINITY;
    String last = "";

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      hottestDegC = Math.max(hottestDegC, moment.trueTempsDegC().max());
      last = step.output().frame().heat().mode() + " " + step.output().command().heater();
    }
  }

  private static final String FROZEN = "inject F-LMP-006";
  private static final List<String> PACKS = List.of("lmp-module", "bluecar");

  /// Where the pack begins, °C: cold, in the band while the heater is on, and while it is off.
  private static final List<String> BEGUN = List.of("60", "78.5", "80");

  /// A sound heater lets its hottest cell come to 81.4 °C: it holds the mean at 80 ± 1. That is 13
  /// K below where such a pack opens, and a single fault must not add to it.
  private static final double HOTTEST_DEGC = 82;

  /// Where a pack is told to be hot and where it opens, °C: `lmp.yaml`. Where no thermistor moves,
  /// heat for 3 K that do not show cuts the heater. It is reckoned for a room of −30 °C, so in one
  /// of 20 °C the pack warms by 6 K meanwhile, and by 9 K if the heater is also too strong.
  private static final double TELL_DEGC = 85, OPEN_DEGC = 95;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it is sound                 | rest 1 s
          it is stuck                 | inject F-LMP-002
          it is dead                  | inject F-LMP-003
          it is 1.4 times too strong  | inject F-LMP-005 factor 1.4
          it is 1.5 times too strong  | inject F-LMP-005 factor 1.5
          it is twice too strong      | inject F-LMP-005 factor 2
          a thermistor came off       | inject F-TMP-010
          a thermistor is broken      | inject F-TMP-007
          """)
  void noFaultMakesACellHotterThanASoundHeaterDoes(String what, String fault) {
    for (String begun : BEGUN) {
      for (String pack : PACKS) {
        assertTrue(hottestDegC(pack, begun, what, fault) < HOTTEST_DEGC, what);
      }
    }
  }

  @Test
  void whereNoThermistorMovesItIsCutBeforeAnythingIsTooHot() {
    for (String begun : BEGUN) {
      for (String pack : PACKS) {
        assertTrue(hottestDegC(pack, begun, "none moves", FROZEN) < TELL_DEGC);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"inject F-LMP-002", "inject F-LMP-005 factor 1.4"})
  void oneFaultMoreDoesNotMakeACellHotterThanWhereThePackOpens(String fault) {
    for (String begun : BEGUN) {
      for (String pack : PACKS) {
        assertTrue(hottestDegC(pack, begun, "none moves, " + fault, FROZEN, fault) < OPEN_DEGC);
      }
    }
  }

  private static double hottestDegC(String pack, String begun, String what, String... faults) {
    var hottest = new HottestCell();
    List<String> steps = new ArrayList<>(List.of("plug in", "tick 1 s", "park 3 min"));
    steps.addAll(List.of(faults));
    steps.addAll(List.of("park 10 min", "tick 10 s", "park 10 h"));
    HotPackRuns.run(
        "{profile: %s, initial_degc: %s}".formatted(pack, begun),
        hottest,
        steps.toArray(String[]::new));
    System.out.printf(
        "hottest cell of %s from %s degC, %s: %.1f degC, %s%n",
        pack, begun, what, hottest.hottestDegC, hottest.last);
    return hottest.hottestDegC;
  }
}
