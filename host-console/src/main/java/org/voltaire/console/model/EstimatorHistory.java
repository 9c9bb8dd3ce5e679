package org.voltaire.console.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.voltaire.core.Channel;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;

/// The estimates of every cell in the last hour, two rows a second. For more than 32 cells there
/// are fewer rows a second, so that the memory needed stays the same. The innovation in a row is
/// the largest one since the row before, so that no outlier is lost.
public final class EstimatorHistory extends TimeSeriesBuffer {
  /// What is kept of each cell.
  private static final List<Channel> PER_CELL =
      List.of(
          Channel.CELLS_INNOVATION_V,
          Channel.CELLS_INNOVATION_SIGMA_V,
          Channel.CELLS_NIS,
          Channel.CELLS_SOC,
          Channel.CELLS_SOC_SIGMA,
          Channel.CELLS_CAPACITY_AH,
          Channel.CELLS_CAPACITY_SIGMA_AH,
          Channel.CELLS_R0_RATIO,
          Channel.CELLS_R0_RATIO_SIGMA);

  /// What is kept of the pack. To keep one more quantity, add it to one of the two.
  private static final List<Channel> OF_PACK = List.of(Channel.OFFSET_A, Channel.OFFSET_SIGMA_A);

  /// One time at which voltage corrected the state of charge of a cell.
  ///
  /// @param timeNanos local monotonic time, ns
  public record AnchorMark(long timeNanos, int cell, Anchor anchor) {}

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
    super(PER_CELL.size() * cells + OF_PACK.size(), ROWS / share(cells));
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
  public float value(Channel channel, int cell, int row) {
    return value(track(channel, cell), row);
  }

  /// A quantity of the pack in a row; `NaN` where it is not known.
  public float value(Channel channel, int row) {
    return value(track(channel), row);
  }

  /// The anchors of a cell since `fromNanos`, oldest first.
  public List<AnchorMark> anchors(int cell, long fromNanos) {
    return marks.stream()
        .filter(mark -> mark.cell() == cell && mark.timeNanos() >= fromNanos)
        .toList();
  }

  /// Takes in a frame. A row is written only when half a second, or more for many cells, has passed
  /// since the last one.
  public void append(long timeNanos, Frame frame) {
    for (int cell = 0; cell < cells; cell++) {
      double innovationV = Channel.CELLS_INNOVATION_V.number(frame, cell);
      if (!(Math.abs(largestV[cell]) >= Math.abs(innovationV)) && !Double.isNaN(innovationV)) {
        largestV[cell] = innovationV;
        largestSigmaV[cell] = Channel.CELLS_INNOVATION_SIGMA_V.number(frame, cell);
      }
      note(timeNanos, cell, frame.estimate().diagnostics().anchor(cell));
    }
    if (timeNanos < nextNanos) return;
    int at = next(timeNanos);
    if (at < 0) return;
    nextNanos = timeNanos + intervalNanos;
    for (Channel channel : PER_CELL) {
      for (int cell = 0; cell < cells; cell++) {
        put(track(channel, cell), at, number(channel, frame, cell));
      }
    }
    for (Channel channel : OF_PACK) put(track(channel), at, channel.number(frame));
    forgetLargest();
  }

  private double number(Channel channel, Frame frame, int cell) {
    return switch (channel) {
      case CELLS_INNOVATION_V -> largestV[cell];
      case CELLS_INNOVATION_SIGMA_V -> largestSigmaV[cell];
      default -> channel.number(frame, cell);
    };
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

  private int track(Channel channel, int cell) {
    return PER_CELL.indexOf(channel) * cells + cell;
  }

  private int track(Channel channel) {
    return PER_CELL.size() * cells + OF_PACK.indexOf(channel);
  }
}
