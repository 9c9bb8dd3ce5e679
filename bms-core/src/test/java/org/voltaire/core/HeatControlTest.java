package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.voltaire.heat.HeatControl;
import org.voltaire.heat.HeatInput;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeatReport;
import org.voltaire.heat.HeatState;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.HeaterSpec;

/// Each condition of the heater's control by itself. It holds 69 to 71 °C with 100 W at 25 V, takes
/// 10 kJ for 1 K, loses half a watt for each K above the room, and the pack stops feeding it at 50
/// %. Fully used from 60 °C on, told of at 90 °C.
class HeatControlTest {
  private static final Measured NONE = Measured.missing(Long.MIN_VALUE);

  private final HeatControl control =
      new HeatControl(ProtectedPacks.hot(new HeaterSpec(100, 4, 70, 2, 10_000, 0.5, 0.5)));
  private HeatState state = HeatState.INITIAL;
  private final double[] degC = {65, 65, 65};
  private double soc = 0.9, heaterA = 4, packV = 14;
  private Feedback plug = Feedback.CLOSED, wanted = Feedback.UNKNOWN;
  private boolean parked = true, fault, stopped, tripped, reset;

  private Readings readings() {
    var bench = new ObservedBench(ProtectedPacks.FULL);
    System.arraycopy(degC, 0, bench.tempsDegC, 0, 3);
    bench.allCells(packV / 4);
    var heater = new HeaterSignals(new Measured(heaterA, 0), plug, wanted);
    bench.other = new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NONE, NONE, NONE, heater);
    return bench.at(0).readings();
  }

  private HeaterOrder after(double seconds) {
    var input = new HeatInput(readings(), soc, parked, fault, stopped, tripped, reset, seconds);
    state = control.step(state, input);
    return state.report().order();
  }

  private HeatMode mode() {
    after(0.1);
    return state.report().mode();
  }

  private HeatControlTest all(double celsius) {
    Arrays.fill(degC, celsius);
    return this;
  }

  private HeatControlTest was(HeatMode mode, HeaterOrder order) {
    state =
        new HeatState(
            new HeatReport(mode, order),
            state.calls(),
            state.cut(),
            state.spent(),
            state.plugged(),
            state.plugLost(),
            state.fromDegC(),
            state.unseenJ());
    return this;
  }

  @Test
  void aPackWithoutAHeaterIsLeftAlone() {
    var none = new HeatControl(ProtectedPacks.PLAIN);
    var input = new HeatInput(readings(), soc, true, false, false, false, false, 1);
    assertSame(HeatState.INITIAL, none.step(HeatState.INITIAL, input));
    var on = was(HeatMode.WARMING, HeaterOrder.ON).state;
    assertFalse(none.drawsNothing(on, readings()));
    assertEquals(0, none.unseenK(on));
  }

  @Test
  void itHeatsFromOneKelvinBelowToOneKelvinAboveWhatItHolds() {
    assertEquals(HeaterOrder.OFF, all(69.1).after(1));
    assertEquals(HeaterOrder.ON, all(68.9).after(1));
    assertEquals(HeaterOrder.ON, all(70.9).after(1));
    assertEquals(HeaterOrder.OFF, all(71.1).after(1));
    assertEquals(HeaterOrder.OFF, all(69.1).after(1));
  }

  @Test
  void thePackIsHotFromWhereItIsNoLongerToldColdUntilItIsToldAgain() {
    assertEquals(HeatMode.WARMING, all(62.9).mode());
    assertEquals(HeatMode.HOT_STANDBY, all(63.1).mode());
    assertEquals(HeatMode.HOT_STANDBY, all(60.1).mode());
    degC[2] = 59.9;
    assertEquals(HeatMode.WARMING, mode(), "the coldest counts");
  }

  @Test
  void itDoesNotHeatWhereOneThermistorIsTooHot() {
    assertEquals(HeaterOrder.ON, after(1));
    degC[1] = 55;
    degC[2] = 55;
    degC[0] = 89.9;
    assertEquals(HeaterOrder.ON, after(1));
    degC[0] = 90;
    assertEquals(HeaterOrder.OFF, after(1));
  }

  @Test
  void whileATemperatureIsNotKnownNobodyCallsForHeat() {
    after(1);
    degC[1] = Double.NaN;
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(HeatMode.NOT_MEASURED, state.report().mode());
    assertFalse(state.calls());
  }

  @Test
  void aFaultCutsUntilAPersonResets() {
    fault = true;
    assertEquals(HeaterOrder.CUT, after(1));
    assertEquals(HeatMode.CUT, state.report().mode());
    fault = false;
    assertEquals(HeaterOrder.CUT, after(1));
    reset = true;
    assertEquals(HeaterOrder.ON, after(1));
    reset = false;
    assertEquals(HeaterOrder.ON, after(1));
  }

  @Test
  void theEmergencyStopCutsAsLongAsItIsPressed() {
    stopped = true;
    assertEquals(HeaterOrder.CUT, after(1));
    assertEquals(HeatMode.TRIPPED, state.report().mode());
    stopped = false;
    assertEquals(HeaterOrder.ON, after(1));
  }

  @Test
  void aTrippedPackIsNotHeated() {
    tripped = true;
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(HeatMode.TRIPPED, state.report().mode());
  }

  @Test
  void withoutAChargerThePackFeedsItUntilItsChargeIsSpentAndAgainFromOnePercentMore() {
    plug = Feedback.OPEN;
    soc = 0.501;
    assertEquals(HeaterOrder.ON, after(1));
    soc = 0.5;
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(HeatMode.HIBERNATING, state.report().mode());
    soc = 0.509;
    assertEquals(HeaterOrder.OFF, after(1));
    reset = true;
    assertEquals(HeaterOrder.ON, after(1), "a person says so");
    reset = false;
    soc = 0.5;
    after(1);
    soc = 0.511;
    assertEquals(HeaterOrder.ON, after(1));
    soc = Double.NaN;
    assertEquals(HeaterOrder.OFF, after(1), "not known is spent");
    plug = Feedback.CLOSED;
    assertEquals(HeaterOrder.ON, after(1), "a charger feeds it");
    wanted = Feedback.OPEN;
    assertEquals(HeaterOrder.OFF, after(1), "it may cool down");
  }

  @Test
  void aChargerThatGoesAwayIsLostAsLongAsThePackIsParkedAndFeedsTheHeater() {
    after(1);
    assertFalse(state.plugLost());
    plug = Feedback.OPEN;
    after(1);
    assertTrue(state.plugLost());
    after(1);
    assertTrue(state.plugLost(), "until it comes back");
    parked = false;
    after(1);
    assertFalse(state.plugLost(), "who drives has unplugged");
    parked = true;
    after(1);
    assertFalse(state.plugLost(), "it was not plugged in");
    plug = Feedback.CLOSED;
    after(1);
    plug = Feedback.OPEN;
    soc = 0.4;
    after(1);
    assertFalse(state.plugLost(), "the pack gives nothing");
  }

  /// 100 W in, 0.5 W/K · (65 + 30) K out at the most: 52.5 W stay.
  @Test
  void heatThatIsNotSeenIsSummedUpFromWhenItIsHeatedUntilItRises() {
    after(10);
    assertEquals(0, state.unseenJ(), "it was not on yet");
    after(10);
    assertEquals(525, state.unseenJ(), 1e-9);
    assertEquals(0.0525, control.unseenK(state), 1e-12);
    all(65.49).after(10);
    assertEquals(525 + 10 * (100 - 0.5 * 95.49), state.unseenJ(), 1e-6, "hardly warmer");
    all(65.51).after(10);
    assertEquals(0, state.unseenJ(), "seen");
    assertEquals(65.51, state.fromDegC());
  }

  @Test
  void anOffHeaterIsNotWaitedFor() {
    after(10);
    after(10);
    wanted = Feedback.OPEN;
    after(10);
    assertTrue(state.unseenJ() > 0, "it was on until now");
    after(10);
    assertEquals(0, state.unseenJ());
  }

  @Test
  void heatIsReckonedFromTheCurrentThatFlows() {
    heaterA = 3.6;
    after(10);
    after(10);
    assertEquals(10 * (81 - 47.5), state.unseenJ(), 1e-9);
    heaterA = 8;
    after(10);
    assertEquals(335 + 525, state.unseenJ(), 1e-9, "no more than its power");
    heaterA = 1;
    after(10);
    assertEquals(860, state.unseenJ(), 1e-9, "less than what leaves is none");
    heaterA = Double.NaN;
    after(10);
    assertEquals(860 + 525, state.unseenJ(), 1e-9, "not measured: all of it");
  }

  @Test
  void whatFlowsWhileItIsToldToBeOffIsStray() {
    heaterA = 0.3;
    assertEquals(0.3, control.strayA(was(HeatMode.CUT, HeaterOrder.CUT).state, readings()));
    assertEquals(0.3, control.strayA(was(HeatMode.CUT, HeaterOrder.OFF).state, readings()));
    assertEquals(0, control.strayA(was(HeatMode.WARMING, HeaterOrder.ON).state, readings()));
  }

  @Test
  void itDrawsNothingIfItIsOnAndHalfOfItsCurrentDoesNotFlow() {
    after(1);
    heaterA = 1.99;
    assertTrue(control.drawsNothing(state, readings()));
    heaterA = 2.01;
    assertFalse(control.drawsNothing(state, readings()));
    heaterA = Double.NaN;
    assertFalse(control.drawsNothing(state, readings()), "not measured");
    heaterA = 0;
    assertFalse(control.drawsNothing(HeatState.INITIAL, readings()), "it is not on");
    assertFalse(control.drawsNothing(was(HeatMode.WARMING, HeaterOrder.OFF).state, readings()));
  }

  /// At 14 V, a heater of 25 V draws 2.24 A.
  @Test
  void withoutAChargerItDrawsWhatThePacksVoltageGives() {
    plug = Feedback.OPEN;
    after(1);
    heaterA = 1.11;
    assertTrue(control.drawsNothing(state, readings()));
    heaterA = 1.13;
    assertFalse(control.drawsNothing(state, readings()));
  }

  @Test
  void aReportThatStaysIsNotMadeAnew() {
    after(1);
    HeatReport before = state.report();
    after(1);
    assertSame(before, state.report());
  }
}
