package org.voltaire.console.model;

import java.util.Arrays;

/// One track of a [TimeSeriesBuffer], reduced to what a screen can show: for each column of pixels
/// one stroke with the first, lowest, highest and last value. A single outlier is therefore still
/// seen. A gap is kept too, however short: a column with a gap in it has several strokes.
///
/// Columns begin at multiples of their width in absolute time. A chart that moves would flicker
/// otherwise.
public final class Decimation {
  private int strokes;
  private long[] column = new long[256];
  private float[] first = new float[256];
  private float[] low = new float[256];
  private float[] high = new float[256];
  private float[] last = new float[256];
  private boolean[] joined = new boolean[256];

  /// Reduces the rows from `fromRow` up to, but without, `toRow` of a track.
  ///
  /// @param columnNanos the time that one column of pixels covers, ns
  public void fill(TimeSeriesBuffer history, int track, int fromRow, int toRow, long columnNanos) {
    fill(history, row -> history.value(track, row), fromRow, toRow, columnNanos);
  }

  /// A number for each row: a track, or something computed from tracks.
  @FunctionalInterface
  public interface RowValue {
    /// The number of a row; `NaN` for a gap.
    float at(int row);
  }

  /// The same for a number that is computed from each row.
  public void fill(
      TimeSeriesBuffer history, RowValue track, int fromRow, int toRow, long columnNanos) {
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

  /// The number of strokes; they are in the order of time.
  public int strokes() {
    return strokes;
  }

  /// The column of a stroke, counted from time 0: it begins at this number times `columnNanos`.
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

  /// Whether there is no gap between this stroke and the one before.
  public boolean joined(int stroke) {
    return joined[stroke];
  }
}
