package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

class CellEkfTest {
  private static final double SIGMA_D_V = 5e-3;

  /// With a straight OCV the extended filter is the ordinary one.
  private static final CellModel STRAIGHT =
      CellModel.thevenin(
          50,
          OcvCurve.through(Doubles.of(0, 1), Doubles.of(3.0, 4.2)),
          1e-3,
          0.6e-3,
          30,
          2500,
          SIGMA_D_V,
          0.01);

  private static final CellModel LFP_LIKE =
      CellModel.thevenin(
          50,
          OcvCurve.through(
              Doubles.of(0, 0.1, 0.3, 0.7, 0.95, 1), Doubles.of(2.2, 3.18, 3.28, 3.33, 3.37, 3.6)),
          1e-3,
          0.6e-3,
          30,
          2500,
          15e-3,
          0.02);

  private static CellEkf ekf(CellModel cell) {
    PackSpec spec = Specs.of(cell);
    return new CellEkf(spec);
  }

  private static Estimate estimate(FilterState row) {
    return Estimate.of(row);
  }

  /// Straight curve, one kind of everything: the extended filter must be the ordinary one. Eight
  /// states in Commons Math's matrices, with the rows that ours writes out entry by entry.
  @Test
  void agreesWithCommonsMathWhereTheModelIsLinear() {
    double dt = 1, i = -25, q = 3600 * 50, r0 = 1e-3, r1 = 0.6e-3, tau = 30;
    double a = StrictMath.exp(-dt / tau), moved = -i * dt / q;
    double ah = StrictMath.exp(-moved), ad = StrictMath.exp(-dt / 14_400 - moved / 0.3);
    var ekf = ekf(STRAIGHT);
    // The first voltage is no linear update: start after it, and after D has settled.
    FilterState row = ekf.initial(1, 0.8, 0.2);
    for (int n = 0; n < 2; n++)
      row = ekf.step(row, new FilterInput(Doubles.of(3.93), true, i, false, 25, 1));
    double sigmaD = row.get(MODEL_SIGMA, 0);
    row = ChangedState.of(row).with(0, R0_VARIANCE, 0).state();

    RealVector x = new ArrayRealVector(8);
    RealMatrix p = MatrixUtils.createRealMatrix(8, 8);
    for (int r = 0; r < 8; r++) {
      x.setEntry(r, row.get(r, 0));
      for (int c = 0; c < 8; c++) p.setEntry(r, c, Covariance.of(row, r, c, 0));
    }
    for (int n = 0; n < 500; n++) {
      double y = 3.925 - 1e-4 * n;
      // Current less offset, and gain, stand in F: it differs from step to step.
      double flow = i - x.getEntry(5), gain = 1 + x.getEntry(6), kappa = dt / q;
      RealMatrix f =
          MatrixUtils.createRealMatrix(
              new double[][] {
                {1, 0, 0, 0, 0, -kappa * gain, kappa * flow, 0},
                {0, a, 0, 0, 0, -(1 - a) * r1, 0, 0},
                {0, 0, a, 0, 0, 0, 0, 0},
                {0, 0, 0, ah, 0, 0, 0, 0},
                {0, 0, 0, 0, ad, 0, 0, 0},
                {0, 0, 0, 0, 0, 1, 0, 0},
                {0, 0, 0, 0, 0, 0, 1, 0},
                {0, 0, 0, 0, 0, 0, 0, 1}
              });
      RealMatrix noise =
          MatrixUtils.createRealDiagonalMatrix(
              new double[] {
                Math.pow(0.01 * i / q, 2) * dt + 1e-8 * dt / 3600,
                (1 - a * a) * Math.pow(0.05 * r1 * flow, 2),
                0,
                (1 - ah * ah) * 0.6 * 0.6,
                (1 - ad * ad) * sigmaD * sigmaD,
                0.05 * 0.05 * dt / (30 * 86400.0),
                0.035 * 0.035 * dt / (365 * 86400.0),
                0.2 * 0.2 * dt / 86400
              });
      x =
          new ArrayRealVector(
              new double[] {
                x.getEntry(0) + kappa * gain * flow,
                a * x.getEntry(1) + (1 - a) * r1 * flow,
                a * x.getEntry(2),
                ah * x.getEntry(3) - (1 - ah),
                ad * x.getEntry(4),
                x.getEntry(5),
                x.getEntry(6),
                x.getEntry(7)
              });
      p = f.multiply(p).multiply(f.transpose()).add(noise);
      double drop = x.getEntry(1) + x.getEntry(2) + r0 * (i - x.getEntry(5));
      RealVector h = new ArrayRealVector(new double[] {1.2, 1, 1, 0, 1, -r0, 0, drop});
      double quick = SIGMA_D_V * SIGMA_D_V;
      double ohmic = r0 * (i - x.getEntry(5));
      double walk = 0.05 * 0.05 / 3600 * n;
      double s =
          h.dotProduct(p.operate(h))
              + 4e-6
              + (quick + (0.05 * 0.05 + walk) * ohmic * ohmic) * 2 * 800 / dt;
      RealVector gainK = p.operate(h).mapDivide(s);
      double error = y - (3.0 + 1.2 * x.getEntry(0) + (1 + x.getEntry(7)) * drop + x.getEntry(4));
      x = x.add(gainK.mapMultiply(error));
      p = p.subtract(gainK.outerProduct(gainK).scalarMultiply(s));

      row = ekf.step(row, new FilterInput(Doubles.of(y), true, i, false, 25, dt));
      for (int k = 0; k < 8; k++) {
        assertEquals(x.getEntry(k), row.get(k, 0), 1e-9, "state " + k + " at " + n);
      }
      for (int r = 0; r < 8; r++) {
        for (int c = r; c < 8; c++) {
          double entry = Covariance.of(row, r, c, 0);
          assertEquals(p.getEntry(r, c), entry, 1e-11, "Σ of " + r + ", " + c + " at " + n);
        }
      }
    }
  }

  @Test
  void growsLessSureWhileACellIsSilent() {
    var ekf = ekf(STRAIGHT);
    FilterState before = ekf.initial(1, 0.5, 0.01);
    FilterState after =
        ekf.step(before, new FilterInput(Doubles.of(Double.NaN), true, 0, false, 25, 60));
    assertEquals(0.5, after.get(SOC, 0));
    assertTrue(Covariance.of(after, SOC, SOC, 0) > Covariance.of(before, SOC, SOC, 0));
  }

  @Test
  void growsMuchLessSureWhileTheCurrentIsNotKnown() {
    var ekf = ekf(STRAIGHT);
    FilterState row = ekf.initial(1, 0.5, 0.01);
    for (int n = 0; n < 60; n++)
      row = ekf.step(row, new FilterInput(Doubles.of(3.6), true, Double.NaN, false, 25, 1));
    // Up to 100 A may have flowed for 60 s in or out of 50 Ah: 0.033, on top of 0.01.
    assertEquals(0.01 + 60.0 * 100 / (3600 * 50), Math.sqrt(Covariance.of(row, SOC, SOC, 0)), 1e-3);
    for (int n = 0; n < 3600; n++)
      row = ekf.step(row, new FilterInput(Doubles.of(3.6), true, Double.NaN, false, 25, 1));
    assertEquals(
        CellEkf.SOC_VARIANCE_UNKNOWN, Covariance.of(row, SOC, SOC, 0), 1e-12, "nothing is known");
  }

  @Test
  void doesNotLearnTwiceFromTheSameReading() {
    var ekf = ekf(STRAIGHT);
    FilterState once =
        ekf.step(ekf.initial(1, 0.5, 0.1), new FilterInput(Doubles.of(3.7), true, 0, false, 25, 1));
    FilterState again = ekf.step(once, new FilterInput(Doubles.of(3.7), false, 0, false, 25, 1));
    assertEquals(once.get(SOC, 0), again.get(SOC, 0));
    assertTrue(Covariance.of(again, SOC, SOC, 0) > Covariance.of(once, SOC, SOC, 0));
  }

  @Test
  void twoHalfStepsPredictTheSameAsOneWholeStep() {
    var ekf = ekf(STRAIGHT);
    Doubles silent = Doubles.of(Double.NaN);
    FilterState start = ekf.initial(1, 0.5, 0.1);
    FilterState whole = ekf.step(start, new FilterInput(silent, true, 20, false, 25, 10));
    FilterState halves =
        ekf.step(
            ekf.step(start, new FilterInput(silent, true, 20, false, 25, 5)),
            new FilterInput(silent, true, 20, false, 25, 5));
    for (int k = 0; k < STRIDE; k++) {
      // The offset wanders during the step, which a step knows only at its end.
      assertEquals(whole.get(k, 0), halves.get(k, 0), 1e-12, "entry " + k);
    }
  }

  /// Ten thousand repetitions of one plateau voltage are one witness, not ten thousand.
  @Test
  void staysUnsureOnThePlateauHoweverLongItLooks() {
    var ekf = ekf(LFP_LIKE);
    FilterState row = ekf.initial(1, 0.5, 0.29);
    for (int n = 0; n < 10_000; n++)
      row = ekf.step(row, new FilterInput(Doubles.of(3.305), true, 0, false, 25, 0.1));
    double sigma = Math.sqrt(Covariance.of(row, SOC, SOC, 0));
    assertTrue(sigma > 0.08, "σ is " + sigma);
  }

  @Test
  void isSureAtTheKneeAfterTheFirstVoltage() {
    var ekf = ekf(LFP_LIKE);
    FilterState row =
        ekf.step(
            ekf.initial(1, 0.5, 0.29), new FilterInput(Doubles.of(2.9), true, 0, false, 25, 0.1));
    assertEquals(LFP_LIKE.ocv().socAt(2.9), row.get(SOC, 0), 0.01);
    assertTrue(Math.sqrt(Covariance.of(row, SOC, SOC, 0)) < 0.02);
  }

  @Property(tries = 200)
  void noVoltageMakesTheEstimateAnythingButANumber(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 6) Double> voltages,
      @ForAll @DoubleRange(min = -200, max = 200) double currentA,
      @ForAll @DoubleRange(min = 0, max = 1000) double dtSeconds) {
    var ekf = ekf(LFP_LIKE);
    FilterState row = ekf.initial(1, 0.5, 0.29);
    for (double y : voltages) {
      // The sample check lets 0.2 to 5.5 V through, and NaN.
      double believed = y >= 0.2 && y <= 5.5 ? y : Double.NaN;
      row =
          ekf.step(
              row, new FilterInput(Doubles.of(believed), true, currentA, false, 25, dtSeconds));
      assertTrue(Double.isFinite(row.get(SOC, 0)));
      double variance = Covariance.of(row, SOC, SOC, 0);
      assertTrue(variance >= 0 && variance <= 1.0 / 12 + 1e-12, "P00 is " + variance);
      Estimate estimate = estimate(row);
      assertTrue(estimate.soc() >= 0 && estimate.soc() <= 1);
    }
  }

  @Test
  void thePackIsEmptyWithItsFirstCellAndFullWithItsFirst() {
    var ekf = ekf(STRAIGHT);
    var cells = ChangedState.of(ekf.initial(2, 0.5, 0.1));
    assertEquals(0, estimate(cells.with(0, SOC, 0).with(1, SOC, 0.1).state()).soc());
    assertEquals(1, estimate(cells.with(0, SOC, 0.9).with(1, SOC, 1).state()).soc());
    assertEquals(0.5, estimate(cells.with(0, SOC, 0.4).with(1, SOC, 0.6).state()).soc(), 1e-12);
  }
}
