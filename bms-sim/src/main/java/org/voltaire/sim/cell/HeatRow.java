package org.voltaire.sim.cell;

import java.util.Arrays;

/// Heat between cells that stand in a row, each with its neighbours.
///
///     C T'(k) = g(k−1) (T(k−1) − T(k)) + g(k) (T(k+1) − T(k))
///
/// solved backwards in time (implicit Euler, one tridiagonal system a step): stable for any step,
/// what leaves one cell enters another, and equal temperatures stay equal. All cells have the same
/// heat capacity.
final class HeatRow {
  private final double[] between;
  private final double heatCapacityJPerK;

  // The elimination's factors depend on the length of the step only.
  private final double[] upper;
  private final double[] inverse;
  private final double[] work;
  private final boolean still;

  /// @param betweenWPerK g, one fewer than cells, each >= 0
  HeatRow(double[] betweenWPerK, double heatCapacityJPerK) {
    this.between = betweenWPerK.clone();
    this.heatCapacityJPerK = heatCapacityJPerK;
    int cells = between.length + 1;
    this.upper = new double[cells];
    this.inverse = new double[cells];
    this.work = new double[cells];
    this.still = Arrays.stream(between).allMatch(g -> g == 0);
  }

  /// Gets ready for steps of this length, s.
  void prepare(double dtSeconds) {
    if (still) return;
    double share = dtSeconds / heatCapacityJPerK, before = 0;
    for (int k = 0; k < work.length; k++) {
      double down = k > 0 ? share * between[k - 1] : 0;
      double up = k < between.length ? share * between[k] : 0;
      inverse[k] = 1 / (1 + down + up - down * before);
      before = up * inverse[k];
      upper[k] = before;
    }
  }

  /// Lets heat flow for one step.
  ///
  /// @param degC one per cell, changed in place
  /// @param dtSeconds as prepared for
  void flow(double[] degC, double dtSeconds) {
    if (still) return;
    double share = dtSeconds / heatCapacityJPerK;
    // Solved for the heat that flows, from the differences: where there are none, nothing changes.
    double before = 0;
    for (int k = 0; k < work.length; k++) {
      double down = k > 0 ? share * between[k - 1] : 0;
      double up = k < between.length ? share * between[k] : 0;
      double pulls = 0;
      if (k > 0) pulls += down * (degC[k - 1] - degC[k]);
      if (k < between.length) pulls += up * (degC[k + 1] - degC[k]);
      before = (pulls + down * before) * inverse[k];
      work[k] = before;
    }
    for (int k = work.length - 2; k >= 0; k--) work[k] += upper[k] * work[k + 1];
    for (int k = 0; k < work.length; k++) degC[k] += work[k];
  }
}
