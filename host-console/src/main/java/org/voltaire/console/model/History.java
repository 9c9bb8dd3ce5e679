package org.voltaire.console.model;

import java.util.Arrays;
import org.voltaire.core.Channel;
import org.voltaire.core.Frame;
import org.voltaire.measure.Doubles;

/// Cell voltages and current of one pack during the last hour.
///
/// Each of up to [#MAX_SINGLE] cells has a track of its own. For more cells only the lowest, the
/// median and the highest voltage are kept, because a chart cannot show more.
public final class History extends TimeSeriesBuffer {
  /// The largest number of cells that have a track each.
  public static final int MAX_SINGLE = 32;

  /// The number of rows: one hour at 10 Hz, and some more for the rows that mark gaps.
  public static final int CAPACITY = 37_000;

  private final int cells;

  /// An empty history of `cells` cells.
  public History(int cells) {
    this(cells, CAPACITY);
  }

  History(int cells, int capacity) {
    super((cells <= MAX_SINGLE ? cells : 3) + 1, capacity);
    this.cells = cells;
  }

  /// The number of cells of the pack.
  public int cells() {
    return cells;
  }

  /// Whether each cell has a track of its own; otherwise tracks 0, 1, 2 are lowest, median,
  /// highest.
  public boolean single() {
    return cells <= MAX_SINGLE;
  }

  /// The number of tracks with voltages; they are the first ones.
  public int voltageTracks() {
    return tracks() - 1;
  }

  /// The track with the current.
  public int currentTrack() {
    return tracks() - 1;
  }

  /// Adds a row. One that is not later than the last row is ignored.
  public void append(long timeNanos, Frame frame) {
    int at = next(timeNanos);
    if (at < 0) return;
    if (single()) {
      for (int cell = 0; cell < cells; cell++) put(cell, at, Channel.CELLS_V.number(frame, cell));
    } else {
      Doubles row = Channel.CELLS_V.row(frame);
      double[] sorted = row.toArray();
      Arrays.sort(sorted); // NaN goes last
      int known = sorted.length - row.missing();
      put(0, at, known == 0 ? Double.NaN : sorted[0]);
      put(1, at, known == 0 ? Double.NaN : sorted[known / 2]);
      put(2, at, known == 0 ? Double.NaN : sorted[known - 1]);
    }
    put(currentTrack(), at, Channel.CURRENT_A.number(frame));
  }
}
