package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

/// The forecast of cells whose model is simple enough to do the sums by hand.
class ForecasterTest {
  private static final long SECOND = 1_000_000_000L;
  private static final double AH = 50, R0 = 2e-3, R1 = 1e-3, TAU = 30;

  /// From 3.0 V to 4.2 V, straight.
  private static final OcvCurve STRAIGHT = OcvCurve.through(Doubles.of(0, 1), Doubles.of(3, 4.2));

  private static final CellModel CELL =
      CellModel.thevenin(AH, STRAIGHT, R0, R1, TAU, 0, 5e-3, 0.01);

  private static PackSpec spec(double largestA) {
    PackSpec usual = Specs.of(CELL);
    return new PackSpec(
        "test",
        2,
        2,
        AH,
        CELL,
        usual.limits(),
        usual.chargeTargetV(),
        largestA,
        largestA,
        0.05,
        usual.sensors(),
        usual.contactors(),
        usual.bleed());
  }

  private static Readings readings(long nanos, double currentA, Doubles volts, Doubles temps) {
    return new Readings(
        nanos,
        volts,
        0,
        true,
        temps,
        0,
        currentA,
        0,
        volts.sum(),
        0,
        Double.NaN,
        CellSet.NONE,
        Feedback.UNKNOWN,
        Signals.NONE);
  }

  private static Forecast forecast(PackSpec spec, FilterState row, double meanA, Doubles temps) {
    var now = readings(5 * SECOND, 0, Doubles.of(3.6, 3.6), temps);
    return new Forecaster(spec)
        .next(Forecast.notMeasured(0, Double.NaN), row, now, temps.get(0), meanA);
  }

  /// Two rested cells whose SoC is known to next to nothing.
  private static FilterState rested(PackSpec spec, double soc) {
    return new CellEkf(spec).initial(2, soc, 1e-6);
  }

  private static final Doubles WARM = Doubles.of(25, 25);

  /// Solved for i by hand: U(z) + i (T U' / 3600 Q + R0 + R1 (1 − e^(−T/τ))) is the limit, which
  /// itself moves from `tell` at full current to `derate` at none.
  @Test
  void theCurrentOfACellWithAStraightCurveIsTheOneWorkedOutByHand() {
    PackSpec spec = spec(1000);
    Forecast forecast = forecast(spec, rested(spec, 0.3), 0, WARM);
    double ocv = 3 + 0.3 * 1.2;
    double ohm = 10 * 1.2 / (3600 * AH) + R0 + R1 * (1 - StrictMath.exp(-10 / TAU));
    // Down to 2.5 V at no current and 2.6 V at 1000 A; up to 4.25 V and 4.2 V.
    double outA = (ocv - 2.5) / (ohm + 0.1 / 1000), inA = (4.25 - ocv) / (ohm + 0.05 / 1000);
    assertEquals(outA, forecast.discharge().tenSeconds().currentA(), 0.1);
    assertEquals(inA, forecast.charge().tenSeconds().currentA(), 0.1);
    assertEquals(
        outA * 2 * (2.5 + 0.1 * outA / 1000), forecast.discharge().tenSeconds().powerW(), 1);
    assertEquals(Constraint.VOLTAGE, forecast.discharge().tenSeconds().constraint());
    double settled = 30 * 1.2 / (3600 * AH) + R0 + R1;
    assertEquals(
        (ocv - 2.5) / (settled + 0.1 / 1000), forecast.discharge().continuous().currentA(), 0.1);
  }

  @Test
  void theConfiguredCurrentBindsInTheMiddle() {
    PackSpec spec = spec(100);
    Forecast forecast = forecast(spec, rested(spec, 0.5), 0, WARM);
    for (PowerLimits way : List.of(forecast.charge(), forecast.discharge())) {
      assertEquals(100, way.continuous().currentA());
      assertEquals(Constraint.CURRENT, way.continuous().constraint());
      assertEquals("configured", way.continuous().text());
      assertEquals(-1, way.continuous().index());
    }
  }

  @Test
  void aColdThermistorBindsChargingOnlyAndIsNamed() {
    PackSpec spec = spec(100);
    Forecast forecast = forecast(spec, rested(spec, 0.5), 0, Doubles.of(25, 2.5));
    assertEquals(50, forecast.charge().tenSeconds().currentA(), 1e-9);
    assertEquals(Constraint.TEMPERATURE, forecast.charge().tenSeconds().constraint());
    assertEquals(1, forecast.charge().tenSeconds().index());
    assertEquals("sensor 2", forecast.charge().tenSeconds().text());
    assertEquals(Constraint.CURRENT, forecast.discharge().tenSeconds().constraint());
  }

  @Test
  void theWeakestCellBindsAndIsNamed() {
    PackSpec spec = spec(1000);
    var row = ChangedState.of(rested(spec, 0.5)).with(1, StateLayout.SOC, 0.1).state();
    Forecast forecast = forecast(spec, row, 0, WARM);
    assertEquals("voltage of cell 2", forecast.discharge().tenSeconds().text());
    assertEquals("voltage of cell 1", forecast.charge().tenSeconds().text());
    assertEquals(0.1 * AH, forecast.usableAh(), 1e-3);
  }

  /// Its voltage is far from its limit, so it is charge that ends it.
  @Test
  void aCellThatWouldBeEmptyWithinTheTimeGivesNoMoreThanItHolds() {
    PackSpec spec = spec(100);
    Forecast forecast = forecast(spec, rested(spec, 0.004), 0, WARM);
    PowerLimit thirty = forecast.discharge().thirtySeconds();
    assertEquals(Constraint.SOC, thirty.constraint());
    assertEquals(0.004 * 3600 * AH / 30, thirty.currentA(), 0.1);
    assertEquals(Constraint.CURRENT, forecast.discharge().oneSecond().constraint());
  }

  @Test
  void whoDoesNotKnowSocIsCarefulWhereTheCurveMatters() {
    PackSpec spec = spec(100);
    var sure = forecast(spec, rested(spec, 0.01), 0, WARM).discharge().thirtySeconds();
    var unsure =
        forecast(spec, new CellEkf(spec).initial(2, 0.01, 0.01), 0, WARM)
            .discharge()
            .thirtySeconds();
    assertTrue(unsure.currentA() < 0.5 * sure.currentA(), unsure + " and " + sure);
  }

  @Test
  void energyAndTimesAreThoseWorkedOutByHand() {
    PackSpec spec = spec(1000);
    // Empty: at 25 A, where the settled voltage meets 2.5 V + 0.1 V · 25/1000; the cell is at SoC 0
    // long before.
    Forecast out = forecast(spec, rested(spec, 0.6), -25, WARM);
    assertEquals(0.6 * AH, out.usableAh(), 1e-3);
    assertEquals(2 * 0.6 * AH * (3.36 - 25 * (R0 + R1)), out.usableWh(), 0.1);
    assertEquals(3600 * 0.6 * AH / 25, out.timeToEmptySeconds(), 0.5);
    assertTrue(Double.isNaN(out.timeToFullSeconds()));

    // Full: at C/20, 2.5 A, where U + 3 mΩ i meets 4.1 V.
    double full = (4.1 - 2.5 * (R0 + R1) - 3) / 1.2, turn = (4.1 - 25 * (R0 + R1) - 3) / 1.2;
    Forecast in = forecast(spec, rested(spec, 0.6), 25, WARM);
    assertEquals((full - 0.6) * AH, in.chargeableAh(), 1e-2);
    double constant = 3600 * (turn - 0.6) * AH / 25;
    // Held at 4.1 V the current falls exponentially, by U' / (R · 3600 Q).
    double tail = StrictMath.log(10) * (R0 + R1) * 3600 * AH / 1.2;
    assertEquals(constant + tail, in.timeToFullSeconds(), 0.01 * (constant + tail));
    assertTrue(Double.isNaN(in.timeToEmptySeconds()));
  }

  @Test
  void withoutAFlowThereIsNoTime() {
    PackSpec spec = spec(100);
    Forecast forecast = forecast(spec, rested(spec, 0.5), 0.4, WARM);
    assertTrue(Double.isNaN(forecast.timeToEmptySeconds()), "0.4 A is less than C/100");
    assertTrue(Double.isNaN(forecast.timeToFullSeconds()));
    assertTrue(forecast.usableWh() > 0 && forecast.chargeableWh() > 0);
  }

  @Test
  void theMeanCurrentFollowsInTenMinutesAndBeginsAgainAfterItWasLost() {
    double mean = Estimator.meanCurrentA(Double.NaN, -20, 0.1);
    assertEquals(-20, mean);
    for (int tick = 0; tick < 6000; tick++) mean = Estimator.meanCurrentA(mean, 10, 0.1);
    assertEquals(10 - 30 / StrictMath.E, mean, 1e-6);
    assertEquals(mean, Estimator.meanCurrentA(mean, 99, 0), "no time has gone by");
    assertEquals(mean, Estimator.meanCurrentA(mean, Double.NaN, 0.1), "a missed reading");
    assertEquals(7, Estimator.meanCurrentA(Double.NaN, 7, 0.1), "the first that is known");
  }

  @Test
  void itIsMadeOnceASecondAndWhatGoesMissingIsToldAtOnce() {
    PackSpec spec = spec(100);
    var forecaster = new Forecaster(spec);
    FilterState row = rested(spec, 0.5);
    Doubles volts = Doubles.of(3.6, 3.6);
    var first =
        forecaster.next(
            Forecast.notMeasured(0, Double.NaN), row, readings(SECOND, 0, volts, WARM), 25, 0);
    assertTrue(first.measured());
    assertSame(first, forecaster.next(first, row, readings(2 * SECOND - 1, 5, volts, WARM), 25, 1));
    var second = forecaster.next(first, row, readings(2 * SECOND, 5, volts, WARM), 25, 1);
    assertEquals(2 * SECOND, second.timeNanos());
    Doubles oneLost = Doubles.of(3.6, Double.NaN);
    var lost = forecaster.next(second, row, readings(2 * SECOND + 1, 5, oneLost, WARM), 25, 1);
    assertFalse(lost.measured());
    assertEquals(Forecast.notMeasured(2 * SECOND + 1, 1), lost);
    assertEquals(0, lost.discharge().oneSecond().powerW());
    assertEquals("not measured", lost.discharge().oneSecond().text());
    var back = forecaster.next(lost, row, readings(2 * SECOND + 2, 5, volts, WARM), 25, 1);
    assertTrue(back.measured(), "and what comes back, too");
  }

  @Test
  void energiesAreMadeOnceInFiveSecondsAndPowerEverySecond() {
    PackSpec spec = spec(100);
    var forecaster = new Forecaster(spec);
    Doubles volts = Doubles.of(3.6, 3.6);
    FilterState half = rested(spec, 0.5), less = rested(spec, 0.3);
    Readings at = readings(5 * SECOND, 0, volts, WARM);
    var first = forecaster.next(Forecast.notMeasured(0, Double.NaN), half, at, 25, 0);
    var next = forecaster.next(first, less, readings(9 * SECOND, 0, volts, WARM), 25, 0);
    assertEquals(first.usableWh(), next.usableWh());
    assertNotEquals(first.discharge(), next.discharge());
    var later = forecaster.next(next, less, readings(10 * SECOND, 0, volts, WARM), 25, 0);
    assertEquals(0.6 * first.usableAh(), later.usableAh(), 0.01 * first.usableAh());
  }

  /// Whatever a filter has been through: no NaN, no negative number, and never more for longer.
  @Property(tries = 200)
  void everythingIsANumberAndLongerIsNeverMore(
      @ForAll long seed,
      @ForAll @DoubleRange(min = -0.05, max = 1.05) double soc,
      @ForAll @DoubleRange(min = 0, max = 0.29) double sigma,
      @ForAll @DoubleRange(min = -30, max = 60) double degC) {
    PackSpec spec = spec(400);
    var ekf = new CellEkf(spec);
    var random = new SplittableRandom(seed);
    FilterState row = ekf.initial(2, soc, sigma);
    Doubles temps = Doubles.of(degC, degC + 3);
    double mean = Double.NaN, currentA = 0;
    Readings readings = readings(0, 0, Doubles.of(3, 3), temps);
    for (int k = 1; k <= 30; k++) {
      if (k % 5 == 0) currentA = 800 * random.nextDouble() - 400;
      double amperes = currentA;
      Doubles volts =
          Doubles.generate(2, _ -> 3 + 1.2 * soc + R0 * amperes + 0.2 * random.nextDouble() - 0.1);
      row = ekf.step(row, new FilterInput(volts, true, currentA, false, degC, 3));
      mean = Estimator.meanCurrentA(mean, currentA, 3);
      readings = readings(3L * k * SECOND, currentA, volts, temps);
    }
    Forecast forecast =
        new Forecaster(spec).next(Forecast.notMeasured(0, Double.NaN), row, readings, degC, mean);
    for (PowerLimits way : List.of(forecast.charge(), forecast.discharge())) {
      var limits =
          List.of(way.oneSecond(), way.tenSeconds(), way.thirtySeconds(), way.continuous());
      double before = Double.POSITIVE_INFINITY;
      for (PowerLimit limit : limits) {
        assertTrue(limit.currentA() >= 0 && limit.currentA() <= before, limits.toString());
        assertTrue(limit.powerW() >= 0 && Double.isFinite(limit.powerW()), limits.toString());
        before = limit.currentA();
      }
    }
    assertTrue(forecast.usableAh() >= 0 && forecast.usableWh() >= 0, forecast.toString());
    assertTrue(forecast.chargeableAh() >= 0 && forecast.chargeableWh() >= 0, forecast.toString());
    assertTrue(forecast.usableAh() <= 2 * AH && forecast.chargeableAh() <= 2 * AH);
    assertEquals(mean < -0.01 * AH, forecast.timeToEmptySeconds() >= 0, forecast.toString());
    assertEquals(mean > 0.01 * AH, forecast.timeToFullSeconds() >= 0, forecast.toString());
  }
}
