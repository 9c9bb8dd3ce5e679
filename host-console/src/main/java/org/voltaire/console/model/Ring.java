package org.voltaire.console.model;

/// Rows of numbers over time, the newest so many: what falls out is forgotten. Primitive, because a
/// past of objects is what makes consoles slow. A row of `NaN` is a gap.
public abstract sealed class Ring permits History, EstimatorHistory {
  private final int capacity;
  private final long[] timesNanos;
  private final float[][] tracks;
  private long written;

  Ring(int tracks, int capacity) {
    this.capacity = capacity;
    this.timesNanos = new long[capacity];
    this.tracks = new float[tracks][capacity];
  }

  /// Begins a row. Rows come in the order of time; one from the past is not taken.
  ///
  /// @return where it is, for [#put]; −1 if it is not taken
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

  /// Marks that nothing is known from here on.
  public void gap(long timeNanos) {
    int at = next(timeNanos);
    if (at < 0) return;
    for (float[] track : tracks) track[at] = Float.NaN;
  }

  private int slot(long row) {
    return (int) (row % capacity);
  }

  /// How many rows there are; row 0 is the oldest.
  public final int size() {
    return (int) Math.min(written, capacity);
  }

  /// When a row was, local monotonic ns.
  public final long timeNanos(int row) {
    return timesNanos[slot(written - size() + row)];
  }

  /// What a track held then; `NaN` for a gap.
  public final float value(int track, int row) {
    return tracks[track][slot(written - size() + row)];
  }

  /// The first row that is not before `nanos`; [#size] if all are.
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
