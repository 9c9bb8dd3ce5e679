package org.voltaire.measure;

/// Finds cells that are measured and have no voltage: shorted inside, or reversed by the current of
/// the others.
///
/// [SampleCheck] takes such a reading for a broken wire. What tells the two apart is the pack: a
/// cell that truly has no voltage is missing in the pack's voltage as well, a cell behind a broken
/// wire is not. Where nothing measures the pack's voltage, nothing contradicts the reading, and it
/// counts: that is the careful answer.
public final class CollapsedCells {
  private CollapsedCells() {}

  /// The cells of a tick; none as long as no cell is missing, which costs nothing.
  ///
  /// A broken wire between two cells looks the same in the sum: the next cell reads the voltage of
  /// both. [Doubts#wires] knows those.
  ///
  /// @param measured what [SampleCheck] made of the sample
  /// @param sumToleranceV how far the sum of the cells may be from the pack's voltage, V
  public static CellSet in(Sample sample, Readings measured, double sumToleranceV) {
    Doubles believed = measured.cellVoltagesV();
    // All are missing when they are too old, or when the board does not measure yet.
    if (believed.missing() == 0 || !believed.anyKnown()) return CellSet.NONE;
    Doubles said = sample.cellVoltagesV().values();
    double packV = measured.packVoltageV();
    boolean agrees = Double.isNaN(packV) || Math.abs(said.sum() - packV) < sumToleranceV;
    if (!agrees) return CellSet.NONE;
    CellSet collapsed = CellSet.NONE;
    for (int cell = 0; cell < said.size(); cell++) {
      boolean thrownAway = Double.isNaN(believed.get(cell));
      if (thrownAway && said.get(cell) < SampleCheck.CELL_MIN_V) collapsed = collapsed.with(cell);
    }
    return collapsed;
  }
}
