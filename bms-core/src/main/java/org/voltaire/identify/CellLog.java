package org.voltaire.identify;

import org.voltaire.measure.Doubles;

/// What a tester wrote down of one cell, row by row.
///
/// @param name of the record, for people
/// @param timeSeconds ascending
/// @param currentA positive while charging, constant over the interval that ends at the row
/// @param voltageV at the row
/// @param tempDegC of the cell or its chamber
/// @param soc 0..1 by the tester's coulombs; as long as the others
public record CellLog(
    String name,
    Doubles timeSeconds,
    Doubles currentA,
    Doubles voltageV,
    Doubles tempDegC,
    Doubles soc) {

  public CellLog {
    int n = timeSeconds.size();
    if (n < 2
        || currentA.size() != n
        || voltageV.size() != n
        || tempDegC.size() != n
        || soc.size() != n) {
      throw new IllegalArgumentException(
          "%s: columns of %d, %d, %d, %d and %d rows, must be equally many, at least 2"
              .formatted(name, n, currentA.size(), voltageV.size(), tempDegC.size(), soc.size()));
    }
  }

  /// How many rows there are.
  public int rows() {
    return timeSeconds.size();
  }

  /// How long the interval was that ends at a row, s. Nothing is known before the first row: its
  /// interval is taken to be as long as the second one's.
  public double dtSeconds(int row) {
    int end = Math.max(row, 1);
    return timeSeconds.get(end) - timeSeconds.get(end - 1);
  }

  /// Mean temperature, °C.
  public double meanTempDegC() {
    return tempDegC.sum() / rows();
  }

  /// On which branch of the hysteresis the record begins, −1..1: if at rest, where its first
  /// voltage stands between the two; 0 if nothing is known.
  ///
  /// @param ocvV open-circuit voltage at the first row, V
  /// @param halfGapV of the hysteresis there, V
  public double firstBranch(double ocvV, double halfGapV) {
    double largest = 0;
    for (int k = 0; k < rows(); k++) largest = Math.max(largest, Math.abs(currentA.get(k)));
    boolean rested = Math.abs(currentA.get(0)) < REST_SHARE * largest;
    if (!rested || !(halfGapV > 0)) return 0;
    return Math.clamp((voltageV.get(0) - ocvV) / halfGapV, -1.0, 1.0);
  }

  /// A current below this share of the largest one is rest.
  private static final double REST_SHARE = 0.01;
}
