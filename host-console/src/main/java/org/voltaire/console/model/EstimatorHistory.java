package org.voltaire.console.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;

/// The estimates of every cell in the last hour, two rows a second. For more than 32 cells there
/// are fewer rows a second, so that the memory needed stays the same. The innovation in a row is
/// the largest one since the row before, so that no outlier is lost.
public final class EstimatorHistory extends TimeSeriesBuffer {
  /// What is kept of each cell.
  public enum CellQuantity {
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

    CellQuantity(int place) {
      this.place = place;
    }
  }

  /// One time at which voltage corrected the state of charge of a cell.
  ///
  /// @param timeNanos local monotonic time, ns
  public record AnchorMark(long timeNanos, int cell, Anchor anchor) {}

  private static final int QUANTITIES = CellQuantity.values().length;
  private static final int ROWS = 7_300, MARKS = 1_000;
  private static final long INTERVAL_NANOS = 500_000_000L;

  private final int cells;
  private final long intervalNanos;
  private final double[] largestV, largestSigmaV;
  private final int[] anchors;
  private final Deque<AnchorMark> marks = new ArrayDeque<>();
  private long nextNanos = Long.MIN_VALUE;

  /// An empty history of `cells` cells.
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

  /// The number of cells of the pack.
  public int cells() {
    return cells;
  }

  /// A quantity of a cell in a row; `NaN` where it is not known.
  public float value(CellQuantity quantity, int cell, int row) {
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
  public List<AnchorMark> anchors(int cell, long fromNanos) {
    return marks.stream()
        .filter(mark -> mark.cell() == cell && mark.timeNanos() >= fromNanos)
        .toList();
  }

  /// Takes in an estimate. A row is written only when half a second, or more for many cells, has
  /// passed since the last one.
  public void append(long timeNanos, Estimate estimate) {
    for (int cell = 0; cell < cells; cell++) {
      CellDiagnostics now = CellDiagnostics.of(estimate, cell);
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
    for (int cell = 0; cell < cells; cell++) row(at, cell, CellDiagnostics.of(estimate, cell));
    put(QUANTITIES * cells, at, estimate.diagnostics().offsetA());
    put(QUANTITIES * cells + 1, at, estimate.diagnostics().offsetSigmaA());
    forgetLargest();
  }

  private void row(int at, int cell, CellDiagnostics now) {
    put(track(CellQuantity.INNOVATION_V, cell), at, largestV[cell]);
    put(track(CellQuantity.INNOVATION_SIGMA_V, cell), at, largestSigmaV[cell]);
    put(track(CellQuantity.NIS, cell), at, now.nis());
    put(track(CellQuantity.SOC, cell), at, now.soc());
    put(track(CellQuantity.SOC_SIGMA, cell), at, now.socSigma());
    put(track(CellQuantity.CAPACITY_AH, cell), at, now.capacityAh());
    put(track(CellQuantity.CAPACITY_SIGMA_AH, cell), at, now.capacitySigmaAh());
    put(track(CellQuantity.R0_RATIO, cell), at, now.r0Ratio());
    put(track(CellQuantity.R0_RATIO_SIGMA, cell), at, now.r0RatioSigma());
  }

  /// Keeps an anchor that is new. The first one that a link brings may be old already: its time is
  /// computed from its age.
  private void note(long timeNanos, int cell, Anchor anchor) {
    if (anchor.count() == anchors[cell]) return;
    anchors[cell] = anchor.count();
    if (!(anchor.ageSeconds() >= 0 && anchor.ageSeconds() < 1e9)) return;
    marks.addLast(new AnchorMark(timeNanos - Math.round(anchor.ageSeconds() * 1e9), cell, anchor));
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

  private int track(CellQuantity quantity, int cell) {
    return quantity.place * cells + cell;
  }
}
