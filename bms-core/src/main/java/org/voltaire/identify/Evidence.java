package org.voltaire.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;

/// One record as a regression sees it. For given time constants the model's voltage is linear in
/// its resistances:
///
///     v − U(z) − M(z) h = Σ φk(zs) R0k i + Σ F1[φk(z) i] R1k + Σ F2[φk(z) i] R2k
///                         + F1[U'(z) i] s1 + U(zs) − U(z) + skew + ΔU(z)
///
/// φk are hats over SoC and F is the exact response of an RC pair of 1 Ω. s is how far the surface of
/// the particles runs ahead of their mean, in SoC per ampere: where the OCV bends, near empty and at
/// the steps of graphite, that is most of a pair's resistance. zs is the SoC of the surface,
/// `z + s2 F2[i]`: there the charge transfer takes place. Where a first fit is known, i is already
/// the current that would drop the same voltage at the group's temperature without giving way, so
/// that what is not linear in the resistances is iterated. U(zs) is linear in s2 by its secant at
/// the first fit, and the hats of R0 are at the first fit's zs.
///
/// The skew is the tester's: it averages the current over an interval but reads the voltage at the
/// end of it, where the next current flows already.
final class Evidence {
  /// Where the parameters of [#add] are: resistances, the skew, then the OCV's correction.
  static final int R0 = 0;

  static final int R1 = Knots.RESISTANCE.size();
  static final int R2 = 2 * Knots.RESISTANCE.size();
  static final int LAG1 = 3 * Knots.RESISTANCE.size(), LAG2 = LAG1 + 1;
  static final int SKEW = LAG2 + 1;
  static final int OCV = SKEW + 1;
  static final int SIZE = OCV + Knots.OPEN_CIRCUIT.size();

  /// How well a voltage can be explained at best, V, and a SoC be known: together they say how much
  /// a row weighs. Where the OCV is steep a small error of SoC is a large one of voltage.
  private static final double BEST_V = 3e-3, BEST_SOC = 4e-3;

  /// More rows than this of one record say nothing new: errors last for minutes.
  private static final int ENOUGH_ROWS = 15_000;

  private final CellLog log;
  private final double[] y;
  private final double[] weight;
  private final double[] slope;
  private final double[] i0;
  private final double[] i1;
  private final double[] i2;
  private final OcvCurve ocv;
  private final double lagPerA;
  private final Optional<Dynamics.DynamicsRow> group;
  private final List<Dynamics.DynamicsRow> rows = new ArrayList<>();

  /// @param groupDegC the temperature that the resistances shall belong to
  /// @param known a first fit, if there is one
  Evidence(
      CellLog log,
      OcvCurve ocv,
      Hysteresis hysteresis,
      double groupDegC,
      Optional<Dynamics> known) {
    int n = log.rows();
    this.log = log;
    y = new double[n];
    weight = new double[n];
    slope = new double[n];
    i0 = log.currentA().toArray();
    i1 = i0.clone();
    i2 = i0.clone();
    this.ocv = ocv;
    group = known.map(dynamics -> dynamics.at(groupDegC));
    lagPerA = group.map(Dynamics.DynamicsRow::lagPerA).orElse(0.0);
    double before = log.soc().get(0);
    double branch = log.firstBranch(ocv.at(before), hysteresis.halfGap().at(before));
    for (int k = 0; k < n; k++) {
      double z = log.soc().get(k);
      branch = hysteresis.branchAfter(branch, z - before);
      before = z;
      y[k] = log.voltageV().get(k) - ocv.at(z) - hysteresis.halfGap().at(z) * branch;
      slope[k] = ocv.meanSlopeAt(z);
      double doubtV = slope[k] * BEST_SOC;
      weight[k] = 1 / (BEST_V * BEST_V + doubtV * doubtV);
    }
    known.ifPresent(dynamics -> straighten(dynamics, group.orElseThrow()));
  }

  private void straighten(Dynamics dynamics, Dynamics.DynamicsRow group) {
    var cache = new RowCache(dynamics);
    for (int k = 0; k < y.length; k++) {
      double z = log.soc().get(k), i = log.currentA().get(k);
      Dynamics.DynamicsRow row = cache.at(log.tempDegC().get(k));
      rows.add(row);
      i0[k] = row.dropV(z, i) / group.r0At(z);
      i1[k] = i * row.r1At(z) / group.r1At(z);
      i2[k] = i * row.r2At(z) / group.r2At(z);
    }
  }

  /// The series resistance's current, where its transfer takes place: at the surface.
  private double transferA(int row, double surface) {
    if (group.isEmpty() || lagPerA == 0) return i0[row];
    return rows.get(row).dropV(surface, log.currentA().get(row)) / group.get().r0At(surface);
  }

  /// What the surface adds to the voltage per SoC and ampere that it runs ahead.
  private double ahead(double soc, double slopeAtSoc, double slowA) {
    double ahead = lagPerA * slowA;
    if (Math.abs(ahead) < 1e-4) return slopeAtSoc * slowA;
    double surface = Math.clamp(soc + ahead, Math.min(soc, 0), Math.max(soc, 1));
    return (ocv.at(surface) - ocv.at(soc)) / lagPerA;
  }

  /// Adds the record to the normal equations.
  ///
  /// @return yᵀ W y and the number of rows
  double[] add(double tau1Seconds, double tau2Seconds, double[][] a, double[] b) {
    Knots knots = Knots.RESISTANCE, offsets = Knots.OPEN_CIRCUIT;
    int n = y.length, every = 1 + n / ENOUGH_ROWS;
    double[] x = new double[SIZE];
    int[] used = new int[SIZE];
    double slowA = 0;
    double yy = 0, counted = 0, dtBefore = Double.NaN, a1 = 0, a2 = 0;
    for (int k = 0; k < n; k++) {
      double dt = log.dtSeconds(k), z = log.soc().get(k);
      if (dt != dtBefore) {
        a1 = StrictMath.exp(-dt / tau1Seconds);
        a2 = StrictMath.exp(-dt / tau2Seconds);
        dtBefore = dt;
      }
      int s = knots.segment(z);
      double share = knots.share(s, z);
      for (int q = 0; q < knots.size(); q++) {
        x[R1 + q] *= a1;
        x[R2 + q] *= a2;
      }
      x[LAG1] = a1 * x[LAG1] + (1 - a1) * slope[k] * i1[k];
      slowA = a2 * slowA + (1 - a2) * i2[k];
      x[LAG2] = ahead(z, slope[k], slowA);
      x[R1 + s] += (1 - a1) * (1 - share) * i1[k];
      x[R1 + s + 1] += (1 - a1) * share * i1[k];
      x[R2 + s] += (1 - a2) * (1 - share) * i2[k];
      x[R2 + s + 1] += (1 - a2) * share * i2[k];
      if (k % every != 0) continue;

      for (int q = 0; q < knots.size(); q++) x[R0 + q] = 0;
      double surface = group.isEmpty() ? z : group.get().surfaceSoc(z, slowA);
      double surfaceA = transferA(k, surface);
      int r = knots.segment(surface);
      x[R0 + r + 1] = knots.share(r, surface) * surfaceA;
      x[R0 + r] = surfaceA - x[R0 + r + 1];
      x[SKEW] = k + 1 < n ? i0[k + 1] - i0[k] : 0;
      for (int q = OCV; q < SIZE; q++) x[q] = 0;
      int o = offsets.segment(z);
      x[OCV + o + 1] = offsets.share(o, z);
      x[OCV + o] = 1 - x[OCV + o + 1];

      int count = 0;
      for (int q = 0; q < SIZE; q++) if (Math.abs(x[q]) > 1e-12) used[count++] = q;
      for (int u = 0; u < count; u++) {
        double wx = weight[k] * x[used[u]];
        b[used[u]] += wx * y[k];
        double[] row = a[used[u]];
        for (int v = 0; v <= u; v++) row[used[v]] += wx * x[used[v]];
      }
      yy += weight[k] * y[k] * y[k];
      counted++;
    }
    return new double[] {yy, counted};
  }
}
