package org.voltaire.console.model;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// The recent past of one pack in rings of primitive numbers. What falls out is forgotten.
///
/// Up to [#MAX_SINGLE] cells are kept one by one; of more, only the lowest, the middle and the
/// highest, which is what a chart of that many cells can show. A row of `NaN` is a gap.
public final class History {
  /// Up to how many cells each has its own track.
  public static final int MAX_SINGLE = 32;

  /// One hour at 10 Hz and some reserve for the rows that mark gaps.
  public static final int CAPACITY = 37_000;

  private final int cells;
  private final int capacity;
  private final long[] timesNanos;
  private final float[][] tracks;
  private long written;

  /// An empty past of `cells` cells.
  public History(int cells) {
    this(cells, CAPACITY);
  }

  History(int cells, int capacity) {
    this.cells = cells;
    this.capacity = capacity;
    timesNanos = new long[capacity];
    tracks = new float[(cells <= MAX_SINGLE ? cells : 3) + 1][capacity];
  }

  /// How many cells the pack has.
  public int cells() {
    return cells;
  }

  /// Whether each cell has its own track; otherwise tracks 0, 1, 2 are lowest, middle, highest.
  public boolean single() {
    return cells <= MAX_SINGLE;
  }

  /// How many tracks hold voltages.
  public int voltageTracks() {
    return tracks.length - 1;
  }

  /// The track that holds the current.
  public int currentTrack() {
    return tracks.length - 1;
  }

  /// Adds a row. Rows come in the order of time; one from the past is not taken.
  public void append(long timeNanos, Doubles cellVoltagesV, double currentA) {
    int at = next(timeNanos);
    if (at < 0) return;
    if (single()) {
      for (int cell = 0; cell < cells; cell++) {
        tracks[cell][at] =
            cell < cellVoltagesV.size() ? (float) cellVoltagesV.get(cell) : Float.NaN;
      }
    } else {
      double[] sorted = cellVoltagesV.toArray();
      Arrays.sort(sorted); // NaN goes last
      int known = sorted.length - cellVoltagesV.missing();
      tracks[0][at] = known == 0 ? Float.NaN : (float) sorted[0];
      tracks[1][at] = known == 0 ? Float.NaN : (float) sorted[known / 2];
      tracks[2][at] = known == 0 ? Float.NaN : (float) sorted[known - 1];
    }
    tracks[currentTrack()][at] = (float) currentA;
  }

  /// Marks that nothing is known from here on.
  public void gap(long timeNanos) {
    int at = next(timeNanos);
    if (at < 0) return;
    for (float[] track : tracks) track[at] = Float.NaN;
  }

  private int next(long timeNanos) {
    if (written > 0 && timeNanos <= timesNanos[slot(written - 1)]) return -1;
    int at = slot(written++);
    timesNanos[at] = timeNanos;
    return at;
  }

  private int slot(long row) {
    return (int) (row % capacity);
  }

  /// How many rows there are; row 0 is the oldest.
  public int size() {
    return (int) Math.min(written, capacity);
  }

  /// When a row was, local monotonic ns.
  public long timeNanos(int row) {
    return timesNanos[slot(written - size() + row)];
  }

  /// What a track held then; `NaN` for a gap.
  public float value(int track, int row) {
    return tracks[track][slot(written - size() + row)];
  }

  /// The first row that is not before `nanos`; [#size] if all are.
  public int firstFrom(long nanos) {
    int low = 0, high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeNanos(middle) < nanos) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
