package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// What the filter makes of sensors and cells that are not what they should be. The cell here
/// follows the model's own equations, with errors put in.
class CellEkfErrorsTest {
  private static final double AH = 50, R0 = 1e-3, R1 = 0.6e-3, TAU = 30;

  private static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.2, 0.5, 0.8, 0.95, 1),
          Doubles.of(2.9, 3.3, 3.5, 3.65, 3.9, 4.08, 4.18));

  private static final CellModel NMC_LIKE =
      CellModel.thevenin(AH, OCV, R0, R1, TAU, 2500, 4e-3, 0.01);

  private static CellEkf ekf() {
    return new CellEkf(NMC_LIKE, AH, 0.25, 100);
  }

  /// A cell with a sensor, and the filter that watches both, second by second.
  private static final class WatchedFilter {
    final CellEkf ekf = ekf();
    final Random random = new Random(1800);
    double soc;
    double v1;
    double capacityShare = 1, resistanceShare = 1, offsetA, voltageOffsetV;
    FilterState row;

    WatchedFilter(double soc) {
      this.soc = soc;
      row = ekf.initial(1, soc, 0.1);
    }

    /// @param idle whether the contactors are open
    void run(double currentA, int seconds, boolean idle) {
      for (int s = 0; s < seconds; s++) {
        soc += currentA / (3600 * AH * capacityShare);
        double a = StrictMath.exp(-1 / TAU);
        v1 = a * v1 + (1 - a) * R1 * resistanceShare * currentA;
        double v =
            OCV.at(soc)
                + v1
                + R0 * resistanceShare * currentA
                + voltageOffsetV
                + 1e-3 * random.nextGaussian();
        row = ekf.step(row, new FilterInput(Doubles.of(v), true, currentA + offsetA, idle, 25, 1));
      }
    }

    FilterDiagnostics diagnostics() {
      return Estimate.of(row).diagnostics();
    }

    double error() {
      return row.get(SOC, 0) - soc;
    }
  }

  @Test
  void whatTheSensorSaysWhileTheContactorsAreOpenIsItsOffset() {
    var watched = new WatchedFilter(0.6);
    watched.offsetA = 0.4;
    watched.run(0, 3600, true);
    assertEquals(0.4, watched.diagnostics().offsetA(), 0.05);
    assertTrue(watched.diagnostics().offsetSigmaA() < 0.05);
    assertEquals(0, watched.error(), 0.005);
  }

  /// 0.4 A for two days are 38 % of the capacity: counting alone would be lost.
  @Test
  void anOffsetUnderLoadIsFoundWhereVoltageTellsSoc() {
    var watched = new WatchedFilter(0.6);
    watched.offsetA = 0.4;
    for (int n = 0; n < 24; n++) {
      watched.run(10, 3600, false);
      watched.run(-10, 3600, false);
    }
    assertEquals(0.4, watched.diagnostics().offsetA(), 0.1);
    assertEquals(0, watched.error(), 0.01);
  }

  @Test
  void aCurrentThatNoOffsetExplainsIsCountedEvenIfTheContactorsAreSaidToBeOpen() {
    var ekf = ekf();
    Doubles silent = Doubles.of(Double.NaN);
    FilterState row = ekf.initial(1, 0.5, 0.1);
    for (int s = 0; s < 360; s++)
      row = ekf.step(row, new FilterInput(silent, true, -50, true, 25, 1));
    assertEquals(0.4, row.get(SOC, 0), 0.001);
  }

  @Test
  void twoSwingsTellACapacityThatIsSevenPercentShort() {
    var watched = new WatchedFilter(0.95);
    watched.capacityShare = 0.93;
    for (int n = 0; n < 2; n++) {
      watched.run(-20, 5400, false);
      watched.run(0, 1800, false);
      watched.run(20, 5400, false);
      watched.run(0, 1800, false);
    }
    double error = watched.diagnostics().capacityAh().get(0) - 0.93 * AH;
    assertEquals(0, error, 0.015 * 0.93 * AH);
    assertTrue(Math.abs(error) < 2.5 * watched.diagnostics().capacitySigmaAh().get(0));
    assertEquals(0.93, watched.diagnostics().capacityHealth(AH), 0.015);
  }

  @Test
  void stepsOfTheCurrentTellAResistanceThatHasGrown() {
    var watched = new WatchedFilter(0.7);
    watched.resistanceShare = 1.4;
    for (int n = 0; n < 60; n++) {
      watched.run(-40, 20, false);
      watched.run(0, 20, false);
    }
    assertEquals(1.4, watched.diagnostics().r0Ratio().get(0), 0.05);
    assertEquals(1 / 1.4, watched.diagnostics().resistanceHealth(), 0.05);
    assertEquals(0, watched.error(), 0.01);
  }

  @Test
  void aTemperatureThatComesLateLeavesNoDoubtBehind() {
    var known = new WatchedFilter(0.6);
    var late = new WatchedFilter(0.6);
    for (int s = 0; s < 10; s++) {
      var input = new FilterInput(Doubles.of(OCV.at(0.6)), true, 0, true, Double.NaN, 1);
      late.row = late.ekf.step(late.row, input);
    }
    assertTrue(late.diagnostics().r0RatioSigma().get(0) > 0.9, "nothing is known of it yet");
    known.run(0, 10, true);
    late.run(0, 10, true);
    double sigma = known.diagnostics().r0RatioSigma().get(0);
    assertEquals(sigma, late.diagnostics().r0RatioSigma().get(0), 0.01);
  }

  @Test
  void oneWildVoltageIsRefused() {
    var watched = new WatchedFilter(0.6);
    watched.run(0, 600, false);
    double before = watched.row.get(SOC, 0);
    watched.voltageOffsetV = 0.5;
    watched.run(0, 1, false);
    assertEquals(before, watched.row.get(SOC, 0), 1e-6);
    assertEquals(CellSet.NONE, watched.diagnostics().suspect());
    watched.voltageOffsetV = 0;
    watched.run(0, 10, false);
    assertEquals(0, watched.error(), 0.01);
  }

  /// Half a volt is 40 % of SoC here. It must not take the SoC along, and people must see it.
  @Test
  void aVoltageThatStaysWrongIsToldAndBelievedNoMore() {
    var watched = new WatchedFilter(0.6);
    watched.run(0, 600, false);
    watched.voltageOffsetV = 0.5;
    watched.run(0, 3, false);
    assertEquals(CellSet.of(0), watched.diagnostics().suspect());
    watched.run(0, 3600, false);
    assertEquals(0, watched.error(), 0.05);
  }

  @Test
  void aCurveThatEndsIsNoTrapForAFullCell() {
    var watched = new WatchedFilter(1.0);
    watched.run(0, 60, false);
    assertEquals(0, watched.error(), 0.01);
  }

  @Property(tries = 300)
  void noInputMakesAnythingButANumber(@ForAll long seed) {
    var random = new Random(seed);
    var ekf = ekf();
    FilterState row = ekf.initial(2, random.nextDouble(), 0.29 * random.nextDouble());
    for (int n = 0; n < 50; n++) {
      row =
          ekf.step(
              row,
              new FilterInput(
                  Doubles.of(any(random, 6), any(random, 6)),
                  random.nextBoolean(),
                  any(random, 400),
                  random.nextBoolean(),
                  any(random, 100),
                  random.nextInt(4) == 0 ? 1e5 * random.nextDouble() : random.nextDouble()));
      Estimate estimate = Estimate.of(row);
      assertTrue(estimate.soc() >= 0 && estimate.soc() <= 1, "SoC is " + estimate.soc());
      for (int c = 0; c < 2; c++) {
        assertTrue(Double.isFinite(row.get(SOC, c)), "SoC");
        double variance = row.socVariance(c);
        assertTrue(variance >= 0 && variance <= 1.0 / 12 + 1e-12, "its variance is " + variance);
        for (int k = V1; k < MODEL_SIGMA; k++) assertTrue(Double.isFinite(row.get(k, c)), "" + k);
      }
    }
  }

  private static double any(Random random, double span) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      case 2 -> 0;
      default -> span * (2 * random.nextDouble() - 1);
    };
  }

  /// While charge moves one way and nothing else is known, σ only grows. (Back and forth it may
  /// shrink: what a wrong capacity did on the way out, it undoes on the way back.)
  @Property(tries = 100)
  void sigmaNeverShrinksWithoutInformation(
      @ForAll @DoubleRange(min = 0, max = 50) double dischargeA,
      @ForAll @DoubleRange(min = 0.1, max = 100) double dtSeconds) {
    var ekf = ekf();
    FilterState row = ekf.initial(1, 0.9, 0.02);
    double before = Covariance.of(row, SOC, SOC, 0);
    for (int n = 0; n < 50; n++) {
      row =
          ekf.step(
              row,
              new FilterInput(Doubles.of(Double.NaN), true, -dischargeA, false, 25, dtSeconds));
      assertFalse(
          Covariance.of(row, SOC, SOC, 0) < before,
          "from " + before + " to " + Covariance.of(row, SOC, SOC, 0));
      before = Covariance.of(row, SOC, SOC, 0);
    }
  }

  /// Many cells are kept apart in memory by more than their number; that must change nothing.
  @Test
  void aCellDoesNotCareHowManyOthersThereAre() {
    var ekf = ekf();
    FilterState one = ekf.initial(1, 0.5, 0.1), many = ekf.initial(64, 0.5, 0.1);
    for (int n = 0; n < 100; n++) {
      double volts = 3.7 - 1e-4 * n;
      one = ekf.step(one, new FilterInput(Doubles.of(volts), true, -20, false, 25, 1));
      many =
          ekf.step(
              many, new FilterInput(Doubles.generate(64, _ -> volts), true, -20, false, 25, 1));
    }
    Estimate alone = Estimate.of(one);
    Estimate string = Estimate.of(many);
    for (int c = 0; c < 64; c++) {
      assertEquals(alone.cellSoc().get(0), string.cellSoc().get(c));
      assertEquals(alone.cellSocSigma().get(0), string.cellSocSigma().get(c));
    }
    assertEquals(alone.diagnostics().offsetA(), string.diagnostics().offsetA());
  }

  @Test
  void aSensorThatIsStuckMakesNoCapacityThatNoCellHas() {
    var ekf = ekf();
    FilterState row = ekf.initial(1, 0.9, 0.1);
    for (int s = 0; s < 6 * 3600; s++)
      row = ekf.step(row, new FilterInput(Doubles.of(4.0), true, -20, false, 25, 1));
    double capacityAh = Estimate.of(row).diagnostics().capacityAh().get(0);
    assertTrue(capacityAh > 0.19 * AH && capacityAh < 1.51 * AH, capacityAh + " Ah");
  }
}
