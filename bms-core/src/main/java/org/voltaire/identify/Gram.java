package org.voltaire.identify;

/// Normal equations of a weighted linear regression y ≈ X p: all that many thousand rows say about
/// a few dozen parameters.
final class Gram {
  private final double[][] a;
  private final double[] b;
  private final double yy;
  private final int rows;

  /// @param a Xᵀ W X, symmetric
  /// @param b Xᵀ W y
  /// @param yy yᵀ W y
  /// @param rows how many were added up
  Gram(double[][] a, double[] b, double yy, int rows) {
    this.a = a;
    this.b = b;
    this.yy = yy;
    this.rows = rows;
  }

  double[][] a() {
    return a;
  }

  double[] b() {
    return b;
  }

  double yy() {
    return yy;
  }

  int rows() {
    return rows;
  }

  /// Weighted sum of squared residuals of these parameters.
  double cost(double[] p) {
    double cost = yy;
    for (int i = 0; i < p.length; i++) {
      double row = 0;
      for (int j = 0; j < p.length; j++) row += a[i][j] * p[j];
      cost += p[i] * (row - 2 * b[i]);
    }
    return cost;
  }
}
