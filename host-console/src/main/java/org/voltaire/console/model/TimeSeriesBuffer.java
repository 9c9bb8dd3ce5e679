package org.voltaire.console.model;

/// A ring buffer of rows of numbers, one row for each moment. When it is full, the oldest row is
/// overwritten. A track is one column: the same quantity in every row. A row of `NaN` marks a gap.
///
/// The numbers are in arrays of `float`: hours of history as objects would be slow.
public abstract sealed class TimeSeriesBuffer permits History, EstimatorHistory {
  private final int capacity;
  private final long[] timesNanos;
  private final float[][] tracks;
  private long written;

  TimeSeriesBuffer(int tracks, int capacity) {
    this.capacity = capacity;
    this.timesNanos = new long[capacity];
    this.tracks = new float[tracks][capacity];
  }

  /// Begins a row. One that is not later than the last row is ignored.
  ///
  /// @return the place of the row, for [#put]; −1 if it was ignored
  final int next(long timeNanos) {
    if (written > 0 && timeNanos <= timesNanos[slot(written - 1)]) return -1;
    int at = slot(written++);
    timesNanos[at] = timeNanos;
    return at;
  }

  final void put(int track, int at, double value) {
    tracks[track][at] = (float) value;
  }

  final int tracks() {
    return tracks.length;
  }

  /// Adds a row of `NaN`: nothing is known from `timeNanos` until the next row.
  public void gap(long timeNanos) {
    int at = next(timeNanos);
    if (at < 0) return;
    for (float[] track : tracks) track[at] = Float.NaN;
  }

  private int slot(long row) {
    return (int) (row % capacity);
  }

  /// The number of rows; row 0 is the oldest.
  public final int size() {
    return (int) Math.min(written, capacity);
  }

  /// The time of a row, local monotonic ns.
  public final long timeNanos(int row) {
    return timesNanos[slot(written - size() + row)];
  }

  /// The number of a track in a row; `NaN` for a gap.
  public final float value(int track, int row) {
    return tracks[track][slot(written - size() + row)];
  }

  /// The first row at or after `nanos`; [#size] if all rows are earlier.
  public final int firstFrom(long nanos) {
    int low = 0, high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeNanos(middle) < nanos) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
