package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.contactor.Mode;
import org.voltaire.heat.HeatMode;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;

/// What one stage of the step hands to another.
class StageInputsTest {
  private StepBench bench = new StepBench();

  private boolean told(Fault fault) {
    return bench.frame().alarms().stream().anyMatch(alarm -> alarm.fault() == fault);
  }

  private Cause chargeCause() {
    return bench.frame().envelope().cclWhy().cause();
  }

  @Test
  void whoDoesNotObeyIsToldFirstAndMayTakeNothingAfterTwoSeconds() {
    bench.closed().run(10).current(54).run(1.5);
    assertTrue(told(Fault.CHARGE_NOT_OBEYED));
    assertNotEquals(Cause.NOT_OBEYED, chargeCause());
    bench.run(1);
    assertEquals(Cause.NOT_OBEYED, chargeCause());
    assertNotEquals(Cause.NOT_OBEYED, bench.frame().envelope().dclWhy().cause());
  }

  @Test
  void whoDrawsTooMuchMayDrawNothingAndMayStillCharge() {
    bench.closed().run(40).current(-108).run(2.5);
    assertEquals(Cause.NOT_OBEYED, bench.frame().envelope().dclWhy().cause());
    assertNotEquals(Cause.NOT_OBEYED, chargeCause());
  }

  /// In the very tick after the pack has opened, no current is known.
  @Test
  void nobodyDisobeysAnOpenPackWhoseCurrentIsNotKnown() {
    bench.closed().run(10).current(54);
    for (int tick = 0; tick < 100 && bench.mode() instanceof Mode.Closed; tick++) bench.run(0.1);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    assertTrue(told(Fault.CHARGE_NOT_OBEYED));
    bench.currentReads(Double.NaN).run(0.1);
    assertFalse(told(Fault.CHARGE_NOT_OBEYED));
  }

  @Test
  void whatIsNotMeasuredIsSaidBeforeThatThePackIsOpen() {
    bench.run(1);
    assertEquals(Cause.CONTACTORS_OPEN, chargeCause());
    bench.temperatureReads(0, Double.NaN).run(0.1);
    assertEquals(Cause.NOT_MEASURED, chargeCause());
  }

  @ParameterizedTest
  @CsvSource({
    "DISCHARGE_UNDER_TEMPERATURE, true",
    "CHARGE_UNDER_TEMPERATURE, true",
    "CELL_OVER_VOLTAGE, false",
    "CELL_DEEP_DISCHARGE, false"
  })
  void aPackThatTrippedByColdIsWarmed(Fault cause, boolean warmed) {
    heated().restartsLatched(cause).run(1);
    assertEquals(warmed ? HeatMode.HOT_STANDBY : HeatMode.TRIPPED, bench.frame().heat().mode());
  }

  @Test
  void aPackThatTrippedByWhatPassesByItselfIsWarmed() {
    heated().cellGoesSilent(1).run(2);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    assertEquals(HeatMode.HOT_STANDBY, bench.frame().heat().mode());
  }

  private StepBench heated() {
    bench = new StepBench(StepBench.heated(new HeaterSpec(100, 4, 24, 2, 10_000, 0, 0.5)));
    var none = Measured.missing(Long.MIN_VALUE);
    var heater = new HeaterSignals(none, Feedback.CLOSED, Feedback.UNKNOWN);
    return bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, none, none, none, heater));
  }
}
