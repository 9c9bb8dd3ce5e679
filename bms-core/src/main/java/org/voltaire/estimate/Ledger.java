package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.SocCurve;

/// The filter's accounts, for people only: how well it expected its readings, and what they have
/// taught it. Nothing in here changes an estimate.
///
/// Counting alone would have a variance of SoC that grows as the filter's own does and that no
/// voltage makes smaller: the filter's, and all that voltage has taken off it. When voltage has
/// taken three times what is left, σ is half of what counting would have: that is an [Anchor], and
/// the account starts again.
final class Ledger {
  /// Readings count in the mean of NIS less by a factor of e for every such time, s.
  private static final double NIS_SECONDS = 600;

  /// With less than this of a reading left, the mean is of nothing any more.
  private static final double LEAST_WEIGHT = 1e-3;

  /// Taken off by voltage against what is left: σ halved.
  private static final double HALVED = 3;

  /// A knee is steeper than so many times the median slope of the curve.
  private static final double KNEE = 4;

  /// Less than this is no current, as a share of the capacity per hour.
  private static final double REST_C_RATE = 0.01;

  private final double emptyKneeEnds, fullKneeBegins, restA;

  Ledger(OcvCurve ocv, double capacityAh) {
    double[] slopes = new double[SocCurve.POINTS];
    for (int k = 0; k < slopes.length; k++) slopes[k] = ocv.meanSlopeAt(soc(k));
    double[] sorted = slopes.clone();
    Arrays.sort(sorted);
    double steep = KNEE * sorted[sorted.length / 2];
    int low = 0, high = slopes.length - 1;
    while (low < high && slopes[low] > steep) low++;
    while (high > low && slopes[high] > steep) high--;
    emptyKneeEnds = soc(low);
    fullKneeBegins = soc(high);
    restA = REST_C_RATE * capacityAh;
  }

  private static double soc(int point) {
    return (double) point / (SocCurve.POINTS - 1);
  }

  /// Opens the accounts of a cell.
  static void open(double[] x, int n, int c) {
    x[ANCHOR_SOC * n + c] = Double.NaN;
    x[ANCHOR_VARIANCE * n + c] = Double.NaN;
    x[ANCHOR_SECONDS * n + c] = Double.NaN;
  }

  /// Lets time pass for every cell, and notes what is known of it before its next voltage.
  /// Allocates nothing. Beside the kernel and along the lanes this costs 4 ns a cell; within it,
  /// 12.
  ///
  /// @param x the state row, see [CellState]
  /// @param n lanes
  static void before(double[] x, int n, double dtSeconds) {
    double keep = StrictMath.exp(-dtSeconds / NIS_SECONDS);
    for (int c = 0; c < n; c++) {
      x[NIS_SUM * n + c] *= keep;
      x[NIS_WEIGHT * n + c] *= keep;
      x[ANCHOR_SECONDS * n + c] += dtSeconds;
      x[TAUGHT * n + c] += x[PZZ * n + c];
    }
  }

  /// Enters what the voltages have done. Allocates nothing.
  ///
  /// @param areNew false if they are those of the step before
  /// @param blind whether the current is not known, so that they could not be looked at
  /// @param currentA 0 if none can flow
  void after(double[] x, int n, Doubles voltagesV, boolean areNew, boolean blind, double currentA) {
    for (int c = 0; c < voltagesV.size(); c++) {
      double left = x[PZZ * n + c], taken = x[TAUGHT * n + c] - left;
      x[TAUGHT * n + c] = Math.max(0, taken);
      if (blind || !Double.isFinite(voltagesV.get(c))) {
        x[INNOVATION * n + c] = Double.NaN; // that of an earlier reading is none of now
        continue;
      }
      if (!areNew) continue;
      // A reading counts whether it was then believed or not.
      double innovationV = x[INNOVATION * n + c];
      if (!Double.isNaN(innovationV)) {
        x[NIS_SUM * n + c] += innovationV * innovationV / x[VARIANCE * n + c];
        x[NIS_WEIGHT * n + c]++;
      }
      if (taken > HALVED * left) anchor(x, n, c, currentA);
    }
  }

  private void anchor(double[] x, int n, int c, double currentA) {
    double z = x[Z * n + c];
    x[TAUGHT * n + c] = 0;
    x[ANCHORS * n + c]++;
    double largestA = Math.max(Math.abs(currentA), Math.abs(x[SLOW_A * n + c]));
    x[ANCHOR_KIND * n + c] = kind(z, largestA).code();
    x[ANCHOR_SOC * n + c] = Math.clamp(z, 0.0, 1.0);
    x[ANCHOR_VARIANCE * n + c] = x[PZZ * n + c];
    x[ANCHOR_SECONDS * n + c] = 0;
  }

  Anchor.Kind kind(double soc, double currentA) {
    if (soc < emptyKneeEnds) return Anchor.Kind.EMPTY_KNEE;
    if (soc > fullKneeBegins) return Anchor.Kind.FULL_KNEE;
    return Math.abs(currentA) < restA ? Anchor.Kind.REST : Anchor.Kind.SLOPE;
  }

  /// The mean of NIS of every cell; `NaN` for one without readings, or silent now.
  static Doubles nis(Doubles row, int n, int cells) {
    return Doubles.generate(
        cells,
        c -> {
          double weight = row.get(NIS_WEIGHT * n + c);
          boolean told = weight > LEAST_WEIGHT && !Double.isNaN(row.get(INNOVATION * n + c));
          return told ? (float) (row.get(NIS_SUM * n + c) / weight) : Double.NaN;
        });
  }

  /// The last anchor of every cell.
  static List<Anchor> anchors(Doubles row, int n, int cells) {
    List<Anchor> anchors = new ArrayList<>(cells);
    for (int c = 0; c < cells; c++) {
      int count = (int) row.get(ANCHORS * n + c);
      anchors.add(
          count == 0
              ? Anchor.NONE
              : new Anchor(
                  Anchor.Kind.of((int) row.get(ANCHOR_KIND * n + c)),
                  count,
                  (float) row.get(ANCHOR_SOC * n + c),
                  (float)
                      StrictMath.sqrt(
                          row.get(ANCHOR_VARIANCE * n + c)
                              + CellEkf.square(VoltageUpdate.CURVE_SHIFT)),
                  // Whole seconds: a number that changes with every tick does not compress.
                  StrictMath.floor(row.get(ANCHOR_SECONDS * n + c))));
    }
    return List.copyOf(anchors);
  }
}
