package org.voltaire.console.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;

/// What the estimator told of every cell in the last hour, two rows a second; of more than 32 cells
/// fewer, so that the memory stays the same. A row holds the largest innovation since the one
/// before: no outlier is lost.
public final class EstimatorHistory extends Ring {
  /// What is kept of each cell.
  public enum Quantity {
    INNOVATION_V(0),
    INNOVATION_SIGMA_V(1),
    NIS(2),
    SOC(3),
    SOC_SIGMA(4),
    CAPACITY_AH(5),
    CAPACITY_SIGMA_AH(6),
    R0_RATIO(7),
    R0_RATIO_SIGMA(8);

    private final int place;

    Quantity(int place) {
      this.place = place;
    }
  }

  /// An anchor, and when it was, local monotonic ns.
  public record Mark(long timeNanos, int cell, Anchor anchor) {}

  private static final int QUANTITIES = Quantity.values().length;
  private static final int ROWS = 7_300, MARKS = 1_000;
  private static final long INTERVAL_NANOS = 500_000_000L;

  private final int cells;
  private final long intervalNanos;
  private final double[] largestV, largestSigmaV;
  private final int[] anchors;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long nextNanos = Long.MIN_VALUE;

  /// An empty past of `cells` cells.
  public EstimatorHistory(int cells) {
    super(QUANTITIES * cells + 2, ROWS / share(cells));
    this.cells = cells;
    intervalNanos = INTERVAL_NANOS * share(cells);
    largestV = new double[cells];
    largestSigmaV = new double[cells];
    anchors = new int[cells];
    forgetLargest();
  }

  private static int share(int cells) {
    return Math.max(1, (cells + History.MAX_SINGLE - 1) / History.MAX_SINGLE);
  }

  /// How many cells the pack has.
  public int cells() {
    return cells;
  }

  /// A quantity of a cell in a row; `NaN` where it is not known.
  public float value(Quantity quantity, int cell, int row) {
    return value(track(quantity, cell), row);
  }

  /// Offset of the current sensor in a row, A.
  public float offsetA(int row) {
    return value(QUANTITIES * cells, row);
  }

  /// Its standard deviation, A.
  public float offsetSigmaA(int row) {
    return value(QUANTITIES * cells + 1, row);
  }

  /// The anchors of a cell since `fromNanos`, oldest first.
  public List<Mark> anchors(int cell, long fromNanos) {
    return marks.stream()
        .filter(mark -> mark.cell() == cell && mark.timeNanos() >= fromNanos)
        .toList();
  }

  /// Takes in an estimate; a row is made when it is time for one.
  public void append(long timeNanos, Estimate estimate) {
    for (int cell = 0; cell < cells; cell++) {
      CellInsight now = CellInsight.of(estimate, cell);
      if (!(Math.abs(largestV[cell]) >= Math.abs(now.innovationV()))
          && !Double.isNaN(now.innovationV())) {
        largestV[cell] = now.innovationV();
        largestSigmaV[cell] = now.innovationSigmaV();
      }
      note(timeNanos, cell, now.anchor());
    }
    if (timeNanos < nextNanos) return;
    int at = next(timeNanos);
    if (at < 0) return;
    nextNanos = timeNanos + intervalNanos;
    for (int cell = 0; cell < cells; cell++) row(at, cell, CellInsight.of(estimate, cell));
    put(QUANTITIES * cells, at, estimate.diagnostics().offsetA());
    put(QUANTITIES * cells + 1, at, estimate.diagnostics().offsetSigmaA());
    forgetLargest();
  }

  private void row(int at, int cell, CellInsight now) {
    put(track(Quantity.INNOVATION_V, cell), at, largestV[cell]);
    put(track(Quantity.INNOVATION_SIGMA_V, cell), at, largestSigmaV[cell]);
    put(track(Quantity.NIS, cell), at, now.nis());
    put(track(Quantity.SOC, cell), at, now.soc());
    put(track(Quantity.SOC_SIGMA, cell), at, now.socSigma());
    put(track(Quantity.CAPACITY_AH, cell), at, now.capacityAh());
    put(track(Quantity.CAPACITY_SIGMA_AH, cell), at, now.capacitySigmaAh());
    put(track(Quantity.R0_RATIO, cell), at, now.r0Ratio());
    put(track(Quantity.R0_RATIO_SIGMA, cell), at, now.r0RatioSigma());
  }

  /// An anchor that is told for the first time may be old: from before there was a link.
  private void note(long timeNanos, int cell, Anchor anchor) {
    if (anchor.count() == anchors[cell]) return;
    anchors[cell] = anchor.count();
    if (!(anchor.ageSeconds() >= 0 && anchor.ageSeconds() < 1e9)) return;
    marks.addLast(new Mark(timeNanos - Math.round(anchor.ageSeconds() * 1e9), cell, anchor));
    if (marks.size() > MARKS) marks.removeFirst();
  }

  @Override
  public void gap(long timeNanos) {
    super.gap(timeNanos);
    forgetLargest();
    nextNanos = Long.MIN_VALUE;
  }

  private void forgetLargest() {
    Arrays.fill(largestV, Double.NaN);
    Arrays.fill(largestSigmaV, Double.NaN);
  }

  private int track(Quantity quantity, int cell) {
    return quantity.place * cells + cell;
  }
}
