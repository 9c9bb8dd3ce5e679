package org.voltaire.sim.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.core.Bms;
import org.voltaire.pack.Fault;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.scenario.Bms16;
import org.voltaire.sim.scenario.meter.Moment;

/// Faults in scenarios, and the protections that there are: each acts within the time that the
/// catalogue gives it.
class FaultReactionTest {

  private static void assertPassed(RunOutcome outcome) {
    assertTrue(outcome.passed(), outcome.verdicts().toString());
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "F-CEL-001 cell 5 rate 1000 V/s, charge at C/4, CELL_OVER_VOLTAGE",
    "F-CEL-003 cell 5 over 0 s, discharge at C/2, CELL_VOLTAGE_IMPLAUSIBLE",
    "F-CEL-005 cell 5, charge at C/4, CELL_SHORTED",
    "F-CEL-007 cell 5, discharge at C/2, CELL_SHORTED",
    "F-CUR-008 current 2C, charge at C/4, CHARGE_OVER_CURRENT",
    "F-TMP-001 sensor 2 rate 100 K/s, charge at C/4, TEMPERATURE_IMPLAUSIBLE",
    "F-TMP-002 sensor 2 rate 100 K/s, discharge at C/4, TEMPERATURE_IMPLAUSIBLE",
    "F-TMP-007 sensor 3, discharge at C/4, TEMPERATURE_LOST",
    "F-SEN-001 cell 5, discharge at C/4, CELL_WIRE_OPEN",
    "F-SEN-009 cell 5, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-SEN-010, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-BUS-001 for 60 s, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-BUS-002, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-BUS-004, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-BUS-006, discharge at C/4, CELL_VOLTAGE_LOST",
    "F-BUS-010, discharge at C/4, CELL_VOLTAGE_LOST",
  })
  void opensInTime(String fault, String flow, Fault cause) {
    double seconds = Catalogue.row(fault.substring(0, 9)).maxReactionMs() / 1000;
    var outcome =
        Bms16.run(
            0.6,
            "charger ignores limits",
            "load ignores limits",
            "close contactors",
            flow + " for 5 s",
            "inject " + fault,
            "expect mode TRIPPED within %s s".formatted(seconds),
            "expect alarm " + cause);
    assertPassed(outcome);
    assertEquals(
        "TRIPPED " + cause, outcome.verdicts().getFirst().measured().replaceFirst(" after.*", ""));
  }

  /// One that jumps there contradicts itself, and is not believed.
  @Test
  void whatIsBrokenFirstWasNeverSeenSound() {
    String low = "inject F-CEL-004 cell 5";
    assertPassed(Bms16.run(0.6, low, "rest 5 s", "expect alarm CELL_UNDER_VOLTAGE"));
    assertPassed(
        Bms16.run(0.6, "rest 5 s", low, "expect alarm CELL_VOLTAGE_IMPLAUSIBLE within 2 s"));
  }

  @Test
  void aCellBeyondItsLimitForChargingStopsTheChargeAndNothingElse() {
    assertPassed(
        Bms16.run(
            0.6,
            "close contactors",
            "charge at C/4 for 5 s",
            "inject F-CEL-002 cell 5 rate 1000 V/s",
            "expect ccl 0 within 3 s",
            "expect mode CLOSED",
            "expect dcl above 100 A"));
  }

  @Test
  void whatWasClearedIsForgottenByTheNextStep() {
    assertPassed(
        Bms16.run(
            0.6,
            "close contactors",
            "inject F-SEN-009 cell 5",
            "expect mode TRIPPED within 2 s",
            "clear F-SEN-009",
            "rest 10 s",
            "expect no alarm",
            "expect mode CLOSED within 10 s",
            "inject F-TMP-007",
            "inject F-CEL-008 cell 3",
            "clear faults",
            "rest 1 s",
            "expect no alarm"));
  }

  @Test
  void aFaultStopsNeitherLoadNorCharger() {
    var currents = new ArrayList<Double>();
    Bms16.run(
        Bms16.read(
            Bms16.yaml(
                0.6,
                "close contactors",
                "discharge at 50 A for 2 s",
                "inject F-SEN-002 cell 5",
                "clear F-SEN-002",
                "expect mode OPEN within 1 s")),
        new RunListener() {
          @Override
          public void tick(Bms.Input input, Bms.Step step, Moment moment) {
            currents.add(step.output().frame().readings().currentA());
          }
        });
    assertEquals(-50, currents.getLast(), 0.2);
  }

  @Test
  void aChargerThatHearsNothingIsCutOffWhetherOrNotItHasPatience() {
    String[] steps = {
      "close contactors",
      "charge at C/4 for 5 s",
      "inject F-BUS-013",
      "inject F-CEL-002 cell 5 rate 1000 V/s",
      "expect ccl 0 within 1 s",
      "expect charge current above 20 A",
      "expect charge current below 1 A within 11 s",
      "expect mode TRIPPED"
    };
    // Either way the BMS does not wait so long: what goes on at a limit of 0 is cut off.
    assertPassed(Bms16.run(0.6, steps));
    steps[2] = "inject F-BUS-014";
    assertPassed(Bms16.run(0.6, steps));
  }

  @Test
  void aLostPackVoltageDoesNotLetThePrechargePass() {
    String text =
        Bms16.yaml(
                0.6,
                "inject F-SEN-012",
                "inject F-PRE-002",
                "close contactors",
                "rest 10 s",
                "expect mode OPEN")
            .replace("steps:", "bms: {contactors: {}}\nsteps:");
    assertPassed(Bms16.run(Bms16.read(text), new RunListener() {}));
  }

  /// What the faults found, and nothing guards against yet: docs/faults.md tells it.
  @Test
  void aFrozenReadingHidesTheTruth() {
    assertPassed(
        Bms16.run(
            0.6,
            "close contactors",
            "inject F-SEN-003 cell 5",
            "rest 1 s",
            "inject F-CEL-001 cell 5 rate 1000 V/s",
            "rest 1 min",
            "expect highest cell below 3.4 V",
            "expect mode CLOSED"));
  }

  @Test
  void readingsThatComeTwiceAreCountedOnce() {
    assertPassed(
        Bms16.run(
            0.6,
            "close contactors",
            "inject F-BUS-011",
            "discharge at C/2 for 10 min",
            "expect no alarm",
            "expect mode CLOSED"));
  }

  @Test
  void aContactorsFaultIsFoundOnAPackWithContactors() {
    String text =
        Bms16.yaml(
                0.6,
                "close contactors",
                "inject F-CON-004",
                "expect alarm CONTACTOR_MISMATCH within 4 s",
                "clear F-CON-004",
                "open contactors",
                "rest 5 s",
                "request reset",
                "inject F-PRE-002",
                "close contactors",
                "expect mode TRIPPED within 10 s")
            .replace("steps:", "bms: {contactors: {}}\nsteps:");
    var outcome = Bms16.run(Bms16.read(text), new RunListener() {});
    assertPassed(outcome);
    assertEquals(
        "TRIPPED PRECHARGE_TIMEOUT",
        outcome.verdicts().getLast().measured().replaceFirst(" after.*", ""));
  }
}
