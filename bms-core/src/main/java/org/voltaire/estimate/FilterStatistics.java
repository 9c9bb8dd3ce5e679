package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import java.util.Arrays;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.SocCurve;

/// Statistics of the filter, for people only: how well it predicted its readings, and how much they
/// have reduced the uncertainty of SoC. Nothing in here changes an estimate.
///
/// Coulomb counting alone would have a variance of SoC that grows as the filter's own does and that
/// no voltage reduces. That is the filter's variance plus all that voltages have removed. Once they
/// have removed three times what is left, σ is half of what counting alone would have: that is an
/// [Anchor], and the sum starts again.
final class FilterStatistics {
  /// A reading's weight in the mean of NIS falls by a factor of e in this time, s.
  private static final double NIS_SECONDS = 600;

  /// With less than this weight left, there is no mean any more.
  private static final double LEAST_WEIGHT = 1e-3;

  /// Variance removed, over variance left, when σ is halved.
  private static final double HALVED = 3;

  /// A knee is steeper than so many times the median slope of the curve.
  private static final double KNEE = 4;

  /// Less than this share of the capacity per hour is no current.
  private static final double REST_C_RATE = 0.01;

  private final double emptyKneeEnds, fullKneeBegins, restA;

  FilterStatistics(OcvCurve ocv, double capacityAh) {
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

  /// What remains of the weight of earlier readings after a step, 0..1.
  static double kept(double dtSeconds) {
    return StrictMath.exp(-dtSeconds / NIS_SECONDS);
  }

  /// Before a cell's voltage is used. Allocates nothing.
  ///
  /// @param x the numbers of a [FilterState]
  /// @param kept of this step, from [#kept]
  static void before(double[] x, int cell, double kept, double socVariance) {
    int at = cell * STRIDE;
    x[at + NIS_SUM] *= kept;
    x[at + NIS_WEIGHT] *= kept;
    x[at + REMOVED_VARIANCE] += socVariance;
  }

  /// After a cell's voltage was used, or refused. Allocates nothing.
  ///
  /// @param known whether voltage and current of the cell are measured
  /// @param areNew whether the voltage is another one than in the step before
  /// @return whether voltages have halved σ of SoC since the last anchor
  static boolean after(double[] x, int cell, boolean known, boolean areNew, double socVariance) {
    int at = cell * STRIDE;
    double removed = x[at + REMOVED_VARIANCE] - socVariance;
    x[at + REMOVED_VARIANCE] = Math.max(0, removed);
    if (!known) {
      x[at + INNOVATION] = Double.NaN; // that of an earlier reading is not shown as one of now
      return false;
    }
    if (!areNew) return false;
    // A reading counts whether it was used or refused.
    double innovationV = x[at + INNOVATION];
    if (!Double.isNaN(innovationV)) {
      x[at + NIS_SUM] += innovationV * innovationV / x[at + INNOVATION_VARIANCE];
      x[at + NIS_WEIGHT]++;
    }
    return removed > HALVED * socVariance;
  }

  /// A new anchor of a cell.
  ///
  /// @param count how many it had before
  Anchor anchor(double[] x, int cell, double currentA, double socVariance, int count) {
    int at = cell * STRIDE;
    x[at + REMOVED_VARIANCE] = 0;
    double z = x[at + SOC];
    double largestA = Math.max(Math.abs(currentA), Math.abs(x[at + SLOW_A]));
    double sigma = StrictMath.sqrt(socVariance + CellEkf.square(MeasurementUpdate.CURVE_SHIFT));
    return new Anchor(
        kind(z, largestA), count + 1, (float) Math.clamp(z, 0.0, 1.0), (float) sigma, 0);
  }

  Anchor.AnchorKind kind(double soc, double currentA) {
    if (soc < emptyKneeEnds) return Anchor.AnchorKind.EMPTY_KNEE;
    if (soc > fullKneeBegins) return Anchor.AnchorKind.FULL_KNEE;
    return Math.abs(currentA) < restA ? Anchor.AnchorKind.REST : Anchor.AnchorKind.SLOPE;
  }

  /// Mean NIS of every cell; `NaN` for one that has no reading now, or has had none.
  static Doubles nis(FilterState state) {
    return Doubles.generate(state.cells(), c -> (float) nis(state, c));
  }

  private static double nis(FilterState state, int cell) {
    double weight = state.get(NIS_WEIGHT, cell);
    boolean known = weight > LEAST_WEIGHT && !Double.isNaN(state.get(INNOVATION, cell));
    return known ? state.get(NIS_SUM, cell) / weight : Double.NaN;
  }
}
