package org.voltaire.sim.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.voltaire.core.Bms;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.Switchgear;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.meter.Moment;

/// The real step closes and opens real contactors: 33 Ω, 10 mF, 16 cells.
class ContactorScenarioTest {
  private final List<Bench> benches = new ArrayList<>();

  /// One tick as far as contactors are concerned.
  private record TickRow(double seconds, String mode, double busV, double packV, double currentA) {}

  private final List<TickRow> ticks = new ArrayList<>();

  private RunOutcome run(Consumer<Switchgear> broken, String... steps) {
    Board.BoardMaker maker =
        (bench, seed) -> {
          benches.add(bench);
          bench.alter(() -> bench.switchgear().ifPresent(broken));
          return Board.BoardMaker.direct().on(bench, seed);
        };
    var witness =
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            var frame = step.output().frame();
            var readings = frame.readings();
            ticks.add(
                new TickRow(
                    moment.timeSeconds(),
                    frame.mode().label(),
                    readings.busVoltageV(),
                    readings.packVoltageV(),
                    readings.currentA()));
          }
        };
    var scenario = Bms16.read(Bms16.yamlWithContactors(0.72, steps));
    return Bms16.run(scenario, maker, witness);
  }

  private Switchgear gear() {
    return benches.getFirst().switchgear().orElseThrow();
  }

  @Test
  void closingTakesAsLongAsThePrecharge() {
    var outcome =
        run(
            _ -> {},
            "close contactors",
            "expect mode CLOSED",
            "expect bus above 53 V",
            "discharge at C/2 for 1 min",
            "expect discharge current above 49 A",
            "open contactors",
            "rest 1 s",
            "expect mode OPEN",
            "expect current below 0.1 A",
            "rest 5 min",
            "expect bus below 1 V");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
    TickRow closed = ticks.stream().filter(t -> t.mode.equals("CLOSED")).findFirst().orElseThrow();
    System.out.printf(
        "closed after %.1f s with the bus at %.2f of %.2f V; resistor %.2f J, inrush %.0f A%n",
        closed.seconds, closed.busV, closed.packV, gear().resistor().energyJ(), gear().inrushA());
    assertEquals(1.1, closed.seconds, 0.11, "3.2 time constants of 0.33 s, and a tick");
    assertTrue(closed.busV >= 0.95 * closed.packV, closed.toString());
    double stored = 0.5 * 0.01 * closed.packV * closed.packV;
    assertEquals(stored, gear().resistor().energyJ(), 0.02 * stored);
    assertTrue(ticks.stream().anyMatch(t -> t.mode.equals("PRECHARGING") && t.currentA < -1));
    assertFalse(gear().positive().welded());
  }

  @Test
  void aPackWithoutThatSectionIsConnectedAtOnceAndNothingMeasuresItsBus() {
    var bench = new ArrayList<Bench>();
    Board.BoardMaker maker =
        (each, seed) -> {
          bench.add(each);
          return Board.BoardMaker.direct().on(each, seed);
        };
    var scenario = Bms16.read(Bms16.yaml(0.5, "close contactors", "expect mode CLOSED"));
    var outcome = Bms16.run(scenario, maker, new RunListener() {});
    assertTrue(outcome.passed());
    assertEquals(0.1, outcome.simulatedSeconds(), 1e-9);
    assertTrue(bench.getFirst().switchgear().isEmpty());
  }

  @Test
  void anOpenPrechargeResistorTripsThePrecharge() {
    var outcome =
        run(
            gear -> gear.resistor().open(true),
            "close contactors",
            "expect mode TRIPPED",
            "expect bus below 1 V");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
    assertFalse(gear().positive().closed());
  }

  @Test
  void aMainContactorThatDoesNotCloseLeavesTheBusDead() {
    var outcome =
        run(gear -> gear.positive().refuse(true), "close contactors", "expect mode TRIPPED");
    assertEquals("TRIPPED BUS_DEAD", outcome.verdicts().getFirst().measured());
  }

  @Test
  void aLoadThatDoesNotListenKeepsThePrechargeFromEnding() {
    var outcome =
        run(
            _ -> {},
            "load ignores limits",
            "close contactors",
            "open contactors",
            "close contactors",
            "load 2000 W until mode TRIPPED or 1 min",
            "expect mode CLOSED");
    assertTrue(outcome.passed(), "closed before the load came: " + outcome.verdicts());
    ticks.clear();
    benches.clear();
    outcome =
        run(
            gear -> gear.loadOhm(10),
            "close contactors",
            "expect mode TRIPPED within 20 s",
            "rest 10 s",
            "expect bus below 1 V");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
  }

  @Test
  void ticksOfAMinuteWorkToo() {
    var outcome =
        run(
            _ -> {},
            "tick 60 s",
            "close contactors",
            "rest 5 min",
            "expect mode CLOSED",
            "discharge at C/4 for 10 min",
            "expect discharge current above 24 A");
    assertTrue(outcome.passed(), outcome.verdicts().toString());
    assertFalse(gear().positive().welded());
  }
}
