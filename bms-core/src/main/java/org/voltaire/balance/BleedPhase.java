package org.voltaire.balance;

import org.voltaire.measure.CellSet;

/// Whose turn it is. Neighbours share a sense wire and the same piece of board, so they never bleed
/// together; and no cell does while the voltages are measured that count.
public enum BleedPhase {
  /// None bleeds: voltages are measured without the drop of any bleed current.
  MEASURING,
  /// Cells 1, 3, 5, …
  ODD,
  /// Cells 2, 4, 6, …
  EVEN;

  /// How long cells bleed, s, and how long voltages are measured in between, at least.
  static final double BLEEDS_SECONDS = 27, MEASURES_SECONDS = 3;

  /// The share of time in which any cell bleeds.
  static final double SHARE = BLEEDS_SECONDS / (BLEEDS_SECONDS + MEASURES_SECONDS);

  /// Those cells of a set whose turn it is, and those that have no neighbour in the set: they need
  /// not wait for anybody. While bleeding, a set that is not empty always has some.
  CellSet of(CellSet cells) {
    CellSet own = CellSet.NONE;
    if (this == MEASURING || cells.isEmpty()) return own;
    for (int cell : cells.cells()) {
      boolean turn = (cell % 2 == 0) == (this == ODD);
      if (turn || isAlone(cell, cells)) own = own.with(cell);
    }
    return own;
  }

  private static boolean isAlone(int cell, CellSet cells) {
    boolean below = cell > 0 && cells.contains(cell - 1);
    return !below && (cell == 255 || !cells.contains(cell + 1));
  }
}
