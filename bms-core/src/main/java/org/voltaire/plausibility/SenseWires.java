package org.voltaire.plausibility;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What one reading of the cells says of their sense wires. A wire is shared by two cells, so one
/// that is wrong makes both read wrong, in opposite ways.
///
/// - **Open**: the wire above a cell floats down to the one below it. The cell reads nothing, and
///   the next one up the voltage of both.
/// - **Swapped** with its upper neighbour: the cell below the two reads two cells, the one between
///   them its own voltage reversed, and the one above them two cells. Wires that are further apart
///   show the same at both places.
///
/// @param open cells whose upper wire is broken
/// @param swapped cells that read wrong because wires at them are swapped
record SenseWires(CellSet open, CellSet swapped) {
  private static final SenseWires SOUND = new SenseWires(CellSet.NONE, CellSet.NONE);

  /// Share of the usual voltage below which a cell reads nothing (a reversed one is not known), and
  /// above which it reads two cells.
  private static final double NOTHING = 0.25, TWO = 1.3;

  /// What these voltages say.
  ///
  /// @param volts `NaN` where a reading is below what a cell can have
  static SenseWires of(Doubles volts) {
    if (volts.missing() == 0 && volts.min() > 0.5 * volts.max()) return SOUND;
    double usual = usual(volts);
    CellSet open = CellSet.NONE, swapped = CellSet.NONE;
    int size = volts.size();
    for (int cell = 0; cell < size; cell++) {
      if (volts.get(cell) > NOTHING * usual) continue;
      boolean below = cell > 0 && volts.get(cell - 1) > TWO * usual;
      boolean above = cell + 1 < size && volts.get(cell + 1) > TWO * usual;
      if (below) swapped = swapped.with(cell - 1).with(cell);
      if (below && above) swapped = swapped.with(cell + 1);
      if (above && !below) open = open.with(cell);
    }
    // The upper one of two places looks like a broken wire.
    if (swapped.isEmpty()) return new SenseWires(open, swapped);
    for (int cell : open.cells()) swapped = swapped.with(cell).with(cell + 1);
    return new SenseWires(CellSet.NONE, swapped);
  }

  /// Whether a cell's reading is wrong because of a wire.
  @SuppressWarnings("ReferenceEquality") // there is one that is sound, and it is asked most
  boolean explain(int cell) {
    if (this == SOUND) return false;
    return swapped.contains(cell) || open.contains(cell) || (cell > 0 && open.contains(cell - 1));
  }

  /// Mean of the cells without the highest and the lowest; `NaN` with fewer than three.
  private static double usual(Doubles volts) {
    double sum = 0;
    int known = volts.size() - volts.missing();
    for (int cell = 0; cell < volts.size(); cell++) {
      if (!Double.isNaN(volts.get(cell))) sum += volts.get(cell);
    }
    return known < 3 ? Double.NaN : (sum - volts.max() - volts.min()) / (known - 2);
  }
}
