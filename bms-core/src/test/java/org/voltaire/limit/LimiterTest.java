package org.voltaire.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.limit.LimitInput.PackCharge;
import org.voltaire.limit.LimitInput.Prediction;
import org.voltaire.limit.Why.Cause;
import org.voltaire.pack.PackSpec;

/// The limits, tick by tick. Where a test names a project, the order of events is that of its
/// published behaviour, and the numbers are ours: our limits fall in straight lines.
class LimiterTest {
  private final LimiterBench bench = new LimiterBench();

  private void assertCharge(double amperes, Cause cause, int index) {
    assertEquals(amperes, bench.told().cclA(), 1e-9);
    assertEquals(cause, bench.told().cclWhy().cause());
    assertEquals(index, bench.told().cclWhy().index());
  }

  private void assertDischarge(double amperes, Cause cause, int index) {
    assertEquals(amperes, bench.told().dclA(), 1e-9);
    assertEquals(cause, bench.told().dclWhy().cause());
    assertEquals(index, bench.told().dclWhy().index());
  }

  @Test
  void withNothingInTheWayTheFirstLimitsAreAsConfigured() {
    assertCharge(80, Cause.CONFIGURED, -1);
    assertDischarge(100, Cause.CONFIGURED, -1);
    assertEquals(4 * 3.40, bench.told().cvlV(), 1e-12);
    assertEquals(4 * 2.80, bench.told().dvlV(), 1e-12);
    assertEquals(Cause.CONFIGURED, bench.told().dvlWhy().cause());
  }

  @Test
  void nothingIsMadeAnewWhileNothingChanges() {
    LimiterState before = bench.state;
    bench.cellsV[2] = 3.31;
    bench.tick(0.1);
    assertSame(before, bench.state);
  }

  /// OpenEMS, battery protection: between the two ends of its curve a voltage can only lower the
  /// current, until it is back where nothing is lowered; then the current rises by 0.5 A/s.
  @Test
  void aVoltageThatHasDeratedCanOnlyLowerTheCurrentUntilItIsBackWhereAllMayFlow() {
    double[][] steps = {
      // seconds, cell 3 in V, A
      {0, 3.405, 80},
      {1, 3.41575, 60},
      {1, 3.43725, 20},
      {1, 3.41575, 20},
      {300, 3.406, 20},
      {1, 3.44155, 12},
      {60, 3.40, 12},
      {60, 3.31, 12},
      {2, 3.299, 13},
      {10, 3.29, 18},
      {100, 3.29, 68},
      {1, 3.41575, 60},
      {1, 3.45, 0},
      {600, 3.31, 0},
      {4, 3.299, 2},
      {156, 3.40, 80},
      {1, 3.40, 80},
    };
    bench.allCells(3.20);
    for (double[] step : steps) {
      bench.cellsV[2] = step[1];
      bench.tick(step[0]);
      assertEquals(step[2], bench.told().cclA(), 1e-9, "at " + step[1] + " V");
    }
    assertCharge(80, Cause.CONFIGURED, -1);
  }

  @Test
  void theLowestCellDoesTheSameToTheDischarge() {
    bench.cellsV[1] = 2.90;
    bench.tick(1);
    assertDischarge(50, Cause.CELL_LOW, 1);
    assertEquals("cell 2 at 2.900 V", bench.told().dclWhy().text());
    bench.cellsV[1] = 2.99;
    bench.tick(60);
    assertDischarge(50, Cause.CELL_LOW, 1);
    bench.cellsV[1] = 3.10;
    bench.tick(2);
    assertDischarge(51, Cause.RISING, -1);
  }

  /// OpenEMS and its profile of a battery by BYD: all may flow in from 18 to 35 °C and out from 12
  /// to 45 °C, and nothing at 0 and 40, or 0 and 55 °C. A temperature does not hold the limit down.
  @ParameterizedTest(name = "{0} °C: {1} A in, {2} A out")
  @CsvSource({
    "-1, 0, 0",
    "0, 0, 0",
    "6, 26.666666666667, 50",
    "12, 53.333333333333, 100",
    "18, 80, 100",
    "35, 80, 100",
    "37.5, 40, 100",
    "40, 0, 100",
    "50, 0, 50",
    "55, 0, 0"
  })
  void temperatureLowersTheCurrentInBothDirections(double degC, double inA, double outA) {
    var fast = new LimiterBench(LimiterBench.rising(1e6));
    fast.degC[0] = degC < 25 ? -3 : 60;
    fast.tick(1);
    fast.degC[0] = degC;
    fast.tick(1);
    assertEquals(inA, fast.told().cclA(), 1e-6);
    assertEquals(outA, fast.told().dclA(), 1e-6);
    Cause cold = degC < 25 ? Cause.COLD : Cause.HOT;
    if (inA < 80) assertEquals(cold, fast.told().cclWhy().cause());
    if (outA < 100) assertEquals(new Why(cold, 0, degC), fast.told().dclWhy());
  }

  @Test
  void aLimitFallsAtOnceAndRisesByAndBy() {
    bench.degC[1] = 40;
    bench.tick(0.1);
    assertCharge(0, Cause.HOT, 1);
    bench.degC[1] = 30;
    bench.tick(0.1);
    assertCharge(0.05, Cause.RISING, -1);
    bench.tick(10);
    assertCharge(5.05, Cause.RISING, -1);
    bench.degC[1] = 39.875;
    bench.tick(0.1);
    assertCharge(2, Cause.HOT, 1);
    bench.degC[1] = 30;
    bench.tick(156);
    assertCharge(80, Cause.CONFIGURED, -1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"cell", "thermistor", "current"})
  void whatIsNotKnownAllowsNothing(String missing) {
    switch (missing) {
      case "cell" -> bench.cellsV[3] = Double.NaN;
      case "thermistor" -> bench.degC[0] = Double.NaN;
      default -> bench.currentA = Double.NaN;
    }
    bench.tick(0.1);
    assertCharge(0, Cause.NOT_MEASURED, -1);
    assertDischarge(0, Cause.NOT_MEASURED, -1);
    assertEquals(0, bench.told().cvlV());
    assertEquals(Cause.NOT_MEASURED, bench.told().cvlWhy().cause());
  }

  @Test
  void readingsThatComeBackDoNotLeaveTheVoltageRowsHeld() {
    bench.cellsV = new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    bench.tick(0.1);
    bench.cellsV = new double[] {3.3, 3.3, 3.3, 3.41145};
    bench.tick(200);
    assertCharge(68, Cause.CELL_HIGH, 3);
    assertEquals(4 * 3.40 - 0.01145, bench.told().cvlV(), 1e-9, "at once, not from 0 on");
  }

  @Test
  void whoeverDoesNotObeyIsToldNothingMayFlow() {
    bench.chargeObeyed = false;
    bench.tick(1);
    assertCharge(0, Cause.NOT_OBEYED, -1);
    assertDischarge(100, Cause.CONFIGURED, -1);
    bench.chargeObeyed = true;
    bench.dischargeObeyed = false;
    bench.tick(2);
    assertCharge(1, Cause.RISING, -1);
    assertDischarge(0, Cause.NOT_OBEYED, -1);
  }

  @ParameterizedTest(name = "contactors {0} A, fuse {1} A: {2}")
  @CsvSource({"60, 70, CONTACTOR_RATING", "90, 50, FUSE_RATING", "90, 85, CONFIGURED"})
  void contactorsAndFuseCarryNoMoreThanTheirRating(double contactorA, double fuseA, Cause cause) {
    var rated = new LimiterBench(new PackSpec.CurrentSpec(1, 1, contactorA, fuseA));
    assertEquals(cause, rated.told().cclWhy().cause());
    assertEquals(Math.min(80, Math.min(contactorA, fuseA)), rated.told().cclA());
    assertEquals(Math.min(100, Math.min(contactorA, fuseA)), rated.told().dclA());
  }

  @Test
  void noMoreIsAllowedThanWhatTheCellsTakeForTenSeconds() {
    bench.charge = new Prediction(33, 2, false);
    bench.discharge = new Prediction(44, 0, false);
    bench.tick(1);
    assertCharge(33, Cause.PREDICTED, 2);
    assertDischarge(44, Cause.PREDICTED, 0);
    assertEquals("cell 3, 10 s ahead", bench.told().cclWhy().text());
    bench.charge = new Prediction(0, 2, false);
    bench.tick(1);
    assertCharge(0, Cause.PREDICTED, 2);
  }

  /// Whether a cell is full its voltage tells. State of charge is an estimate: if it stopped the
  /// charger at 0.98 of what is truly 0.8, it would never be corrected.
  @Test
  void stateOfChargeAloneLowersTheCurrentToTwentiethOfTheCapacityAndNoFurther() {
    bench.charge = new Prediction(0, 2, true);
    bench.soc = new PackCharge(1, 0.001, 1, 2);
    bench.tick(1);
    assertCharge(5, Cause.PREDICTED, 2);
    bench.charge = Prediction.UNLIMITED;
    bench.tick(1);
    assertCharge(5, Cause.SOC_HIGH, 2);
    bench.soc = new PackCharge(0, 0.001, 1, 2);
    bench.tick(1);
    assertDischarge(5, Cause.SOC_LOW, 1);
  }

  @ParameterizedTest(name = "SoC {0} ± {1}: {2} A in, {3} A out")
  @CsvSource({
    "0.96, 0.01, 80, 100",
    "0.98, 0.01, 48, 100",
    "0.98, 0.05, 80, 100",
    "0.02, 0.01, 80, 60",
    "0.02, 0.04, 80, 100",
    "NaN, NaN, 80, 100"
  })
  void stateOfChargeCountsOnlyAsFarAsItIsKnown(double soc, double sigma, double inA, double outA) {
    bench.soc = new PackCharge(soc, sigma, 1, 2);
    bench.tick(1);
    assertEquals(inA, bench.told().cclA(), 1e-9);
    assertEquals(outA, bench.told().dclA(), 1e-9);
  }

  @Test
  void aLimitThatIsLoweredDoesNotFollowTheNoiseOfWhatLowersIt() {
    var random = new SplittableRandom(1800);
    double before = 80;
    for (int tick = 0; tick < 3000; tick++) {
      bench.charge = new Prediction(40 + 3 * (random.nextDouble() - 0.5), 2, false);
      double cclA = bench.tick(0.1).cclA();
      assertTrue(cclA <= before && cclA <= bench.charge.currentA(), "tick " + tick);
      before = cclA;
    }
    bench.charge = new Prediction(48, 2, false);
    bench.tick(1);
    assertEquals(Cause.RISING, bench.told().cclWhy().cause());
  }

  /// diyBMS and dbus-serialbattery lower the charge voltage by the sum of what cells stand above
  /// their target.
  @Test
  void theChargeVoltageFallsByWhatCellsStandAboveTheTarget() {
    bench.cellsV = new double[] {3.3, 3.44, 3.3, 3.41};
    bench.tick(1);
    assertEquals(4 * 3.40 - 0.05, bench.told().cvlV(), 1e-9);
    assertEquals(new Why(Cause.CELL_HIGH, 1, 3.44), bench.told().cvlWhy());
  }

  @Test
  void theChargeVoltageStaysAboveThePackWhileItMayBeCharged() {
    bench.cellsV = new double[] {3.38, 3.38, 3.38, 3.44};
    bench.currentA = 20;
    bench.tick(1);
    assertEquals(13.58, bench.told().cvlV(), 1e-9, "and not 13.56");
    assertEquals(3, bench.told().cvlWhy().index());
  }

  @Test
  void onceTheHighestCellIsFullEvenAChargerThatHeedsOnlyTheVoltageStops() {
    bench.cellsV = new double[] {3.30, 3.65, 3.30, 3.38};
    bench.currentA = 20;
    bench.tick(1);
    assertCharge(0, Cause.CELL_HIGH, 1);
    assertEquals(4 * 3.40 - 0.25, bench.told().cvlV(), 1e-9, "below the pack's 13.63 V");
    assertEquals("charging stops: cell 2 at 3.650 V", bench.told().cvlWhy().text());
    bench.currentA = 0;
    bench.cellsV[1] = 3.50;
    bench.tick(1);
    assertEquals(Cause.CELL_FULL, bench.told().cvlWhy().cause(), "until it is far below 3.40 V");
    bench.allCells(3.29);
    bench.tick(1);
    assertEquals(Cause.RISING, bench.told().cclWhy().cause());
  }

  @Test
  void aPackThatRestsAboveItsTargetIsNotChargedAndNotEmptiedIntoTheGrid() {
    bench.allCells(3.42).currentA = 0.5;
    bench.tick(1);
    assertCharge(0, Cause.PACK_HIGH, -1);
    assertEquals(4 * 3.42, bench.told().cvlV(), 1e-9);
    assertEquals("pack at 13.68 V", bench.told().cvlWhy().text());
    bench.allCells(3.407).tick(1);
    assertCharge(0, Cause.PACK_HIGH, -1);
    bench.allCells(3.401).tick(1);
    assertCharge(0, Cause.PACK_HIGH, -1);
    assertEquals(4 * 3.40, bench.told().cvlV(), 0.03, "as near as two voltmeters agree");
    bench.allCells(3.40).tick(1);
    assertCharge(0.5, Cause.RISING, -1);
  }

  @Test
  void aPackFarAboveItsTargetIsToldToStop() {
    bench.allCells(3.46).currentA = 10;
    bench.tick(1);
    assertCharge(0, Cause.PACK_HIGH, -1);
    assertEquals(4 * 3.40 - 4 * 0.06, bench.told().cvlV(), 1e-9);
    assertEquals("charging stops: pack at 13.84 V", bench.told().cvlWhy().text());
  }

  @Test
  void aChargerThatHoldsThePackAtItsTargetIsNotDrivenUpByNoise() {
    var random = new SplittableRandom(1800);
    bench.currentA = 10;
    for (int tick = 0; tick < 3000; tick++) {
      bench.packOffsetV = 0.04 * (random.nextDouble() - 0.5);
      bench.allCells(3.40).tick(0.1);
      assertEquals(4 * 3.40, bench.told().cvlV(), 1e-9);
      assertTrue(bench.told().cclA() > 60, "tick " + tick);
    }
  }

  @Test
  void theDischargeVoltageRisesByWhatCellsStandBelowTheirLimit() {
    bench.cellsV[3] = 2.75;
    bench.tick(1);
    assertEquals(4 * 2.80 + 0.05, bench.told().dvlV(), 1e-9);
    assertEquals(new Why(Cause.CELL_LOW, 3, 2.75), bench.told().dvlWhy());
    assertDischarge(0, Cause.CELL_LOW, 3);
  }

  /// Whatever cells, current and temperature do: a pack that may be charged is never told a voltage
  /// below its own, except while a charger holds it at its target; and no limit is above what its
  /// cells are foreseen to bear.
  @Test
  void theChargeVoltageIsNeverBelowThePackUnlessChargingIsToStop() {
    var random = new SplittableRandom(7);
    for (int tick = 0; tick < 200_000; tick++) {
      if (random.nextInt(20) == 0) bench.allCells(3.2 + 0.4 * random.nextDouble());
      bench.cellsV[random.nextInt(4)] += 0.02 * (random.nextDouble() - 0.5);
      if (random.nextInt(5) == 0) bench.currentA = 60 * (random.nextDouble() - 0.5);
      bench.degC[0] = 5 + 40 * random.nextDouble();
      bench.charge = new Prediction(120 * random.nextDouble(), 1, false);
      Envelope told = bench.tick(0.5 * random.nextDouble());
      double packV = bench.cellsV[0] + bench.cellsV[1] + bench.cellsV[2] + bench.cellsV[3];
      boolean stops = told.cclA() == 0;
      double noiseV = 0.0005 * 4 * 3.40;
      boolean held =
          told.cvlV() > 4 * 3.40 - noiseV && (bench.currentA > 1 || packV < 1.002 * 4 * 3.40);
      int at = tick;
      assertTrue(stops || held || told.cvlV() >= packV - noiseV, () -> at + ": " + told);
      assertTrue(
          told.cclA() <= bench.charge.currentA() && told.cclA() >= 0, () -> at + ": " + told);
    }
  }
}
