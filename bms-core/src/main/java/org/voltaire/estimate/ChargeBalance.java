package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.R0_RATIO;
import static org.voltaire.estimate.StateLayout.RESISTANCE;

import java.util.Arrays;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// Whether the cells' states of charge move alike, as those of cells in series must: all of them
/// carry the same current.
///
/// Of each cell the distance of its SoC from the median of the pack is kept. It may change as far
/// as capacities differ, by what cells leak, and, slowly, by what voltages teach. A cell whose
/// distance changes faster is **apart**: its voltage contradicts the charge that went through it,
/// because its sensor is wrong or because the model does not describe the cell. Its voltage then no
/// longer decides the pack's SoC, and what is told of the cell is where the charge says it is.
///
/// Looked at once a second.
///
/// @param timeNanos when it was looked at last, monotonic; `Long.MIN_VALUE` for never
/// @param medianSoc of the pack then, 0..1; `NaN` before
/// @param distance SoC of each cell minus the median as far as it is believed; `NaN` before
/// @param apart the cells that are apart
/// @param resistanceRatio resistance of the cell with the highest, over the median of the pack, as
///   learnt from steps of the current; 1 before
/// @param resistanceIndex which cell that is, from 0; −1 before
public record ChargeBalance(
    long timeNanos,
    double medianSoc,
    Doubles distance,
    CellSet apart,
    double resistanceRatio,
    int resistanceIndex) {
  /// How often it is looked at, ns.
  private static final long EVERY_NANOS = 1_000_000_000L;

  /// With a larger σ a cell's SoC is not known well enough to contradict anything.
  private static final double KNOWN_SIGMA = 0.1;

  /// How far capacities of cells in series may differ, as a share, and what a cell may leak, 1/s:
  /// C/50.
  private static final double CAPACITIES = 0.35, LEAK_PER_SECOND = 0.02 / 3600;

  /// How fast what voltages teach is believed, s.
  private static final double LEARNS_SECONDS = 900;

  /// A cell is apart from this change of its distance on, beside two σ of its SoC or of the
  /// others', whichever is larger: the first cell at a knee learns what the others do not know yet.
  private static final double APART = 0.04, SIGMAS = 2;

  /// Nothing was looked at yet.
  static ChargeBalance none(int cells) {
    return new ChargeBalance(
        Long.MIN_VALUE, Double.NaN, Doubles.unknown(cells), CellSet.NONE, 1, -1);
  }

  /// What a cell's SoC is told as: its own, or where the charge says it is.
  double soc(FilterState state, int cell) {
    if (!apart.contains(cell)) return state.soc(cell);
    return Math.clamp(medianSoc + distance.get(cell), 0.0, 1.0);
  }

  /// Variance of what is told: with the contradiction, if there is one.
  double socVariance(FilterState state, int cell) {
    double variance = state.socVariance(cell);
    if (!apart.contains(cell)) return variance;
    double contradiction = state.soc(cell) - soc(state, cell);
    return variance + contradiction * contradiction;
  }

  /// By how much one cell certainly holds more than another: the difference of their SoC less two σ
  /// of it, 0..1; 0 if it may hold less.
  double imbalance(FilterState state, int fuller, int emptier) {
    double difference = soc(state, fuller) - soc(state, emptier);
    double variance = socVariance(state, fuller) + socVariance(state, emptier);
    return Math.max(0, difference - SIGMAS * StrictMath.sqrt(variance));
  }

  /// The same after a second, or itself.
  ChargeBalance step(FilterState state, long nowNanos) {
    if (timeNanos != Long.MIN_VALUE && nowNanos - timeNanos < EVERY_NANOS) return this;
    int cells = state.cells();
    double seconds = timeNanos == Long.MIN_VALUE ? 0 : (nowNanos - timeNanos) * 1e-9;
    double[] sorted = new double[cells];
    for (int c = 0; c < cells; c++) sorted[c] = state.soc(c);
    double median = median(sorted);
    for (int c = 0; c < cells; c++) sorted[c] = state.socSigma(c);
    double medianSigma = median(sorted);
    double mayMove = LEAK_PER_SECOND * seconds;
    if (!Double.isNaN(medianSoc)) mayMove += CAPACITIES * Math.abs(median - medianSoc);
    double learns = seconds / (LEARNS_SECONDS + seconds);
    double[] next = new double[cells];
    CellSet nowApart = CellSet.NONE;
    for (int c = 0; c < cells; c++) {
      double is = state.soc(c) - median, was = distance.get(c), sigma = state.socSigma(c);
      boolean known = sigma <= KNOWN_SIGMA && medianSigma <= KNOWN_SIGMA;
      if (Double.isNaN(was) || !known || cells < 3) {
        next[c] = is;
        continue;
      }
      double off = is - was, left = off - Math.clamp(off, -mayMove, mayMove);
      double limit = APART + SIGMAS * Math.max(sigma, medianSigma);
      boolean away = Math.abs(left) > (apart.contains(c) ? limit / 2 : limit);
      if (away) nowApart = nowApart.with(c);
      next[c] = is - (away ? left : left * (1 - learns));
    }
    for (int c = 0; c < cells; c++) sorted[c] = resistance(state, c);
    int highest = highest(sorted);
    double most = sorted[highest], ratio = most / median(sorted);
    return new ChargeBalance(nowNanos, median, Doubles.taking(next), nowApart, ratio, highest);
  }

  private static double resistance(FilterState state, int cell) {
    return state.get(R0_RATIO, cell) * (1 + state.get(RESISTANCE, cell));
  }

  private static int highest(double[] row) {
    int highest = 0;
    for (int i = 1; i < row.length; i++) if (row[i] > row[highest]) highest = i;
    return highest;
  }

  /// The median; the row is sorted by it.
  private static double median(double[] row) {
    Arrays.sort(row);
    return (row[(row.length - 1) / 2] + row[row.length / 2]) / 2;
  }
}
