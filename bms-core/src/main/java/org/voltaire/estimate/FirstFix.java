package org.voltaire.estimate;

import org.voltaire.pack.CellModel;

/// Where a cell most probably is on its OCV curve, from one voltage and next to nothing else.
///
/// The posterior of SoC given the voltage is integrated over an even grid of the whole curve, with
/// the slow model error `d` as the voltage's uncertainty, and its moments start the filter: the
/// mean and variance of SoC, and what `d` has to be if SoC is elsewhere (their covariance). After
/// this the filter's straight line is short enough to be true.
final class FirstFix {
  private static final int POINTS = 401;

  private final CellModel model;

  FirstFix(CellModel model) {
    this.model = model;
  }

  /// Corrects one cell of the row in place.
  ///
  /// @param k where the cell's state begins
  /// @param y its voltage without the drop over R0, V
  void correct(double[] x, int k, double y) {
    double mean = x[k + CellEkf.SOC], variance = Math.max(x[k + CellEkf.P00], 1e-8);
    double v1Variance = x[k + CellEkf.P11] + 1e-6;
    double dVariance = x[k + CellEkf.P22];
    double spread = dVariance + v1Variance;
    double share = dVariance / spread;

    double w = 0, wz = 0, wzz = 0, wd = 0, wdd = 0, wzd = 0;
    for (int n = 0; n < POINTS; n++) {
      double z = (double) n / (POINTS - 1);
      double error = y - x[k + CellEkf.V1] - model.ocv().at(z);
      double weight =
          StrictMath.exp(
              -0.5 * ((z - mean) * (z - mean) / variance + error * error / spread) + offset(y));
      double d = share * error;
      w += weight;
      wz += weight * z;
      wzz += weight * z * z;
      wd += weight * d;
      wdd += weight * d * d;
      wzd += weight * z * d;
    }
    x[k + CellEkf.FIXED] = 1;
    if (!(w > 1e-200)) {
      // No point of the curve explains the voltage: it lies beyond an end of it.
      x[k + CellEkf.SOC] = model.ocv().socAt(y);
      x[k + CellEkf.P00] = CellEkf.SOC_VARIANCE_UNKNOWN;
      return;
    }
    double soc = wz / w, d = wd / w;
    double half = 0.5 / (POINTS - 1);
    x[k + CellEkf.SOC] = soc;
    x[k + CellEkf.D] = d;
    x[k + CellEkf.P00] = Math.max(wzz / w - soc * soc, half * half);
    x[k + CellEkf.P01] = 0;
    x[k + CellEkf.P02] = wzd / w - soc * d;
    x[k + CellEkf.P12] = 0;
    x[k + CellEkf.P22] = wdd / w - d * d + share * v1Variance;
  }

  /// Lifts the weights of a voltage beyond the ends of the curve, so that they do not vanish all
  /// together; a common factor cancels out.
  private double offset(double y) {
    double modelErrorV = CellEkf.modelErrorV(model);
    double spread = modelErrorV * modelErrorV;
    double beyond = Math.max(y - model.ocv().at(1), model.ocv().at(0) - y);
    return beyond > 0 ? Math.min(0.5 * beyond * beyond / spread, 600) : 0;
  }
}
