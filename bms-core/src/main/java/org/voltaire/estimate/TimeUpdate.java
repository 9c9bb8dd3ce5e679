package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

/// The filter's first half: states and covariance carried over one step in which the current was
/// constant, P ← F P Fᵀ + Q, written out because F is nearly diagonal.
///
/// With i the current less the cell's offset, κ = Δt / (3600 Q), and a = exp(−Δt/τ):
///
///     z  ← z + κ η (1 + g) i        v1 ← a1 v1 + (1 − a1) R1 i      v2 likewise, with its own R2
///     h  ← ah h + (1 − ah) sign(i)  d  ← ad d                       b, g, r stay
///
/// so that F has, beside its diagonal 1, a1, a2, ah, ad, 1, 1, 1, only ∂z/∂b, ∂z/∂g, ∂v1/∂b and ∂v2/∂b.
/// The rest of the slow pair is how far the particles' surface is ahead, which is no state: its error
/// is in that of v2, so the covariance counts with the whole R2.
final class TimeUpdate {
  private TimeUpdate() {}

  /// Advances every cell in place. Allocates nothing.
  ///
  /// @param x the state row, see [CellState]
  /// @param n lanes
  /// @param currentA over the step; 0 if `idle`
  /// @param idle no current flows, whatever the sensor's offset: `b` moves nothing
  /// @param row of the temperature, [ModelTable#row]
  /// @param kappa κ η, 1/A
  /// @param a1 what is left of the fast pair's voltage
  /// @param a2 what is left of the slow pair's voltage
  /// @param ah what is left of the branch
  /// @param ad what is left of the model error
  /// @param qz variance added to `Z`
  /// @param qh variance added to `H`
  /// @param qb variance added to `B`
  /// @param qg variance added to `G`
  /// @param qr variance added to `R`
  static void apply(
      double[] x,
      int n,
      ModelTable table,
      double currentA,
      boolean idle,
      double row,
      double kappa,
      double a1,
      double a2,
      double ah,
      double ad,
      double qz,
      double qh,
      double qb,
      double qg,
      double qr) {
    double b1 = idle ? 0 : 1 - a1, b2 = idle ? 0 : 1 - a2;
    double drift = idle ? 0 : kappa;
    double error1 = (1 - a1 * a1) * CellEkf.square(CellEkf.RESISTANCE_ERROR);
    double error2 = (1 - a2 * a2) * CellEkf.square(2 * CellEkf.RESISTANCE_ERROR);
    for (int c = 0; c < n; c++) {
      double i = currentA - (idle ? 0 : x[B * n + c]);
      double z = x[Z * n + c], gain = 1 + x[G * n + c];
      double column = ModelTable.column(z);
      double r1 = table.at(row, column, ModelTable.R1);
      double r2 = table.at(row, column, ModelTable.R2);
      x[Z * n + c] = Math.clamp(z + kappa * gain * i, CellEkf.LOWEST_SOC, CellEkf.HIGHEST_SOC);
      x[V1 * n + c] = a1 * x[V1 * n + c] + (1 - a1) * r1 * i;
      double own2 = table.at(row, column, ModelTable.OWN_R2);
      x[V2 * n + c] = a2 * x[V2 * n + c] + (1 - a2) * own2 * i;
      x[SLOW_A * n + c] = a2 * x[SLOW_A * n + c] + (1 - a2) * i;
      x[H * n + c] = ah * x[H * n + c] + (1 - ah) * Math.signum(i);
      x[D * n + c] *= ad;

      double fb = -drift * gain, fg = kappa * i, f1 = -b1 * r1, f2 = -b2 * r2;
      double bb = x[PBB * n + c], bg = x[PBG * n + c], gg = x[PGG * n + c];
      double v1b = x[PV1B * n + c], v1g = x[PV1G * n + c];
      double v2b = x[PV2B * n + c], v2g = x[PV2G * n + c];
      double hb = x[PHB * n + c], hg = x[PHG * n + c];
      double db = x[PDB * n + c], dg = x[PDG * n + c];
      double br = x[PBR * n + c], gr = x[PGR * n + c];
      double zb = x[PZB * n + c], zg = x[PZG * n + c];
      double newZb = zb + fb * bb + fg * bg, newZg = zg + fb * bg + fg * gg;
      double newV1b = a1 * v1b + f1 * bb, newV2b = a2 * v2b + f2 * bb;
      x[PZZ * n + c] += fb * (zb + newZb) + fg * (zg + newZg) + qz;
      x[PZV1 * n + c] = a1 * (x[PZV1 * n + c] + fb * v1b + fg * v1g) + f1 * newZb;
      x[PZV2 * n + c] = a2 * (x[PZV2 * n + c] + fb * v2b + fg * v2g) + f2 * newZb;
      x[PZH * n + c] = ah * (x[PZH * n + c] + fb * hb + fg * hg);
      x[PZD * n + c] = ad * (x[PZD * n + c] + fb * db + fg * dg);
      x[PZB * n + c] = newZb;
      x[PZG * n + c] = newZg;
      x[PZR * n + c] += fb * br + fg * gr;
      double i2 = i * i;
      x[PV1V1 * n + c] =
          a1 * a1 * x[PV1V1 * n + c] + f1 * (a1 * v1b + newV1b) + error1 * r1 * r1 * i2;
      x[PV1V2 * n + c] = a1 * a2 * x[PV1V2 * n + c] + f2 * a1 * v1b + f1 * newV2b;
      x[PV1H * n + c] = ah * (a1 * x[PV1H * n + c] + f1 * hb);
      x[PV1D * n + c] = ad * (a1 * x[PV1D * n + c] + f1 * db);
      x[PV1B * n + c] = newV1b;
      x[PV1G * n + c] = a1 * v1g + f1 * bg;
      x[PV1R * n + c] = a1 * x[PV1R * n + c] + f1 * br;
      x[PV2V2 * n + c] =
          a2 * a2 * x[PV2V2 * n + c] + f2 * (a2 * v2b + newV2b) + error2 * r2 * r2 * i2;
      x[PV2H * n + c] = ah * (a2 * x[PV2H * n + c] + f2 * hb);
      x[PV2D * n + c] = ad * (a2 * x[PV2D * n + c] + f2 * db);
      x[PV2B * n + c] = newV2b;
      x[PV2G * n + c] = a2 * v2g + f2 * bg;
      x[PV2R * n + c] = a2 * x[PV2R * n + c] + f2 * br;
      x[PHH * n + c] = ah * ah * x[PHH * n + c] + qh;
      x[PHD * n + c] *= ah * ad;
      x[PHB * n + c] *= ah;
      x[PHG * n + c] *= ah;
      x[PHR * n + c] *= ah;
      double sigmaD = x[SIGMA_D * n + c];
      x[PDD * n + c] = ad * ad * x[PDD * n + c] + (1 - ad * ad) * sigmaD * sigmaD;
      x[PDB * n + c] *= ad;
      x[PDG * n + c] *= ad;
      x[PDR * n + c] *= ad;
      x[PBB * n + c] = bb + qb;
      x[PGG * n + c] = gg + qg;
      x[PRR * n + c] += qr;
    }
  }
}
