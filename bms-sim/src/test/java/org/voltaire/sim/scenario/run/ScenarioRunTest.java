package org.voltaire.sim.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltaire.config.yaml.Place;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.measure.Sample;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.meter.Moment;

/// Bench work through the real step, on the plant.
class ScenarioRunTest {

  /// Keeps every tick as text.
  private static final class Log implements RunListener {
    final List<String> ticks = new ArrayList<>();
    final List<Double> currents = new ArrayList<>();
    final List<Double> highest = new ArrayList<>();
    final List<Double> times = new ArrayList<>();

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      ticks.add(input + " " + step);
      currents.add(step.output().frame().readings().currentA());
      highest.add(step.output().frame().readings().cellVoltagesV().max());
      times.add(moment.timeSeconds());
    }
  }

  private static List<Boolean> passed(RunOutcome outcome) {
    return outcome.verdicts().stream().map(Verdict::passed).toList();
  }

  private static Log log(String yaml) {
    var log = new Log();
    Bms16.run(Bms16.read(yaml), log);
    return log;
  }

  @Test
  void theSameScenarioGivesTheSameBitsAlsoInParallel() {
    String yaml =
        Bms16.yaml(
            0.5, "close contactors", "discharge at C/2 for 2 min", "charge at C/4 for 1 min");
    List<List<String>> runs =
        IntStream.range(0, 4).parallel().mapToObj(_ -> log(yaml).ticks).toList();
    for (List<String> run : runs) assertEquals(runs.getFirst(), run);
    assertTrue(runs.getFirst().size() > 1800);
  }

  /// A board whose every reading is three ticks old when it comes, as over a slow line.
  private static Board.BoardMaker slow() {
    return (bench, seed) -> {
      Board board = Board.BoardMaker.direct().on(bench, seed);
      Queue<Sample> line = new ArrayDeque<>();
      return new Board() {
        @Override
        public Sample read(long timeNanos) {
          line.add(board.read(timeNanos));
          Sample late = line.size() > 3 ? line.remove() : line.element();
          return new Sample(
              timeNanos,
              late.cellVoltagesV(),
              late.tempsDegC(),
              late.currentA(),
              late.packVoltageV(),
              late.busVoltageV(),
              late.bleeding(),
              late.contactors());
        }

        @Override
        public void apply(Command command) {
          board.apply(command);
        }
      };
    };
  }

  @Test
  void whatASlowBoardMeasuredBeforeTheStepBeganEndsNoStep() {
    String yaml =
        Bms16.yaml(
            0.5,
            "rest 10 s",
            "close contactors",
            "charge at C/2 until current below 3 A or 2 min",
            "expect charge current above 49 A");
    var log = new Log();
    var outcome = Bms16.run(Bms16.read(yaml), slow(), log);
    assertEquals(List.of(true), passed(outcome));
    assertEquals(130, outcome.simulatedSeconds(), 0.5);
  }

  @Test
  void anotherSeedGivesAnotherNoise() {
    String yaml = Bms16.yaml(0.5, "rest 10 s");
    assertNotEquals(log(yaml).ticks, log(yaml.replace("lfp-16s,", "lfp-16s, seed: 3,")).ticks);
  }

  @Test
  void aFailedExpectationIsToldAndTheRunGoesOn() {
    var outcome =
        Bms16.run(
            0.5, "rest 1 min", "expect mode CLOSED", "expect soc above 99 %", "expect mode OPEN");
    assertEquals(List.of(false, false, true), passed(outcome));
    assertFalse(outcome.passed());
    Verdict first = outcome.verdicts().getFirst();
    assertEquals("mode CLOSED", first.expected());
    assertEquals("OPEN", first.measured());
    assertEquals(60, first.timeSeconds(), 1e-9);
    assertEquals(new Place(5, 5), first.place());
  }

  @Test
  void withinWaitsNoLongerThanItSays() {
    var outcome = Bms16.run(0.5, "expect mode CLOSED within 2.5 s", "expect mode OPEN within 9 s");
    assertEquals(List.of(false, true), passed(outcome));
    assertEquals(2.5, outcome.simulatedSeconds(), 0.11);
  }

  @Test
  void theLoadStaysOnWhileAnExpectationWaits() {
    Log log =
        log(
            Bms16.yaml(
                0.5,
                "close contactors",
                "discharge at 50 A for 1 s",
                "expect mode TRIPPED within 2 s",
                "rest 1 s"));
    assertEquals(-50, log.currents.get(25), 0.1);
    assertEquals(0, log.currents.getLast(), 0.1);
  }

  @Test
  void chargesAtConstantCurrentAndThenAtConstantVoltage() {
    Log log =
        log(
            Bms16.yaml(
                0.9, "close contactors", "charge at C/2 to 3.50 V until current below 3 A or 2 h"));
    double highest = log.highest.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertEquals(3.50, highest, 0.003);
    assertEquals(50, log.currents.get(20), 0.1);
    assertTrue(log.currents.getLast() < 3.0);
    assertTrue(log.currents.size() > 3000, "it ended at once, so this proved nothing");
  }

  @Test
  void aChargerThatListensKeepsThePackClosedAndOneThatDoesNotOpensIt() {
    String[] steps = {
      "close contactors", "charge at 1C until mode TRIPPED or 20 min", "expect mode CLOSED"
    };
    var obeyed = Bms16.run(0.95, steps);
    assertTrue(obeyed.passed(), obeyed.verdicts().toString());
    String[] deaf = new String[steps.length + 1];
    deaf[0] = "charger ignores limits";
    System.arraycopy(steps, 0, deaf, 1, steps.length);
    var outcome = Bms16.run(0.95, deaf);
    assertEquals(List.of(false), passed(outcome));
    assertEquals("TRIPPED CHARGE_NOT_OBEYED", outcome.verdicts().getFirst().measured());
  }

  @Test
  void aLoadThatIgnoresLimitsEmptiesThePackUntilItOpens() {
    String until = "discharge at 1C until mode TRIPPED or 30 min";
    assertTrue(Bms16.run(0.1, "close contactors", until, "expect mode CLOSED").passed());
    assertTrue(
        Bms16.run(
                0.1,
                "close contactors",
                "load ignores limits",
                until,
                "expect alarm CELL_UNDER_VOLTAGE",
                "expect mode TRIPPED")
            .passed());
  }

  @Test
  void aStepThatCannotEndAsItShouldFails() {
    var outcome = Bms16.run(0.5, "charge at C/4 until soc above 90 %");
    assertFalse(outcome.passed());
    assertEquals("contactors OPEN", outcome.verdicts().getFirst().measured());
    assertEquals("until soc above 0.9", outcome.verdicts().getFirst().expected());
  }

  @Test
  void resetLetsATrippedPackWorkAgainOnceItIsWell() {
    var outcome =
        Bms16.run(
            0.95,
            "charger ignores limits",
            "close contactors",
            "charge at 1C until mode TRIPPED or 1 h",
            "rest 10 min",
            "expect mode TRIPPED",
            "request reset",
            "expect mode CLOSED within 1 s");
    assertEquals(List.of(true, true), passed(outcome));
  }

  @Test
  void aSlowerTickIsKeptAndAStepStillEndsWhereItShould() {
    Log log = log(Bms16.yaml(0.5, "tick 7 s", "rest 20 s", "rest 14 s"));
    assertEquals(List.of(0.0, 7.0, 14.0, 20.0, 27.0, 34.0), log.times);
  }

  @Test
  void theRoomCanBecomeColdAndThePackFollows() {
    var outcome =
        Bms16.run(
            0.5,
            "tick 10 s",
            "ambient -20 degC",
            "rest 24 h",
            "expect highest temperature below -19 degC");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
  }

  @Test
  void aPowerIsThePowerAtTheTerminals() {
    var watts = new ArrayList<Double>();
    var scenario = Bms16.read(Bms16.yaml(0.5, "close contactors", "load 1500 W for 10 s"));
    Bms16.run(
        scenario,
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            var readings = step.output().frame().readings();
            watts.add(readings.currentA() * readings.packVoltageV());
          }
        });
    assertEquals(-1500, watts.getLast(), 3);
  }

  @Test
  void aRecordedCurrentIsScaledAndRepeated() {
    Log log =
        log(Bms16.yaml(0.5, "close contactors", "load from two-steps.csv scaled to C/2 for 8 s"));
    // The file: 2 s at -2 A, 2 s at 1 A; the larger becomes 50 A.
    assertEquals(-50, log.currents.get(6), 0.1);
    assertEquals(25, log.currents.get(26), 0.1);
    assertEquals(-50, log.currents.get(46), 0.1);
  }
}
