package org.voltaire.console.model;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// The recent past of one pack in rings of primitive numbers. What falls out is forgotten.
///
/// Up to [#MAX_SINGLE] cells are kept one by one; of more, only the lowest, the middle and the
/// highest, which is what a chart of that many cells can show. A row of `NaN` is a gap.
public final class History extends Ring {
  /// Up to how many cells each has its own track.
  public static final int MAX_SINGLE = 32;

  /// One hour at 10 Hz and some reserve for the rows that mark gaps.
  public static final int CAPACITY = 37_000;

  private final int cells;

  /// An empty past of `cells` cells.
  public History(int cells) {
    this(cells, CAPACITY);
  }

  History(int cells, int capacity) {
    super((cells <= MAX_SINGLE ? cells : 3) + 1, capacity);
    this.cells = cells;
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
    return tracks() - 1;
  }

  /// The track that holds the current.
  public int currentTrack() {
    return tracks() - 1;
  }

  /// Adds a row. Rows come in the order of time; one from the past is not taken.
  public void append(long timeNanos, Doubles cellVoltagesV, double currentA) {
    int at = next(timeNanos);
    if (at < 0) return;
    if (single()) {
      for (int cell = 0; cell < cells; cell++) {
        put(cell, at, cell < cellVoltagesV.size() ? cellVoltagesV.get(cell) : Double.NaN);
      }
    } else {
      double[] sorted = cellVoltagesV.toArray();
      Arrays.sort(sorted); // NaN goes last
      int known = sorted.length - cellVoltagesV.missing();
      put(0, at, known == 0 ? Double.NaN : sorted[0]);
      put(1, at, known == 0 ? Double.NaN : sorted[known / 2]);
      put(2, at, known == 0 ? Double.NaN : sorted[known - 1]);
    }
    put(currentTrack(), at, currentA);
  }
}
