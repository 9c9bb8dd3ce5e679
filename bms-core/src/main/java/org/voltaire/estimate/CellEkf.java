package org.voltaire.estimate;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// Extended Kalman filter for the state of charge of every cell in a string, with a σ that knows
/// that a model is wrong in the same way for hours.
///
/// First-order Thévenin model with a slow model error `d`, current positive while charging:
///
///     soc' = i / (3600 Q)                     Q capacity, Ah
///     v1'  = (R1 i - v1) / tau                v1 voltage of the RC pair, V
///     d'   = -d / tauD + noise                d hysteresis, slow diffusion, V (Gauss-Markov)
///     y    = OCV(soc) + v1 + d + R0 i         y terminal voltage, V
///
/// Without `d` the filter would take ten voltages a second for ten independent witnesses, and on
/// LFP's plateau would soon be sure of a SoC that hysteresis had made up. With it, a voltage says
/// no more about SoC than OCV slope against the size of the model error allows, however often it is
/// repeated.
///
/// The current is constant over a step, so the states are advanced by their exact solution rather
/// than by Euler: the filter does not care whether it runs at 1 Hz or at 100 Hz.
///
/// The first voltage of a cell meets a prior far wider than the OCV curve is straight, so it is not
/// used by linearisation but by integrating over the whole curve ([FirstFix]).
///
/// Source: G. L. Plett, "Extended Kalman filtering for battery management systems of LiPB-based
/// HEV battery packs", parts 1 to 3, J. Power Sources 134 (2004); coloured measurement noise as an
/// extra state: D. Simon, "Optimal State Estimation" (2006), section 7.2. Model and signs are ours.
public final class CellEkf {
  /// Layout of one cell in the state row; `row.size() == STRIDE * cells`. `P..` is the symmetric
  /// covariance of (soc, v1, d); `FIXED` is 0 until the cell's first voltage and 1 after.
  static final int SOC = 0,
      V1 = 1,
      D = 2,
      P00 = 3,
      P01 = 4,
      P02 = 5,
      P11 = 6,
      P12 = 7,
      P22 = 8,
      FIXED = 9,
      STRIDE = 10;

  /// Nothing is known of a SoC between 0 and 1: the variance of an even distribution.
  static final double SOC_VARIANCE_UNKNOWN = 1.0 / 12;

  /// How long model error, current offset and capacity error keep their value, s.
  private static final double MODEL_ERROR_LASTS_SECONDS = 7200;

  private static final double CURRENT_ERROR_LASTS_SECONDS = 3600;

  /// One reading's own noise, V: converters of battery monitors are good to 1 mV.
  private static final double SENSOR_NOISE_V = 1e-3;

  /// How well the resistances are known, as a share of them.
  private static final double RESISTANCE_ERROR = 0.2;

  /// For how long a drop over a resistance that is not what it should be looks the same, s.
  private static final double DROP_ERROR_LASTS_SECONDS = 600;

  private final CellModel model;
  private final double modelErrorV;
  private final double capacityAs;
  private final double currentErrorA;
  private final double worstCurrentA;
  private final FirstFix firstFix;

  /// A filter for the cells of this pack.
  public CellEkf(PackSpec spec) {
    this.model = spec.cell();
    this.modelErrorV = modelErrorV(model);
    this.capacityAs = 3600 * spec.capacityAh();
    this.currentErrorA = spec.currentErrorA();
    this.worstCurrentA = Math.max(spec.maxChargeA(), spec.maxDischargeA());
    this.firstFix = new FirstFix(model);
  }

  /// A string about which nothing is known except a guess.
  ///
  /// @param soc 0..1
  /// @param socSigma standard deviation of the guess, 0..0.29
  public Doubles initial(int cells, double soc, double socSigma) {
    double[] row = new double[STRIDE * cells];
    double variance = Math.min(socSigma * socSigma, SOC_VARIANCE_UNKNOWN);
    for (int k = 0; k < row.length; k += STRIDE) {
      row[k + SOC] = soc;
      row[k + P00] = variance;
      row[k + P22] = modelErrorV * modelErrorV;
    }
    return Doubles.taking(row);
  }

  /// One step for every cell.
  ///
  /// @param row state of all cells, shape `[cells][STRIDE]` flattened; left untouched
  /// @param voltagesV shape `[cells]`; a `NaN` cell is predicted and not corrected
  /// @param voltagesAreNew false when `voltagesV` were seen by the step before already: they are
  ///   not used twice
  /// @param currentA constant over the step; `NaN` means that anything up to the pack's largest
  ///   current may have flowed, and σ grows accordingly
  /// @param tempDegC of the cells; `NaN` is taken as 25
  /// @param dtSeconds >= 0
  /// @return the next row, same shape
  public Doubles step(
      Doubles row,
      Doubles voltagesV,
      boolean voltagesAreNew,
      double currentA,
      double tempDegC,
      double dtSeconds) {
    double[] x = row.toArray();
    boolean blind = Double.isNaN(currentA);
    double i = blind ? 0 : currentA;
    // One pair stands for both: this filter has no state for the second one.
    var dynamics = model.dynamics().at(tempDegC);
    double r0 = dynamics.r0At(0.5), r1 = dynamics.r1At(0.5) + dynamics.r2At(0.5);
    double a = StrictMath.exp(-dtSeconds / dynamics.tau1Seconds());
    double b = StrictMath.exp(-dtSeconds / MODEL_ERROR_LASTS_SECONDS);
    double dz = i * dtSeconds / capacityAs;

    // Slow errors, as the white noise that has the same effect over times longer than they last.
    double rate =
        square(currentErrorA / capacityAs) + square(model.capacityError() * i / capacityAs);
    double q0 = 2 * rate * CURRENT_ERROR_LASTS_SECONDS * dtSeconds;
    double q1 = (1 - a * a) * square(RESISTANCE_ERROR * r1 * i);
    double q2 = (1 - b * b) * square(modelErrorV);
    double blindSigma = blind ? worstCurrentA * dtSeconds / capacityAs : 0;
    // While a current flows, a resistance that is a fifth off moves the voltage by the same amount
    // for minutes: as white noise, that is far more than the sensor's.
    double dropError = square(RESISTANCE_ERROR * (r0 + r1) * i);
    double repeats = 2 * DROP_ERROR_LASTS_SECONDS / Math.max(dtSeconds, 1e-3);
    double noise = square(SENSOR_NOISE_V) + dropError * Math.max(repeats, 1);

    for (int cell = 0, k = 0; cell < voltagesV.size(); cell++, k += STRIDE) {
      // Predict. F = diag(1, a, b), so F P Fᵀ needs no matrix.
      x[k + SOC] += dz;
      x[k + V1] = a * x[k + V1] + (1 - a) * r1 * i;
      x[k + D] *= b;
      double p00 = x[k + P00] + q0;
      if (blind) p00 = square(StrictMath.sqrt(p00) + blindSigma);
      x[k + P00] = Math.min(p00, SOC_VARIANCE_UNKNOWN);
      x[k + P01] *= a;
      x[k + P02] *= b;
      x[k + P11] = a * a * x[k + P11] + q1;
      x[k + P12] *= a * b;
      x[k + P22] = b * b * x[k + P22] + q2;

      double y = voltagesV.get(cell) - r0 * i;
      if (!voltagesAreNew || blind || Double.isNaN(y)) continue;
      if (x[k + FIXED] == 0) {
        firstFix.correct(x, k, y);
      } else {
        correct(x, k, y, noise);
      }
    }
    return Doubles.taking(x);
  }

  /// H = [OCV' 1 1]. Joseph form, A P Aᵀ + r K Kᵀ with A = I - K H: stays positive definite when
  /// the short form would round below zero.
  ///
  /// @param r variance of the voltage, V²
  private void correct(double[] x, int k, double y, double r) {
    double h = model.ocv().slopeAt(x[k + SOC]);
    double p00 = x[k + P00], p01 = x[k + P01], p02 = x[k + P02];
    double p11 = x[k + P11], p12 = x[k + P12], p22 = x[k + P22];
    double g0 = h * p00 + p01 + p02;
    double g1 = h * p01 + p11 + p12;
    double g2 = h * p02 + p12 + p22;
    double s = h * g0 + g1 + g2 + r;
    double k0 = g0 / s, k1 = g1 / s, k2 = g2 / s;
    double error = y - (model.ocv().at(x[k + SOC]) + x[k + V1] + x[k + D]);
    // A straight line through a bent curve misleads far from where it touches: a cell whose SoC
    // runs off the curve is brought back to its end.
    x[k + SOC] = Math.clamp(x[k + SOC] + k0 * error, -0.05, 1.05);
    x[k + V1] += k1 * error;
    x[k + D] += k2 * error;

    // With g = P Hᵀ, the Joseph form multiplies out to P - K gᵀ - g Kᵀ + s K Kᵀ, which is what
    // stands here entry by entry, and is symmetric by construction.
    x[k + P00] = p00 - 2 * k0 * g0 + s * k0 * k0;
    x[k + P01] = p01 - k0 * g1 - g0 * k1 + s * k0 * k1;
    x[k + P02] = p02 - k0 * g2 - g0 * k2 + s * k0 * k2;
    x[k + P11] = p11 - 2 * k1 * g1 + s * k1 * k1;
    x[k + P12] = p12 - k1 * g2 - g1 * k2 + s * k1 * k2;
    x[k + P22] = p22 - 2 * k2 * g2 + s * k2 * k2;
  }

  /// Standard deviation of the slow error `d`, V: that of the middle of the identified range.
  static double modelErrorV(CellModel model) {
    return model.residual().sigmaV(25, 0, 0.5);
  }

  private static double square(double x) {
    return x * x;
  }
}
