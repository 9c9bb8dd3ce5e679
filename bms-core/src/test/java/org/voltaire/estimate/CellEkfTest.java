package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.filter.DefaultMeasurementModel;
import org.apache.commons.math3.filter.DefaultProcessModel;
import org.apache.commons.math3.filter.KalmanFilter;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

class CellEkfTest {
  private static final double SIGMA_D = 5e-3;

  /// With a straight OCV the extended filter is the ordinary one.
  private static final CellModel STRAIGHT =
      CellModel.thevenin(
          50,
          OcvCurve.through(Doubles.of(0, 1), Doubles.of(3.0, 4.2)),
          1e-3,
          0.6e-3,
          30,
          2500,
          SIGMA_D,
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

  /// Commons Math has no coloured noise, so the model error is a third state of its own there too.
  @Test
  void agreesWithCommonsMathWhereTheModelIsLinear() {
    double dt = 1, i = -25, q = 3600 * 50;
    double a = StrictMath.exp(-dt / 30), b = StrictMath.exp(-dt / 7200);
    double rate = Math.pow(0.05 / q, 2) + Math.pow(0.01 * i / q, 2);
    double q1 = (1 - a * a) * Math.pow(0.2 * 0.6e-3 * i, 2);
    double q2 = (1 - b * b) * SIGMA_D * SIGMA_D;
    // A fifth of the drop over both resistances, the same for ten minutes.
    double r = 1e-6 + Math.pow(0.2 * 1.6e-3 * i, 2) * 2 * 600 / dt;
    var ekf = ekf(STRAIGHT);
    // The first voltage is no linear update: start after it.
    Doubles row = ekf.step(ekf.initial(1, 0.8, 0.2), Doubles.of(3.93), true, i, 25, 0);

    var process =
        new DefaultProcessModel(
            new double[][] {{1, 0, 0}, {0, a, 0}, {0, 0, b}},
            new double[][] {{dt / q}, {(1 - a) * 0.6e-3}, {0}},
            new double[][] {{2 * rate * 3600 * dt, 0, 0}, {0, q1, 0}, {0, 0, q2}},
            new double[] {row.get(CellEkf.SOC), row.get(CellEkf.V1), row.get(CellEkf.D)},
            new double[][] {
              {row.get(CellEkf.P00), row.get(CellEkf.P01), row.get(CellEkf.P02)},
              {row.get(CellEkf.P01), row.get(CellEkf.P11), row.get(CellEkf.P12)},
              {row.get(CellEkf.P02), row.get(CellEkf.P12), row.get(CellEkf.P22)}
            });
    var referee =
        new KalmanFilter(
            process,
            new DefaultMeasurementModel(
                MatrixUtils.createRealMatrix(new double[][] {{1.2, 1, 1}}),
                MatrixUtils.createRealMatrix(new double[][] {{r}})));

    for (int n = 0; n < 1000; n++) {
      double y = 3.9 - 1e-4 * n;
      row = ekf.step(row, Doubles.of(y), true, i, 25, dt);
      referee.predict(new double[] {i});
      referee.correct(new double[] {y - 3.0 - 1e-3 * i});

      double[] expected = referee.getStateEstimation();
      double[][] p = referee.getErrorCovariance();
      assertEquals(expected[0], row.get(CellEkf.SOC), 1e-9, "SoC at " + n);
      assertEquals(expected[1], row.get(CellEkf.V1), 1e-9);
      assertEquals(expected[2], row.get(CellEkf.D), 1e-9);
      assertEquals(p[0][0], row.get(CellEkf.P00), 1e-11);
      assertEquals(p[0][2], row.get(CellEkf.P02), 1e-11);
      assertEquals(p[1][1], row.get(CellEkf.P11), 1e-11);
      assertEquals(p[2][2], row.get(CellEkf.P22), 1e-11);
    }
  }

  @Test
  void growsLessSureWhileACellIsSilent() {
    var ekf = ekf(STRAIGHT);
    Doubles before = ekf.initial(1, 0.5, 0.01);
    Doubles after = ekf.step(before, Doubles.of(Double.NaN), true, 0, 25, 60);
    assertEquals(0.5, after.get(CellEkf.SOC));
    assertTrue(after.get(CellEkf.P00) > before.get(CellEkf.P00));
  }

  @Test
  void growsMuchLessSureWhileTheCurrentIsNotKnown() {
    var ekf = ekf(STRAIGHT);
    Doubles row = ekf.initial(1, 0.5, 0.01);
    for (int n = 0; n < 60; n++) row = ekf.step(row, Doubles.of(3.6), true, Double.NaN, 25, 1);
    // Up to 100 A may have flowed for 60 s in or out of 50 Ah: 0.033, on top of 0.01.
    assertEquals(0.01 + 60.0 * 100 / (3600 * 50), Math.sqrt(row.get(CellEkf.P00)), 1e-3);
    for (int n = 0; n < 3600; n++) row = ekf.step(row, Doubles.of(3.6), true, Double.NaN, 25, 1);
    assertEquals(CellEkf.SOC_VARIANCE_UNKNOWN, row.get(CellEkf.P00), 1e-12, "nothing is known");
  }

  @Test
  void doesNotLearnTwiceFromTheSameReading() {
    var ekf = ekf(STRAIGHT);
    Doubles once = ekf.step(ekf.initial(1, 0.5, 0.1), Doubles.of(3.7), true, 0, 25, 1);
    Doubles again = ekf.step(once, Doubles.of(3.7), false, 0, 25, 1);
    assertEquals(once.get(CellEkf.SOC), again.get(CellEkf.SOC));
    assertTrue(again.get(CellEkf.P00) > once.get(CellEkf.P00));
  }

  @Test
  void twoHalfStepsPredictTheSameAsOneWholeStep() {
    var ekf = ekf(STRAIGHT);
    Doubles silent = Doubles.of(Double.NaN), start = ekf.initial(1, 0.5, 0.1);
    Doubles whole = ekf.step(start, silent, true, 20, 25, 10);
    Doubles halves = ekf.step(ekf.step(start, silent, true, 20, 25, 5), silent, true, 20, 25, 5);
    for (int k = 0; k < CellEkf.STRIDE; k++) {
      assertEquals(whole.get(k), halves.get(k), 1e-15, "entry " + k);
    }
  }

  /// Ten thousand repetitions of one plateau voltage are one witness, not ten thousand.
  @Test
  void staysUnsureOnThePlateauHoweverLongItLooks() {
    var ekf = ekf(LFP_LIKE);
    Doubles row = ekf.initial(1, 0.5, 0.29);
    for (int n = 0; n < 10_000; n++) row = ekf.step(row, Doubles.of(3.305), true, 0, 25, 0.1);
    double sigma = Math.sqrt(row.get(CellEkf.P00));
    assertTrue(sigma > 0.08, "σ is " + sigma);
  }

  @Test
  void isSureAtTheKneeAfterTheFirstVoltage() {
    var ekf = ekf(LFP_LIKE);
    Doubles row = ekf.step(ekf.initial(1, 0.5, 0.29), Doubles.of(2.9), true, 0, 25, 0.1);
    assertEquals(LFP_LIKE.ocv().socAt(2.9), row.get(CellEkf.SOC), 0.01);
    assertTrue(Math.sqrt(row.get(CellEkf.P00)) < 0.02);
  }

  @Property(tries = 200)
  void noVoltageMakesTheEstimateAnythingButANumber(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 6) Double> voltages,
      @ForAll @DoubleRange(min = -200, max = 200) double currentA,
      @ForAll @DoubleRange(min = 0, max = 1000) double dtSeconds) {
    var ekf = ekf(LFP_LIKE);
    Doubles row = ekf.initial(1, 0.5, 0.29);
    for (double y : voltages) {
      // The sample check lets 0.2 to 5.5 V through, and NaN.
      double believed = y >= 0.2 && y <= 5.5 ? y : Double.NaN;
      row = ekf.step(row, Doubles.of(believed), true, currentA, 25, dtSeconds);
      assertTrue(Double.isFinite(row.get(CellEkf.SOC)));
      double variance = row.get(CellEkf.P00);
      assertTrue(variance >= 0 && variance <= 1.0 / 12 + 1e-12, "P00 is " + variance);
      Estimate estimate = Estimate.of(row);
      assertTrue(estimate.soc() >= 0 && estimate.soc() <= 1);
    }
  }

  @Test
  void thePackIsEmptyWithItsFirstCellAndFullWithItsFirst() {
    var ekf = ekf(STRAIGHT);
    double[] row = ekf.initial(2, 0.5, 0.1).toArray();
    row[CellEkf.SOC] = 0;
    row[CellEkf.STRIDE + CellEkf.SOC] = 0.1;
    assertEquals(0, Estimate.of(Doubles.of(row)).soc());
    row[CellEkf.SOC] = 0.9;
    row[CellEkf.STRIDE + CellEkf.SOC] = 1;
    assertEquals(1, Estimate.of(Doubles.of(row)).soc());
    row[CellEkf.SOC] = 0.4;
    row[CellEkf.STRIDE + CellEkf.SOC] = 0.6;
    assertEquals(0.5, Estimate.of(Doubles.of(row)).soc(), 1e-12);
  }
}
