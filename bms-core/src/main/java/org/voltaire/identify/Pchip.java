package org.voltaire.identify;

/// A smooth curve through points that rises where they rise and never overshoots.
///
/// Source: F. N. Fritsch and J. Butland, "A method for constructing local monotone piecewise cubic
/// interpolants", SIAM J. Sci. Stat. Comput. 5 (1984).
final class Pchip {
  private final double[] x;
  private final double[] y;
  private final double[] slope;

  /// @param x strictly ascending, at least 2
  Pchip(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
    int n = x.length;
    slope = new double[n];
    double[] step = new double[n - 1], rise = new double[n - 1];
    for (int i = 0; i < n - 1; i++) {
      step[i] = x[i + 1] - x[i];
      rise[i] = (y[i + 1] - y[i]) / step[i];
    }
    for (int i = 1; i < n - 1; i++) {
      if (!(rise[i - 1] * rise[i] > 0)) continue;
      double before = 2 * step[i] + step[i - 1], after = step[i] + 2 * step[i - 1];
      slope[i] = (before + after) / (before / rise[i - 1] + after / rise[i]);
    }
    slope[0] = rise[0];
    slope[n - 1] = rise[n - 2];
  }

  /// The value at `at`; beyond the points that of the end.
  double at(double at) {
    int n = x.length;
    if (!(at > x[0])) return y[0];
    if (!(at < x[n - 1])) return y[n - 1];
    int i = 0;
    while (x[i + 1] < at) i++;
    double h = x[i + 1] - x[i], t = (at - x[i]) / h, u = 1 - t;
    return (1 + 2 * t) * u * u * y[i]
        + t * u * u * h * slope[i]
        + t * t * (3 - 2 * t) * y[i + 1]
        - t * t * u * h * slope[i + 1];
  }
}
