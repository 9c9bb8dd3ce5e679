package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.CellState.*;

/// Where a cell most probably is on its OCV curve, from one voltage and next to nothing else.
///
/// The first voltage of a cell meets a prior far wider than the curve is straight. So the posterior
/// of SoC is integrated over an even grid of the whole curve, with branch, model error and what an
/// earlier current may have left in the RC pairs as the voltage's uncertainty, and its moments
/// start the filter: also what those would have to be if SoC is elsewhere (their covariances).
final class FirstFix {
  /// A little beyond both ends: a mean over a grid that ends at 1 never calls a full cell full.
  private static final double FIRST = -0.02, STEP = 0.005;

  private static final int POINTS = 209;

  /// The share of a pair's full voltage that it has under a load of unknown age, and its σ.
  private static final double FAST_SHARE = 0.5,
      FAST_SIGMA = 0.5,
      SLOW_SHARE = 0.2,
      SLOW_SIGMA = 0.3;

  /// Earlier currents, as a share of the capacity per hour, whose voltage may be left in the pairs.
  private static final double EARLIER_C_RATE = 0.02;

  /// A voltage may be beyond the curve's ends by so many σ before nothing explains it.
  private static final double BEYOND_SIGMAS = 3;

  private final ModelTable table;
  private final double capacityAh;

  FirstFix(ModelTable table, double capacityAh) {
    this.table = table;
    this.capacityAh = capacityAh;
  }

  /// Corrects one cell in place.
  ///
  /// @param x the state row, see [CellState]
  /// @param n lanes
  /// @param c the cell
  /// @param measuredV its voltage
  /// @param i its current, A
  /// @param row of the temperature, [ModelTable#row]
  /// @param rateFactor by how much the residual is larger at this current
  /// @param resistanceError how far all resistances may be off together, as a share of them
  void correct(
      double[] x,
      int n,
      int c,
      double measuredV,
      double i,
      double tempDegC,
      double row,
      double rateFactor,
      double resistanceError) {
    double mean = x[Z * n + c], variance = Math.max(x[PZZ * n + c], 1e-8);
    double thermalV = ModelTable.thermalV(tempDegC), ratio = x[R_RATIO * n + c];
    double shiftVariance = square(table.shiftErrorV(row));
    double h0 = x[H * n + c], sh = x[PHH * n + c];
    double lowestV = table.ocvV(FIRST, h0, 0);
    double highestV = table.ocvV(FIRST + STEP * (POINTS - 1), h0, 0);
    double best = Double.NEGATIVE_INFINITY;
    double w = 0, wz = 0, wzz = 0;
    double m1 = 0, m2 = 0, mh = 0, md = 0, z1 = 0, z2 = 0, zh = 0, zd = 0;
    double q11 = 0, q12 = 0, q1h = 0, q1d = 0, q22 = 0, q2h = 0, q2d = 0, qhh = 0, qhd = 0, qdd = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < POINTS; k++) {
        double z = FIRST + STEP * k;
        double column = ModelTable.column(z);
        double sigma = table.at(row, column, ModelTable.SIGMA) * rateFactor;
        double seriesV = ratio * table.dropV(table.at(row, column, ModelTable.R0), i, thermalV);
        double r1 = table.at(row, column, ModelTable.R1);
        double r2 = table.at(row, column, ModelTable.R2);
        // A cell under load at its first reading may have been so for a second or for an hour.
        double v1 = FAST_SHARE * r1 * i, v2 = SLOW_SHARE * r2 * i;
        double s1 = square(FAST_SIGMA * r1 * i) + square(EARLIER_C_RATE * capacityAh * r1);
        double s2 = square(SLOW_SIGMA * r2 * i) + square(EARLIER_C_RATE * capacityAh * r2);
        double gap = table.halfGapV(z);
        double slope = (table.ocvV(z + 0.005, h0, 0) - table.ocvV(z - 0.005, h0, 0)) / 0.01;
        double sd =
            sigma * sigma
                + square(VoltageUpdate.CURVE_SHIFT * slope)
                + shiftVariance
                + square((2 * CellEkf.RESISTANCE_ERROR + resistanceError) * seriesV)
                + square(VoltageUpdate.SENSOR_NOISE_V);
        double u = measuredV - seriesV - v1 - v2 - table.at(row, column, ModelTable.SHIFT);
        double spread = s1 + s2 + gap * gap * sh + sd;
        // What no SoC explains is doubted by all of it: or the steepest end would explain it best.
        double beyond = Math.max(u - highestV, lowestV - u);
        double unexplained = square(Math.max(0, beyond - BEYOND_SIGMAS * StrictMath.sqrt(spread)));
        sd += unexplained;
        spread += unexplained;
        double e = u - table.ocvV(z, h0, 0);
        double log = -0.5 * (square(z - mean) / variance + e * e / spread + StrictMath.log(spread));
        if (pass == 0) {
          best = Math.max(best, log);
          continue;
        }
        double p = StrictMath.exp(log - best);
        double k1 = s1 / spread, k2 = s2 / spread, kh = gap * sh / spread, kd = sd / spread;
        double e1 = v1 + k1 * e, e2 = v2 + k2 * e, eh = h0 + kh * e, ed = kd * e;
        w += p;
        wz += p * z;
        wzz += p * z * z;
        m1 += p * e1;
        m2 += p * e2;
        mh += p * eh;
        md += p * ed;
        z1 += p * z * e1;
        z2 += p * z * e2;
        zh += p * z * eh;
        zd += p * z * ed;
        q11 += p * (e1 * e1 + s1 - k1 * s1);
        q12 += p * (e1 * e2 - k1 * s2);
        q1h += p * (e1 * eh - k1 * gap * sh);
        q1d += p * (e1 * ed - k1 * sd);
        q22 += p * (e2 * e2 + s2 - k2 * s2);
        q2h += p * (e2 * eh - k2 * gap * sh);
        q2d += p * (e2 * ed - k2 * sd);
        qhh += p * (eh * eh + sh - kh * gap * sh);
        qhd += p * (eh * ed - kh * sd);
        qdd += p * (ed * ed + sd - kd * sd);
      }
    }
    double z = wz / w;
    m1 /= w;
    m2 /= w;
    mh /= w;
    md /= w;
    x[FIXED * n + c] = ON_TRIAL;
    x[Z * n + c] = z;
    x[V1 * n + c] = m1;
    x[V2 * n + c] = m2;
    x[H * n + c] = Math.clamp(mh, -1.0, 1.0);
    x[D * n + c] = md;
    x[PZZ * n + c] = Math.max(wzz / w - z * z, square(STEP / 2));
    x[PZV1 * n + c] = z1 / w - z * m1;
    x[PZV2 * n + c] = z2 / w - z * m2;
    x[PZH * n + c] = zh / w - z * mh;
    x[PZD * n + c] = zd / w - z * md;
    x[PZB * n + c] = 0;
    x[PZG * n + c] = 0;
    x[PZR * n + c] = 0;
    x[PV1V1 * n + c] = q11 / w - m1 * m1;
    x[PV1V2 * n + c] = q12 / w - m1 * m2;
    x[PV1H * n + c] = q1h / w - m1 * mh;
    x[PV1D * n + c] = q1d / w - m1 * md;
    x[PV2V2 * n + c] = q22 / w - m2 * m2;
    x[PV2H * n + c] = q2h / w - m2 * mh;
    x[PV2D * n + c] = q2d / w - m2 * md;
    x[PHH * n + c] = qhh / w - mh * mh;
    x[PHD * n + c] = qhd / w - mh * md;
    x[PDD * n + c] = qdd / w - md * md;
    CellEkf.widen(x, n, c, 0); // Both ends at once are more than not knowing it.
    x[SIGMA_D * n + c] = StrictMath.sqrt(x[PDD * n + c]);
    x[MODEL_V * n + c] = measuredV;
  }
}
