package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Request;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Level;

/// The heater of a pack through the whole step: when it is on, and what happens when it does
/// something else than it is told. Its thermostat holds 24 °C here, so that the bench's own limits
/// can stay.
class HeatingTest {
  private static final double RATED_A = 4;
  private static final Measured NONE = Measured.missing(Long.MIN_VALUE);

  /// It warms the pack by 1 K in 100 s.
  private final StepBench bench =
      new StepBench(StepBench.heated(new HeaterSpec(100, RATED_A, 24, 2, 10_000, 0, 0.5)));

  private Feedback plug = Feedback.CLOSED;
  private Feedback wanted = Feedback.UNKNOWN;

  /// Draws this share of its current while it is told to heat, and `stuckA` whenever its second
  /// switch is closed.
  private double share = 1, stuckA;

  private boolean measured = true;

  private HeatingTest run(double seconds) {
    return run(seconds, Request.NONE);
  }

  private HeatingTest run(double seconds, Request request) {
    for (int i = 0; i < Math.round(10 * seconds); i++) {
      double amperes = order() == HeaterOrder.ON ? share * RATED_A : 0;
      if (order() != HeaterOrder.CUT) amperes = Math.max(amperes, stuckA);
      var lead = measured ? new Measured(amperes, bench.nowNanos() + 100_000_000L) : NONE;
      var heater = new HeaterSignals(lead, plug, wanted);
      bench
          .signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NONE, NONE, NONE, heater))
          .run(0.1, request);
    }
    return this;
  }

  private HeaterOrder order() {
    return bench.steps.isEmpty()
        ? HeaterOrder.OFF
        : bench.steps.getLast().output().command().heater();
  }

  private HeatMode mode() {
    return bench.frame().heat().mode();
  }

  private boolean told(Fault fault) {
    return bench.frame().alarms().stream()
        .anyMatch(each -> each.fault() == fault && each.level() == Level.TELL);
  }

  private HeatingTest warm(double degC) {
    bench.temperature(0, degC).temperature(1, degC);
    return this;
  }

  @Test
  void theThermostatHeatsBelowItsBandAndStopsAboveIt() {
    warm(22).run(1);
    assertEquals(HeaterOrder.ON, order());
    assertEquals(HeatMode.HOT_STANDBY, mode());
    warm(24.5).run(1);
    assertEquals(HeaterOrder.ON, order(), "within the band it goes on");
    warm(25.1).run(1);
    assertEquals(HeaterOrder.OFF, order());
    warm(23.5).run(1);
    assertEquals(HeaterOrder.OFF, order(), "within the band it stays off");
    warm(22.9).run(1);
    assertEquals(HeaterOrder.ON, order());
    assertTrue(bench.frame().quiet());
  }

  @Test
  void aPackThatIsTooColdToWorkIsWarmedWithItsContactorsOpen() {
    warm(-25).run(1);
    assertEquals(HeatMode.WARMING, mode());
    assertEquals(HeaterOrder.ON, order());
  }

  @Test
  void itDoesNotHeatWhileATemperatureIsNotKnown() {
    warm(20).run(1);
    bench.temperatureReads(1, Double.NaN);
    run(0.1);
    assertEquals(HeaterOrder.OFF, order());
    assertEquals(HeatMode.NOT_MEASURED, mode());
    bench.temperatureReads(1, 20);
    run(2);
    assertEquals(HeaterOrder.ON, order());
  }

  @Test
  void aPersonMayLetItHibernate() {
    warm(20).run(1);
    wanted = Feedback.OPEN;
    run(0.1);
    assertEquals(HeaterOrder.OFF, order());
    assertEquals(HeatMode.HIBERNATING, mode());
  }

  @Test
  void withoutAChargerItHibernatesWhenItsChargeIsSpent() {
    plug = Feedback.OPEN;
    warm(20).run(1);
    assertEquals(HeaterOrder.ON, order());
    bench.closed().current(-50);
    for (int i = 0; i < 25; i++) warm(i % 2 == 0 ? 20 : 21.2).run(20);
    assertEquals(HeatMode.HIBERNATING, mode(), () -> bench.frame().events().toString());
    assertEquals(HeaterOrder.OFF, order());
    plug = Feedback.CLOSED;
    run(1);
    assertEquals(HeaterOrder.ON, order());
  }

  @Test
  void aChargerThatGoesAwayWhileThePackIsParkedIsTold() {
    warm(25).run(5);
    plug = Feedback.OPEN;
    run(599);
    assertFalse(told(Fault.HEATER_ON_PACK), "somebody may be about to drive off");
    run(3);
    assertTrue(told(Fault.HEATER_ON_PACK));
    plug = Feedback.CLOSED;
    run(0.2);
    assertFalse(told(Fault.HEATER_ON_PACK));
  }

  @Test
  void aPackThatWasNeverPluggedInIsNotTold() {
    plug = Feedback.OPEN;
    warm(25).run(1000);
    assertTrue(bench.frame().quiet());
  }

  @Test
  void aHeaterThatDoesNotSwitchOffIsCutByItsSecondSwitchUntilAPersonResets() {
    warm(26).run(1);
    stuckA = RATED_A;
    run(3);
    assertEquals(HeaterOrder.CUT, order());
    assertEquals(HeatMode.CUT, mode());
    run(5);
    assertFalse(told(Fault.HEATER_NOT_OFF), "nothing flows any more");
    assertEquals(HeaterOrder.CUT, order());
    stuckA = 0;
    run(0.1, Request.RESET);
    assertEquals(HeaterOrder.OFF, order());
  }

  @Test
  void aHeaterThatDrawsAMultipleIsCutWithinHalfASecond() {
    warm(20).run(1);
    share = 3;
    run(0.5);
    assertEquals(HeaterOrder.CUT, order());
    run(10);
    assertEquals(HeaterOrder.CUT, order());
  }

  @Test
  void aHeaterThatDrawsNothingIsToldAndStaysOn() {
    warm(20).run(1);
    share = 0;
    run(11);
    assertTrue(told(Fault.HEATER_NO_HEAT));
    assertEquals(HeaterOrder.ON, order());
    share = 1;
    run(0.1);
    assertFalse(told(Fault.HEATER_NO_HEAT));
  }

  /// Three kelvins that are not seen are 300 s here.
  @Test
  void aHeaterWhoseHeatIsNotSeenIsCut() {
    warm(20).run(280);
    assertEquals(HeaterOrder.ON, order());
    run(30);
    assertEquals(HeaterOrder.CUT, order());
  }

  @Test
  void aHeaterWithoutACurrentSensorIsCutWhenItsHeatIsNotSeen() {
    measured = false;
    warm(20).run(310);
    assertEquals(HeaterOrder.CUT, order());
  }

  @Test
  void heatThatIsSeenIsNoFault() {
    warm(15).run(1);
    for (double degC = 15; degC < 23; degC += 0.1) {
      bench.temperature(0, degC).temperature(1, degC);
      run(20); // half as fast as it should be
    }
    assertEquals(HeaterOrder.ON, order());
    assertTrue(bench.frame().quiet());
  }

  @Test
  void aPackThatIsTrippedForAPersonIsNotHeated() {
    warm(20).run(1);
    bench.cellStandsHighBy(0, 1.2);
    run(5);
    assertEquals(HeatMode.TRIPPED, mode());
    assertEquals(HeaterOrder.OFF, order());
  }
}
