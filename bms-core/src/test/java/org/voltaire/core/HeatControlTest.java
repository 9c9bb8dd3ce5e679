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
import org.voltaire.heat.HeaterEnergy;
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
  private double soc = 0.9, usableWh = 900, heaterA = 4, packV = 14;
  private double departure = Double.NaN;
  private Feedback plug = Feedback.CLOSED, wanted = Feedback.UNKNOWN;
  private boolean parked = true, fault, stopped, tripped, reset;

  private Readings readings() {
    var bench = new ObservedBench(ProtectedPacks.FULL);
    System.arraycopy(degC, 0, bench.tempsDegC, 0, 3);
    bench.allCells(packV / 4);
    var heater = new HeaterSignals(new Measured(heaterA, 0), plug, wanted, departure);
    bench.other = new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NONE, NONE, NONE, heater);
    return bench.at(0).readings();
  }

  private HeaterOrder after(double seconds) {
    var input =
        new HeatInput(readings(), soc, usableWh, parked, fault, stopped, tripped, reset, seconds);
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
            state.unseenJ(),
            state.room(),
            state.departing());
    return this;
  }

  @Test
  void aPackWithoutAHeaterIsLeftAlone() {
    var none = new HeatControl(ProtectedPacks.PLAIN);
    var input = new HeatInput(readings(), soc, usableWh, true, false, false, false, false, 1);
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

  private HeaterEnergy energy() {
    return state.report().energy();
  }

  /// 4 A at 25 V for 36 s are 1 Wh.
  @Test
  void whatTheHeaterTakesIsCountedByWhoFeedsItAndWhatFor() {
    all(50).after(36);
    assertEquals(new HeaterEnergy(1, 0, 0), energy(), "it was not warmed before");
    after(36);
    assertEquals(new HeaterEnergy(2, 0, 1), energy());
    plug = Feedback.OPEN;
    heaterA = 2;
    packV = 12.5;
    after(36);
    assertEquals(new HeaterEnergy(2, 0.25, 1.25), energy(), "2 A at the pack's 12.5 V");
    assertEquals(2.25, energy().totalWh());
  }

  @Test
  void holdingHotIsNoWarming() {
    all(65).after(36);
    after(36);
    assertEquals(new HeaterEnergy(2, 0, 0), energy());
  }

  @Test
  void whereNoCurrentIsMeasuredItTakesWhatItShouldWhileItIsToldToHeat() {
    heaterA = Double.NaN;
    after(36);
    assertEquals(0, energy().totalWh(), "it was not told before");
    after(36);
    assertEquals(1, energy().chargerWh(), 1e-12);
    plug = Feedback.OPEN;
    packV = 12.5;
    after(36);
    assertEquals(0.25, energy().packWh(), 1e-12, "a quarter at half of its voltage");
    packV = Double.NaN;
    after(36);
    assertEquals(1.25, energy().packWh(), 1e-12, "its power, where nothing else is known");
  }

  @Test
  void aCurrentThatNobodyWantsIsCountedToo() {
    wanted = Feedback.OPEN;
    after(36);
    assertEquals(1, energy().chargerWh());
    heaterA = -0.01;
    after(36);
    assertEquals(1, energy().chargerWh(), "a sensor's noise takes nothing back");
  }

  @Test
  void earlierRunsAreCountedOn() {
    state = HeatState.after(new HeaterEnergy(5, 3, 2));
    after(36);
    assertEquals(new HeaterEnergy(6, 3, 2), energy());
    assertSame(HeatState.INITIAL, HeatState.after(HeaterEnergy.NONE));
  }

  /// In a room of 15 °C, 100 W and 0.5 W/K lead to 215 °C, by a factor of e in 20,000 s.
  @Test
  void itIsReadyWhenItsColdestPlaceIsWarmEnough() {
    all(50).after(1);
    degC[1] = 43;
    after(1);
    double seconds = 20_000 * Math.log((215 - 43.0) / (215 - 63));
    assertEquals(seconds, state.report().readySeconds(), 1e-6);
    all(63).after(1);
    assertEquals(0, state.report().readySeconds());
    all(72);
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(0, state.report().readySeconds(), "nothing has to warm it");
    all(60.1).after(1);
    assertEquals(0, state.report().readySeconds(), "until it is told to be cold");
    all(59.9).after(1);
    assertTrue(state.report().readySeconds() > 0);
  }

  @Test
  void aWeakHeaterIsReckonedAsItIs() {
    heaterA = 0;
    all(43).after(1);
    double told = 20_000 * Math.log((215 - 43.0) / (215 - 63));
    assertEquals(told, state.report().readySeconds(), 1e-6, "it was not on yet");
    heaterA = 2;
    after(1);
    double seconds = 20_000 * Math.log((115 - 43.0) / (115 - 63));
    assertEquals(seconds, state.report().readySeconds(), 1e-6);
    heaterA = 0.9;
    after(1);
    assertEquals(Double.NaN, state.report().readySeconds(), "60 degC at the most");
    heaterA = 0;
    after(1);
    assertEquals(Double.NaN, state.report().readySeconds(), "it is dead");
  }

  @Test
  void nobodyKnowsWhenAPackIsReadyThatNothingWarms() {
    all(43);
    wanted = Feedback.OPEN;
    after(1);
    assertEquals(Double.NaN, state.report().readySeconds());
    wanted = Feedback.CLOSED;
    all(72);
    degC[0] = Double.NaN;
    after(1);
    assertEquals(Double.NaN, state.report().readySeconds(), "the others are warm, it may be cold");
  }

  @Test
  void withoutALossItWarmsEvenly() {
    var tight = new HeatControl(ProtectedPacks.hot(new HeaterSpec(100, 4, 70, 2, 10_000, 0, 0.5)));
    all(43);
    var input = new HeatInput(readings(), 0.9, 900, true, false, false, false, false, 3600);
    state = tight.step(tight.step(HeatState.INITIAL, input), input);
    assertEquals(2000, state.report().readySeconds(), 1e-9);
    assertEquals(15, state.room().degC(), "nothing of the room is seen");
    heaterA = 0;
    var dead = new HeatInput(readings(), 0.9, 900, true, false, false, false, false, 1);
    assertEquals(Double.NaN, tight.step(state, dead).report().readySeconds());
    all(65);
    var hot = new HeatInput(readings(), 0.9, 900, true, false, false, false, false, 1);
    assertEquals(Double.NaN, tight.step(state, hot).report().hotSeconds(), "for ever");
  }

  /// 0.5 W/K from 70 to 15 °C are 27.5 W; above half of its charge it has 4/9 of 900 Wh.
  @Test
  void howLongItStaysHotByItself() {
    all(65).after(1);
    assertEquals(400 / 27.5 * 3600, state.report().hotSeconds(), 1e-6);
    soc = 0.5;
    after(1);
    assertEquals(0, state.report().hotSeconds(), "nothing is left to give");
    soc = 0.4;
    after(1);
    assertEquals(0, state.report().hotSeconds(), "less than nothing is nothing");
    soc = Double.NaN;
    after(1);
    assertEquals(Double.NaN, state.report().hotSeconds());
    soc = 0.9;
    all(50).after(1);
    assertEquals(Double.NaN, state.report().hotSeconds(), "it is not hot");
  }

  @Test
  void theRoomIsAsColdAsThePackWasFoundButNoWarmerThanUsual() {
    all(-10).after(1);
    assertEquals(-10, state.room().degC());
    state = HeatState.INITIAL;
    all(65).after(1);
    assertEquals(15, state.room().degC());
    degC[0] = Double.NaN;
    after(1);
    assertEquals(15, state.room().degC());
  }

  /// In an hour 100 W keep it at 65 °C: by 0.5 W/K they leave for a room of -135 °C, and no room is
  /// colder than -40. With 40 W it is -15 °C.
  @Test
  void theHeatThatLeavesInAnHourTellsTheRoom() {
    all(65).after(1);
    after(3599);
    assertEquals(15, state.room().degC(), "not an hour yet");
    after(1);
    assertEquals((15 - 40) / 2.0, state.room().degC(), 1e-9);
    heaterA = 1.6;
    after(3600);
    assertEquals((-12.5 - 15) / 2, state.room().degC(), 1e-9, "half of the way");
    wanted = Feedback.OPEN;
    heaterA = 0;
    all(64.1).after(3600);
    assertEquals((-13.75 + 50) / 2, state.room().degC(), 1e-9, "no room is hotter than 50");
  }

  @Test
  void aPackThatWorksTellsNothingOfTheRoom() {
    all(65).after(1);
    after(3000);
    parked = false;
    after(1000);
    assertEquals(15, state.room().degC());
    parked = true;
    after(1);
    after(3000);
    assertEquals(15, state.room().degC(), "the hour begins anew");
    after(600);
    assertEquals(-12.5, state.room().degC(), 1e-9);
  }

  /// Six kelvins at 100 W, less what leaves: 20,000 s · ln(158 / 152) = 774 s, and 15 % more.
  @Test
  void itCoolsDownUntilItHasToBeWarmedForADeparture() {
    wanted = Feedback.OPEN;
    departure = 900;
    all(57);
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(HeatMode.HIBERNATING, state.report().mode());
    departure = 20_000 * Math.log(158 / 152.0) * 1.15 + 1;
    assertEquals(HeaterOrder.OFF, after(1));
    departure -= 2;
    assertEquals(HeaterOrder.ON, after(1));
    assertEquals(HeatMode.WARMING, state.report().mode());
    departure = 900;
    assertEquals(HeaterOrder.ON, after(1), "begun is begun");
    all(65);
    departure = -5000;
    assertEquals(HeaterOrder.ON, after(1), "it waits for who is late");
    departure = Double.NaN;
    assertEquals(HeaterOrder.OFF, after(1), "until nobody departs");
  }

  @Test
  void aPackThatIsStillWarmIsHeldWarmFromTheDepartureOn() {
    wanted = Feedback.OPEN;
    departure = 1;
    all(65);
    assertEquals(HeaterOrder.OFF, after(1));
    departure = 0;
    assertEquals(HeaterOrder.ON, after(1));
  }

  @Test
  void aPackWhoseTemperatureIsNotKnownIsNotLeftColdForADeparture() {
    wanted = Feedback.OPEN;
    departure = 1e6;
    degC[2] = Double.NaN;
    after(1);
    assertEquals(HeatMode.NOT_MEASURED, state.report().mode());
    degC[2] = 65;
    assertEquals(HeaterOrder.ON, after(1));
  }

  @Test
  void aDepartureNeedsSomebodyWhoFeedsTheHeater() {
    wanted = Feedback.OPEN;
    plug = Feedback.OPEN;
    soc = 0.4;
    departure = 1;
    all(57);
    assertEquals(HeaterOrder.OFF, after(1));
    assertEquals(HeatMode.HIBERNATING, state.report().mode());
  }
}
