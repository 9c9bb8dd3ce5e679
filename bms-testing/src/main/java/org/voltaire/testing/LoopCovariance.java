package org.voltaire.testing;

/// A covariance of n states by plain loops over its upper triangle, row by row: what the form that
/// the filter has written out is compared with, bit by bit in a test and by its time in a
/// benchmark.
public final class LoopCovariance {
  private final int n, first;
  private final int[] places;

  /// @param n how many states
  /// @param first where the triangle begins in a block of numbers
  public LoopCovariance(int n, int first) {
    this.n = n;
    this.first = first;
    places = new int[n * n];
    int next = first;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        places[i * n + j] = next;
        places[j * n + i] = next;
        next++;
      }
    }
  }

  /// `ph` = Σ Ĉᵀ.
  ///
  /// @param at where the block begins in `x`
  /// @param c the gradient of the output, one number per state
  /// @param ph filled, one number per state
  /// @return Ĉ Σ Ĉᵀ
  public double project(double[] x, int at, double[] c, double[] ph) {
    double variance = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) sum += x[at + places[i * n + j]] * c[j];
      ph[i] = sum;
      variance += c[i] * sum;
    }
    return variance;
  }

  /// Σ ← Σ − L phᵀ − ph Lᵀ + s L Lᵀ.
  ///
  /// @param at where the block begins in `x`
  /// @param ph Σ Ĉᵀ of the output
  /// @param gain L
  /// @param s variance of the innovation
  public void correct(double[] x, int at, double[] ph, double[] gain, double s) {
    int k = at + first;
    for (int i = 0; i < n; i++) {
      double l = gain[i], p = ph[i];
      x[k++] += l * (s * l - 2 * p);
      for (int j = i + 1; j < n; j++) x[k++] += l * (s * gain[j] - ph[j]) - p * gain[j];
    }
  }
}
