package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

/// The filter's second half: one scalar measurement worked into state and covariance.
///
/// With g = P Hᵀ, s its variance and K any gain, P ← P − K gᵀ − g Kᵀ + s K Kᵀ. That is the Joseph
/// form multiplied out for a scalar, entry by entry: symmetric by construction, and right for every
/// K. The optimal one is g / s.
final class MeasurementUpdate {
  private MeasurementUpdate() {}

  /// Whatever a broken sensor says: a cell has between a fifth and three halves of its nominal
  /// capacity, and its resistances do not fall below a fifth of the model's.
  static final double LEAST_GAIN = 1 / 1.5 - 1, MOST_GAIN = 4, LEAST_R = -0.8;

  /// Corrects one cell in place. Allocates nothing.
  ///
  /// @param x the state row, see [CellState]
  /// @param n lanes
  /// @param c the cell
  /// @param error measured less expected
  /// @param s variance of `error`
  /// @param gz covariance of `error` with `Z`; the following ones with the other states, in order
  static void apply(
      double[] x,
      int n,
      int c,
      double error,
      double s,
      double gz,
      double g1,
      double g2,
      double gh,
      double gd,
      double gb,
      double gg,
      double gr) {
    double kz = gz / s, k1 = g1 / s, k2 = g2 / s, kh = gh / s, kd = gd / s, kb = gb / s;
    double kg = gg / s, kr = gr / s;
    x[Z * n + c] = Math.clamp(x[Z * n + c] + kz * error, CellEkf.LOWEST_SOC, CellEkf.HIGHEST_SOC);
    x[V1 * n + c] += k1 * error;
    x[V2 * n + c] += k2 * error;
    x[H * n + c] = Math.clamp(x[H * n + c] + kh * error, -1.0, 1.0);
    x[D * n + c] += kd * error;
    x[B * n + c] += kb * error;
    x[G * n + c] = Math.clamp(x[G * n + c] + kg * error, LEAST_GAIN, MOST_GAIN);
    x[R * n + c] = Math.max(x[R * n + c] + kr * error, LEAST_R);
    // With the optimal gain s K = g, and P − K gᵀ − g Kᵀ + s K Kᵀ is P − K gᵀ up to rounding. The
    // longer form keeps rounding from making a variance negative.
    x[PZZ * n + c] += kz * (s * kz - 2 * gz);
    x[PZV1 * n + c] += kz * (s * k1 - g1) - gz * k1;
    x[PZV2 * n + c] += kz * (s * k2 - g2) - gz * k2;
    x[PZH * n + c] += kz * (s * kh - gh) - gz * kh;
    x[PZD * n + c] += kz * (s * kd - gd) - gz * kd;
    x[PZB * n + c] += kz * (s * kb - gb) - gz * kb;
    x[PZG * n + c] += kz * (s * kg - gg) - gz * kg;
    x[PZR * n + c] += kz * (s * kr - gr) - gz * kr;
    x[PV1V1 * n + c] += k1 * (s * k1 - 2 * g1);
    x[PV1V2 * n + c] += k1 * (s * k2 - g2) - g1 * k2;
    x[PV1H * n + c] += k1 * (s * kh - gh) - g1 * kh;
    x[PV1D * n + c] += k1 * (s * kd - gd) - g1 * kd;
    x[PV1B * n + c] += k1 * (s * kb - gb) - g1 * kb;
    x[PV1G * n + c] += k1 * (s * kg - gg) - g1 * kg;
    x[PV1R * n + c] += k1 * (s * kr - gr) - g1 * kr;
    x[PV2V2 * n + c] += k2 * (s * k2 - 2 * g2);
    x[PV2H * n + c] += k2 * (s * kh - gh) - g2 * kh;
    x[PV2D * n + c] += k2 * (s * kd - gd) - g2 * kd;
    x[PV2B * n + c] += k2 * (s * kb - gb) - g2 * kb;
    x[PV2G * n + c] += k2 * (s * kg - gg) - g2 * kg;
    x[PV2R * n + c] += k2 * (s * kr - gr) - g2 * kr;
    x[PHH * n + c] += kh * (s * kh - 2 * gh);
    x[PHD * n + c] += kh * (s * kd - gd) - gh * kd;
    x[PHB * n + c] += kh * (s * kb - gb) - gh * kb;
    x[PHG * n + c] += kh * (s * kg - gg) - gh * kg;
    x[PHR * n + c] += kh * (s * kr - gr) - gh * kr;
    x[PDD * n + c] += kd * (s * kd - 2 * gd);
    x[PDB * n + c] += kd * (s * kb - gb) - gd * kb;
    x[PDG * n + c] += kd * (s * kg - gg) - gd * kg;
    x[PDR * n + c] += kd * (s * kr - gr) - gd * kr;
    x[PBB * n + c] += kb * (s * kb - 2 * gb);
    x[PBG * n + c] += kb * (s * kg - gg) - gb * kg;
    x[PBR * n + c] += kb * (s * kr - gr) - gb * kr;
    x[PGG * n + c] += kg * (s * kg - 2 * gg);
    x[PGR * n + c] += kg * (s * kr - gr) - gg * kr;
    x[PRR * n + c] += kr * (s * kr - 2 * gr);
  }
}
