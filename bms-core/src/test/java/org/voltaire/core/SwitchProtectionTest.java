package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.WiredInput;
import org.voltaire.protect.Alarms;

/// Contactors, bus, case and the signals beside the cells: each protection acts, and only it.
class SwitchProtectionTest {
  private final StepBench bench = new StepBench();

  private static final Measured NONE = Measured.missing(Long.MIN_VALUE);

  private void opensOnlyFor(Fault fault) {
    assertEquals(fault, assertInstanceOf(Mode.Tripped.class, bench.mode()).cause());
    for (Alarms.Active alarm : bench.frame().alarms()) assertEquals(fault, alarm.fault());
  }

  private void tellsOnly(Fault fault) {
    assertEquals(Contactors.CLOSED, bench.contactors());
    List<Alarms.Active> alarms = bench.frame().alarms();
    assertEquals(1, alarms.size(), alarms.toString());
    assertEquals(fault, alarms.getFirst().fault());
    assertEquals(Level.TELL, alarms.getFirst().level());
  }

  private Measured now(double value) {
    return new Measured(value, bench.nowNanos() + 1_000_000_000L);
  }

  @Test
  void theEmergencyStopOpensInTheNextTick() {
    bench.closed().signals(new Signals(Feedback.CLOSED, Feedback.OPEN, NONE, NONE)).run(0.1);
    opensOnlyFor(Fault.EMERGENCY_STOP);
  }

  @Test
  void theInterlockOpensInTheNextTick() {
    bench.closed().signals(new Signals(Feedback.OPEN, Feedback.CLOSED, NONE, NONE)).run(0.1);
    opensOnlyFor(Fault.INTERLOCK_OPEN);
  }

  private static Signals contacts(WiredInput other, Feedback said) {
    Feedback well = Feedback.CLOSED;
    return Signals.ofContacts(
        other == WiredInput.INTERLOCK ? said : well,
        other == WiredInput.EMERGENCY_STOP ? said : well,
        other == WiredInput.INSULATION ? said : well);
  }

  /// That nobody knows what a contact says may be a broken chip or a driver that has gone.
  @ParameterizedTest
  @CsvSource({
    "EMERGENCY_STOP, OPEN, EMERGENCY_STOP",
    "EMERGENCY_STOP, UNKNOWN, EMERGENCY_STOP",
    "INTERLOCK, OPEN, INTERLOCK_OPEN",
    "INTERLOCK, UNKNOWN, INTERLOCK_OPEN",
    "INSULATION, OPEN, INSULATION_ALARM",
    "INSULATION, UNKNOWN, INSULATION_ALARM",
  })
  void aWiredInputThatIsOpenOrUnknownOpensInTheNextTickAndStaysUntilAPersonResets(
      WiredInput input, Feedback said, Fault fault) {
    var wired = new StepBench(StepBench.wired(EnumSet.allOf(WiredInput.class)));
    wired.signals(contacts(input, Feedback.CLOSED)).closed();
    wired.signals(contacts(input, said)).run(0.1);
    assertEquals(fault, assertInstanceOf(Mode.Tripped.class, wired.mode()).cause());
    assertEquals(Contactors.OPEN, wired.contactors());
    for (Alarms.Active alarm : wired.frame().alarms()) assertEquals(fault, alarm.fault());
    wired.signals(contacts(input, Feedback.CLOSED)).run(120, Request.CLOSE);
    assertEquals(Contactors.OPEN, wired.contactors(), "a person has not reset it");
    wired.run(0.1, Request.RESET).run(5, Request.CLOSE);
    assertEquals(Contactors.CLOSED, wired.contactors());
  }

  @ParameterizedTest
  @EnumSource(WiredInput.class)
  void anInputThatIsNotWiredMaySayNothing(WiredInput input) {
    Set<WiredInput> others = EnumSet.complementOf(EnumSet.of(input));
    var wired = new StepBench(StepBench.wired(others));
    wired.signals(contacts(input, Feedback.UNKNOWN)).closed().run(1);
    assertEquals(Contactors.CLOSED, wired.contactors());
    assertEquals(List.of(), wired.frame().alarms());
  }

  @Test
  void insulationThatIsLowIsToldAndOneThatIsDangerousOpens() {
    bench.closed().signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, now(5_000), NONE));
    bench.run(1);
    for (int i = 0; i < 6; i++) {
      bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, now(5_000), NONE)).run(1);
    }
    tellsOnly(Fault.INSULATION_LOW);
    for (int i = 0; i < 6; i++) {
      bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, now(1_000), NONE)).run(1);
    }
    opensOnlyFor(Fault.INSULATION_LOW);
  }

  @Test
  void anInsulationMonitorThatFallsSilentIsTold() {
    bench.closed();
    bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, Measured.missing(1), NONE));
    bench.run(11);
    tellsOnly(Fault.INSULATION_LOST);
  }

  @Test
  void aBoardThatIsTooHotIsToldAndBleedsNothing() {
    bench.soc(0.93).cellStandsHighBy(0, 0.05).closed();
    for (int i = 0; i < 4; i++) {
      bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NONE, now(90))).run(1);
    }
    tellsOnly(Fault.BOARD_OVER_TEMPERATURE);
    assertTrue(bench.steps.getLast().output().command().bleed().isEmpty());
  }

  @Test
  void coilsWhoseSupplySagsAreOpenedBeforeTheyLetGoAndCloseAgainWithIt() {
    var spec = new PackSpec.ContactorSpec(true, 3, 1, 500, PackSpec.PrechargeSpec.USUAL, 24);
    var bench = new StepBench(StepBench.spec(spec));
    for (int i = 0; i < 30; i++) coils(bench, 24, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    // As long as a coil pulls in, its supply may dip.
    for (int i = 0; i < 2; i++) coils(bench, 14, Request.CLOSE);
    for (int i = 0; i < 20; i++) coils(bench, 24, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    for (int i = 0; i < 5; i++) coils(bench, 14, Request.CLOSE);
    assertEquals(Fault.COIL_SUPPLY_LOW, assertInstanceOf(Mode.Tripped.class, bench.mode()).cause());
    for (int i = 0; i < 60; i++) coils(bench, 24, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  private static void coils(StepBench bench, double volts, Request request) {
    var supply = new Measured(volts, bench.nowNanos() + 100_000_000L);
    var signals =
        new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NONE, NONE, supply, HeaterSignals.NONE);
    bench.signals(signals).run(0.1, request);
  }

  @Test
  void aContactorThatStaysClosedIsWelded() {
    bench.closed().contactorsReport(Feedback.CLOSED).run(2);
    bench.run(0.1, Request.OPEN).run(1.2);
    opensOnlyFor(Fault.CONTACTOR_WELDED);
  }

  @Test
  void aBusThatIsDeadBehindClosedContactorsOpensThem() {
    bench.closed().busGoesDead().run(1.2);
    opensOnlyFor(Fault.BUS_DEAD);
  }

  @Test
  void aCurrentThatFlowsAlthoughTheContactorsAreOpenIsToldAsThat() {
    bench.run(1).currentFlowsAlthoughOpen().current(-10).run(0.7);
    opensOnlyFor(Fault.CURRENT_ALTHOUGH_OPEN);
  }

  @Test
  void aLoadThatDrawsMoreThanItMayIsToldThenStoppedThenCutOff() {
    bench.closed().current(-105.5).run(1);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.run(2);
    assertEquals(0, bench.frame().envelope().dclA());
    bench.run(3);
    opensOnlyForFirst(Fault.DISCHARGE_NOT_OBEYED);
  }

  /// A load that was too large has harmed nothing; one that comes again each time wears contacts.
  @Test
  void aPackThatALoadOpenedClosesAgainByItselfButNotForTheThirdTime() {
    bench.closed().current(-105.5).run(6, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.current(-10).run(10, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.current(-105.5).run(60, Request.CLOSE);
    assertEquals(
        Fault.CONNECTION_UNSTABLE, assertInstanceOf(Mode.Tripped.class, bench.mode()).cause());
    bench.current(-10).run(60, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
  }

  @Test
  void aPackThatWasTooHotWorksAgainWhenItHasCooledDown() {
    bench.closed().temperature(0, 61).temperature(1, 61).run(6, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.temperature(0, 59).temperature(1, 59).run(60, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.temperature(0, 50).temperature(1, 50).run(10, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aChargerThatHoldsTooMuchVoltageIsCutOff() {
    bench.soc(0.99).closed().current(2).run(6);
    opensOnlyForFirst(Fault.CHARGE_VOLTAGE_NOT_OBEYED);
  }

  @Test
  void temperaturesThatAreFarApartAreTold() {
    bench.closed().temperature(1, 39.5).run(11);
    tellsOnly(Fault.TEMPERATURE_SPREAD);
  }

  /// The current is gone with the contactors, so by now the alarm has cleared itself again.
  private void opensOnlyForFirst(Fault fault) {
    assertEquals(fault, assertInstanceOf(Mode.Tripped.class, bench.mode()).cause());
  }

  @Test
  void aShortCircuitOpensInTheSameTick() {
    bench.closed().current(-450).run(0.1);
    assertEquals(Fault.SHORT_CIRCUIT, ((Mode.Tripped) bench.mode()).cause());
  }

  @Test
  void aSensorThatIsOffZeroWhileNothingCanFlowIsTold() {
    bench.currentReads(0.6).run(9);
    assertEquals(List.of(), bench.frame().alarms());
    bench.run(2);
    assertEquals(Fault.CURRENT_OFFSET, bench.frame().alarms().getFirst().fault());
    assertEquals(new Mode.Open(), bench.mode());
  }
}
