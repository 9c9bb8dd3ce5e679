package org.voltaire.console.model;

import java.util.Arrays;

/// One track thinned to what a screen can show: per pixel column the first, lowest, highest and
/// last value. Nothing between the lowest and the highest is lost that a column could have shown,
/// and a gap stays a gap however narrow: a column in which one lies becomes several strokes.
///
/// Columns are aligned to absolute time, so a moving chart does not shimmer.
public final class Decimation {
  private int strokes;
  private long[] column = new long[256];
  private float[] first = new float[256];
  private float[] low = new float[256];
  private float[] high = new float[256];
  private float[] last = new float[256];
  private boolean[] joined = new boolean[256];

  /// Thins the rows `fromRow` to `toRow` (exclusive) of a track.
  ///
  /// @param columnNanos the time one pixel column covers
  public void fill(Ring history, int track, int fromRow, int toRow, long columnNanos) {
    fill(history, row -> history.value(track, row), fromRow, toRow, columnNanos);
  }

  /// What a row holds, or what is made of it.
  @FunctionalInterface
  public interface RowValue {
    /// The value; `NaN` for a gap.
    float at(int row);
  }

  /// The same of what is made of the rows.
  public void fill(Ring history, RowValue track, int fromRow, int toRow, long columnNanos) {
    strokes = 0;
    boolean open = false;
    for (int row = fromRow; row < toRow; row++) {
      float value = track.at(row);
      if (Float.isNaN(value)) {
        open = false;
        continue;
      }
      long here = Math.floorDiv(history.timeNanos(row), columnNanos);
      if (open && column[strokes - 1] == here) {
        int stroke = strokes - 1;
        low[stroke] = Math.min(low[stroke], value);
        high[stroke] = Math.max(high[stroke], value);
        last[stroke] = value;
      } else {
        start(here, value, open);
        open = true;
      }
    }
  }

  private void start(long here, float value, boolean joins) {
    if (strokes == column.length) grow();
    column[strokes] = here;
    first[strokes] = low[strokes] = high[strokes] = last[strokes] = value;
    joined[strokes] = joins;
    strokes++;
  }

  private void grow() {
    int size = column.length * 2;
    column = Arrays.copyOf(column, size);
    first = Arrays.copyOf(first, size);
    low = Arrays.copyOf(low, size);
    high = Arrays.copyOf(high, size);
    last = Arrays.copyOf(last, size);
    joined = Arrays.copyOf(joined, size);
  }

  /// How many strokes there are, in the order of time.
  public int strokes() {
    return strokes;
  }

  /// The column of a stroke: its time is this many times `columnNanos`.
  public long column(int stroke) {
    return column[stroke];
  }

  /// The first value of a stroke.
  public float first(int stroke) {
    return first[stroke];
  }

  /// The lowest value of a stroke.
  public float low(int stroke) {
    return low[stroke];
  }

  /// The highest value of a stroke.
  public float high(int stroke) {
    return high[stroke];
  }

  /// The last value of a stroke.
  public float last(int stroke) {
    return last[stroke];
  }

  /// Whether no gap lies between this stroke and the one before.
  public boolean joined(int stroke) {
    return joined[stroke];
  }
}
