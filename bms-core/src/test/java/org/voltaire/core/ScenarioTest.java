package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarms;

/// Bench work through the whole step: scenarios touch inputs only.
class ScenarioTest {
  private StepBench bench = new StepBench();

  private void assertTrippedBy(Fault cause) {
    Mode.Tripped tripped = assertInstanceOf(Mode.Tripped.class, bench.mode());
    assertEquals(cause, tripped.cause());
    List<Fault> opening =
        bench.frame().alarms().stream()
            .filter(alarm -> alarm.level() == Level.OPEN)
            .map(Alarms.Active::fault)
            .toList();
    assertEquals(List.of(cause), opening, "it and only it acts");
    assertEquals(0, bench.frame().envelope().cclA());
    assertEquals(0, bench.frame().envelope().dclA());
  }

  @Test
  void prechargesTheBusBeforeClosing() {
    bench.run(1);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.run(0.1, Request.CLOSE);
    assertEquals(Contactors.PRECHARGE, bench.contactors());
    bench.run(2, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void closesAtOnceWhereThereIsNoPrechargeResistor() {
    var direct = new StepBench(StepBench.spec(new PackSpec.ContactorSpec(false, 3, 1)));
    direct.run(0.1, Request.CLOSE);
    assertEquals(Contactors.CLOSED, direct.contactors());
  }

  @Test
  void givesUpAtTheThirdTimeThatTheBusDoesNotComeUp() {
    bench.busIsShorted().run(0.3, Request.CLOSE);
    assertEquals(new Mode.Open(), bench.mode(), "0.2 s after the relay was told to close");
    assertEquals(List.of(Refusal.PRECHARGE_PAUSE), bench.refusals());
    bench.run(6.0, Request.CLOSE);
    assertEquals(new Mode.Open(), bench.mode(), "the second time");
    bench.run(0.6, Request.CLOSE);
    assertEquals(Fault.PRECHARGE_TIMEOUT, ((Mode.Tripped) bench.mode()).cause());
    long starts =
        bench.steps.stream()
            .filter(step -> step.state().mode() instanceof Mode.Precharging)
            .count();
    assertEquals(6, starts, "three times for two ticks");
  }

  /// Against the 0 V of a sense wire that came off, every bus would be precharged.
  @Test
  void anEmptyBusIsNotTakenForPrechargedBecauseThePackVoltageIsLost() {
    double packV = bench.run(0.1).frame().readings().packVoltageV();
    bench.run(0.1, Request.CLOSE);
    assertEquals(Contactors.PRECHARGE, bench.contactors());
    bench.packReadsHighBy(-packV).busIsShorted().run(0.1, Request.CLOSE);
    assertEquals(Contactors.PRECHARGE, bench.contactors());
    bench.run(0.2, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    assertEquals(List.of(Refusal.SUM_WRONG, Refusal.PRECHARGE_PAUSE), bench.refusals());
  }

  @Test
  void refusesToCloseWhileACellIsMissing() {
    bench.cellGoesSilent(0).run(0.5, Request.CLOSE);
    assertEquals(new Mode.Open(), bench.mode());
  }

  @Test
  void theHighestCellIsHeldBetweenTheTargetAndWhereItIsToldOf() {
    bench.soc(0.95).closed().cellStandsHighBy(2, 0.0);
    double restV = bench.frame().readings().cellVoltagesV().get(2);
    bench.cellStandsHighBy(2, 3.899 - restV).run(60);
    assertEquals(0, bench.frame().envelope().cclA(), "just below where it is told of");
    assertEquals(Cause.CELL_HIGH, bench.frame().envelope().cclWhy().cause());
    assertEquals(2, bench.frame().envelope().cclWhy().index());
    assertTrue(
        bench.frame().alarms().stream().noneMatch(a -> a.fault() == Fault.CELL_OVER_VOLTAGE));
  }

  @Test
  void limitsAreThereInFullWhenItCloses() {
    bench.run(2).run(1.5, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(100, bench.frame().envelope().dclA(), 1e-9, "no load would follow a ramp");
    assertEquals(Cause.CONFIGURED, bench.frame().envelope().dclWhy().cause());
  }

  @Test
  void opensWhenAsked() {
    bench.closed().run(0.1, Request.OPEN);
    assertEquals(new Mode.Open(), bench.mode());
    assertEquals(Cause.CONTACTORS_OPEN, bench.frame().envelope().dclWhy().cause());
  }

  @Test
  void opensTwoSecondsAfterOneCellGoesOverVoltageAndNotBefore() {
    bench.closed().cellStandsHighBy(2, 0.598).run(2);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(0, bench.frame().envelope().cclA(), "the charger is stopped long before");
    bench.run(0.1);
    assertTrippedBy(Fault.CELL_OVER_VOLTAGE);
    assertEquals(2, bench.frame().alarms().getFirst().index());
  }

  @Test
  void opensWhenACellGoesUnderVoltage() {
    bench.closed().cellStandsHighBy(1, -1.2).run(2.2);
    assertTrippedBy(Fault.CELL_UNDER_VOLTAGE);
    assertEquals(1, bench.frame().alarms().getFirst().index());
  }

  /// F-CEL-010 of the catalogue of faults: two cells 15 % of SoC apart from the others.
  @Test
  void opensWhenCellsAreFartherApartThanConfiguredAndDoesNotClose() {
    bench = new StepBench(StepBench.withLimit(Fault.CELL_SPREAD, new Limit(0.30, 0.25, 2)));
    bench.closed().cellStandsHighBy(1, 0.15).cellStandsHighBy(2, -0.18).run(2);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.run(0.1);
    assertTrippedBy(Fault.CELL_SPREAD);
    assertEquals(1, bench.frame().alarms().getFirst().index(), "the highest cell");
    assertEquals(2, bench.frame().alarms().getFirst().other(), "and the lowest");
    bench.run(1, Request.RESET).run(10, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors(), "the cells are still apart");
    bench.cellStandsHighBy(2, -0.05).run(1, Request.RESET).run(10, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  /// The same cells, as charge: no voltage is wrong, so it is told and nothing opens.
  @Test
  void cellsThatAreFarApartInChargeAreToldWithTheEmptiest() {
    Limit tenPercent = new Limit(10, 8, 60);
    bench = new StepBench(StepBench.withToldLimit(Fault.SOC_IMBALANCE, tenPercent));
    bench.soc(0.80, 0.75, 0.60, 0.78).closed().run(50);
    assertTrue(bench.frame().quiet(), "not before it has lasted a minute");
    bench.run(15);
    var alarm = bench.frame().alarms().getFirst();
    assertEquals(Fault.SOC_IMBALANCE, alarm.fault());
    assertEquals(2, alarm.index());
    assertTrue(alarm.value() > 10 && alarm.value() < 20, "20 % less what is not certain");
    assertEquals(1, bench.frame().alarms().size(), "and nothing else is wrong");
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @ParameterizedTest(name = "{0} A: {1}")
  @CsvSource({"65, CHARGE_OVER_CURRENT", "-130, DISCHARGE_OVER_CURRENT"})
  void opensWhenTooMuchCurrentFlows(double amperes, Fault cause) {
    bench.closed().current(amperes).run(0.9);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.run(0.3);
    assertTrippedByFirst(cause);
  }

  /// The current is gone with the contactors, so by now the alarm has cleared itself again.
  private void assertTrippedByFirst(Fault cause) {
    assertEquals(
        cause, assertInstanceOf(Mode.Tripped.class, bench.mode()).cause(), bench.mode().toString());
  }

  @ParameterizedTest(name = "{0} °C while {1} A flow: {2}")
  @CsvSource({
    "52, 20, CHARGE_OVER_TEMPERATURE",
    "-8, 20, CHARGE_UNDER_TEMPERATURE",
    "60.01, 0, DISCHARGE_OVER_TEMPERATURE",
    "-27, -20, DISCHARGE_UNDER_TEMPERATURE"
  })
  void opensWhenTheTemperatureIsWrongForWhatThePackDoes(double degC, double amperes, Fault cause) {
    bench.closed().temperature(1, degC).current(amperes).run(1.9);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.run(0.3);
    assertTrippedByFirst(cause);
  }

  @Test
  void staysClosedInTheColdAsLongAsNothingChargesIt() {
    bench.closed().current(-20).temperature(0, -8).run(10);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(0, bench.frame().envelope().cclA());
    assertEquals(Cause.COLD, bench.frame().envelope().cclWhy().cause());
    assertEquals(100, bench.frame().envelope().dclA());
  }

  @Test
  void opensOneSecondAfterACellStopsAnswering() {
    bench.closed().cellGoesSilent(1).run(0.1);
    assertEquals(0, bench.frame().envelope().cclA(), "limits are 0 at once");
    bench.run(0.9);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.run(0.1);
    assertTrippedBy(Fault.CELL_VOLTAGE_LOST);
    assertEquals(1, bench.frame().alarms().getFirst().index());
    assertTrue(Double.isNaN(bench.frame().alarms().getFirst().value()), "a count is no voltage");
  }

  @Test
  void opensWhenTheBoardRepeatsItselfForTooLong() {
    bench.closed().cellVoltagesFreeze(true).run(1.0);
    assertEquals(0, bench.frame().readings().cellVoltagesV().missing());
    bench.run(0.1);
    assertEquals(4, bench.frame().readings().cellVoltagesV().missing(), "too old to be believed");
    bench.run(1);
    assertTrippedBy(Fault.CELL_VOLTAGE_LOST);
  }

  @Test
  void opensWhenTheCurrentIsNotMeasured() {
    bench.closed().currentReads(Double.NaN).run(1.2);
    assertTrippedBy(Fault.CURRENT_LOST);
  }

  @Test
  void opensWhenAThermistorBreaks() {
    bench.closed().temperatureReads(1, -200).run(1.2);
    assertTrippedBy(Fault.TEMPERATURE_LOST);
    assertEquals(1, bench.frame().alarms().getFirst().index());
  }

  @Test
  void opensWhenTheContactorsDoNotDoWhatTheyWereTold() {
    bench.contactorsReport(Feedback.UNKNOWN).closed();
    bench.contactorsReport(Feedback.CLOSED).run(2).contactorsReport(Feedback.OPEN).run(1.2);
    assertTrippedByFirst(Fault.CONTACTOR_MISMATCH);
  }

  /// A short circuit must not pass for a broken sensor, which would recover by itself.
  @Test
  void aCurrentBeyondAllMeasureIsAShortCircuitAndNotALostSensor() {
    bench.closed().currentReads(-5000).run(2).currentReads(0).run(60, Request.CLOSE);
    assertTrippedByFirst(Fault.SHORT_CIRCUIT);
  }

  @Test
  void aCellVoltageBeyondAllMeasureIsImplausibleAndNotALostWire() {
    bench.closed().cellReadsHighBy(0, 3).run(3).cellReadsHighBy(0, 0).run(60, Request.CLOSE);
    assertTrippedByFirst(Fault.CELL_VOLTAGE_IMPLAUSIBLE);
  }

  /// A fire must not pass for a shorted thermistor, which would recover by itself.
  @Test
  void aFireThatShortsItsThermistorAtLastIsNotALostSensor() {
    bench.closed();
    for (int degC = 22; degC <= 160; degC++) bench.temperatureReads(0, degC).run(0.1);
    bench.temperatureReads(0, 22).run(60, Request.CLOSE);
    assertTrippedByFirst(Fault.TEMPERATURE_RISE);
  }

  @Test
  void aFaultThatNeedsAPersonIsNotForgottenBecauseACableWasPulledFirst() {
    bench.closed().cellGoesSilent(0).run(2);
    assertTrippedBy(Fault.CELL_VOLTAGE_LOST);
    bench.cellStandsHighBy(2, 0.8).run(3).cellStandsHighBy(2, 0).cellReadsHighBy(0, 0);
    bench.run(60, Request.CLOSE);
    assertTrippedByFirst(Fault.CELL_OVER_VOLTAGE);
  }

  @Test
  void ofTwoFaultsInOneTickTheOneThatNeedsAPersonNamesTheCause() {
    bench.closed().cellStandsHighBy(2, 0.62).run(1).cellGoesSilent(0).run(1.2);
    assertTrippedByFirst(Fault.CELL_OVER_VOLTAGE);
  }

  @Test
  void tellsWhenTheCellsDoNotAddUpAndGoesOn() {
    bench.closed().packReadsHighBy(0.3).run(6);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(Fault.PACK_VOLTAGE_MISMATCH, bench.frame().alarms().getFirst().fault());
    assertEquals(Level.TELL, bench.frame().alarms().getFirst().level());
  }

  @Test
  void worksAgainByItselfAfterACableWasPulledAndPluggedIn() {
    bench.closed().cellGoesSilent(0).run(2, Request.CLOSE);
    assertTrippedBy(Fault.CELL_VOLTAGE_LOST);
    bench.cellReadsHighBy(0, 0).run(2.9, Request.CLOSE);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    bench.run(3, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(List.of(), bench.frame().alarms());
  }

  @Test
  void doesNotCloseAgainAfterOverVoltageUntilAPersonResetsIt() {
    bench.closed().cellStandsHighBy(2, 0.8).run(3).cellStandsHighBy(2, 0).run(60, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    assertFalse(bench.frame().alarms().stream().anyMatch(alarm -> alarm.level() == Level.OPEN));
    bench.run(0.1, Request.RESET).run(3, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aResetDoesNothingWhileTheFaultIsThere() {
    bench.closed().cellStandsHighBy(2, 0.8).run(3).run(1, Request.RESET);
    assertTrippedBy(Fault.CELL_OVER_VOLTAGE);
  }

  @Test
  void asksForLessBeforeAnyCellIsFullAndForNothingFromThenOn() {
    bench.soc(0.85).closed().current(0.9).cellStandsHighBy(2, 0.14);
    double fullV = StepBench.LIMITS.cellOverVoltage().tell().trip() - 0.002;
    int ticksFull = 0, ticksDerated = 0;
    for (double highV = 0.14; highV < 0.29; highV += 0.002) {
      bench.cellStandsHighBy(2, highV).run(0.1);
      var envelope = bench.frame().envelope();
      double highest = bench.frame().readings().cellVoltagesV().max();
      if (ticksFull > 0 || highest >= fullV) {
        ticksFull++;
        assertEquals(0, envelope.cclA(), "at " + highest + " V");
        assertEquals(Cause.CELL_FULL, envelope.cvlWhy().cause(), "at " + highest + " V");
      } else if (highest > 3.86) {
        ticksDerated++;
        assertEquals(Cause.CELL_HIGH, envelope.cclWhy().cause(), "at " + highest + " V");
        assertEquals(2, envelope.cclWhy().index());
        assertTrue(envelope.cclA() < 50 && envelope.cclA() > 0, "at " + highest + " V");
      }
    }
    assertTrue(ticksDerated > 0 && ticksFull > 0, "the bench never got a cell full");

    bench.cellStandsHighBy(2, 0.23).run(10);
    assertEquals(0, bench.frame().envelope().cclA(), "3.92 V is far above 3.75 V");
  }

  @Test
  void lowersTheChargeVoltageByWhatACellStandsAboveItsTarget() {
    bench.closed().soc(0.9).cellStandsHighBy(3, 0.11).run(1);
    var envelope = bench.frame().envelope();
    double highest = bench.frame().readings().cellVoltagesV().max();
    assertEquals(4 * 3.85 - (highest - 3.85), envelope.cvlV(), 0.0005 * 4 * 3.85);
    assertEquals(3, envelope.cvlWhy().index());
    assertEquals("cell 4 at %.3f V".formatted(highest), envelope.cvlWhy().text());
  }

  @Test
  void bleedsCellsThatHoldTooMuchInTurnsAndNoOthers() {
    bench.soc(0.90, 0.91, 0.89, 0.90).closed().run(70);
    var turns = new LinkedHashSet<List<Integer>>();
    for (Bms.Step step : bench.steps) {
      turns.add(IntStream.of(step.output().command().bleed().cells()).boxed().toList());
    }
    turns.remove(List.<Integer>of());
    assertEquals(Set.of(List.of(0, 3), List.of(1, 3)), turns);
  }

  @Test
  void findsTheTrueStateOfChargeFromNoGuessAtAll() {
    bench.closed().current(-10).run(1800).current(5).run(1800);
    var estimate = bench.frame().estimate();
    for (int cell = 0; cell < 4; cell++) {
      double error = estimate.cellSoc().get(cell) - bench.trueSoc(cell);
      assertEquals(0, error, 0.02, "cell " + cell);
      assertEquals(0, error, 3 * estimate.cellSocSigma().get(cell), "cell " + cell + " in 3 σ");
    }
  }

  @Test
  void aSampleFromThePastIsRefused() {
    bench.run(1);
    var old = bench.inputs.getFirst();
    var state = bench.steps.getLast().state();
    var refused = assertThrows(IllegalArgumentException.class, () -> bench.bms.step(state, old));
    assertTrue(refused.toString().contains("sample: time is "), refused.toString());
  }
}
