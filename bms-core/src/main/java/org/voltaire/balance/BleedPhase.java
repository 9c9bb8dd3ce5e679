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

  /// Those cells of a set whose turn it is.
  CellSet of(CellSet cells) {
    CellSet own = CellSet.NONE;
    if (this == MEASURING || cells.isEmpty()) return own;
    for (int cell : cells.cells()) if (has(cell)) own = own.with(cell);
    return own;
  }

  /// Whether it is the turn of a cell, from 0.
  boolean has(int cell) {
    return this != MEASURING && (cell % 2 == 0) == (this == ODD);
  }

  /// The other cells' turn.
  BleedPhase other() {
    return switch (this) {
      case MEASURING -> MEASURING;
      case ODD -> EVEN;
      case EVEN -> ODD;
    };
  }
}
