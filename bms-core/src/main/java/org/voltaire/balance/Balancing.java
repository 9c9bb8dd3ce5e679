package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Chooses the cells to bleed: the highest ones, near full, while nothing is missing.
///
/// Only voltages above `startV` are compared. Below it, on LFP's plateau, a voltage says next to
/// nothing about charge, and bleeding by it would unbalance a balanced pack.
public final class Balancing {
  /// A board that is hotter than this bleeds nothing, °C; assumed, as what is usual for resistors
  /// and chips that are rated for 85 °C around them.
  private static final double BOARD_DEGC = 80;

  private Balancing() {}

  /// The cells whose bleed resistor should be on.
  ///
  /// A cell is chosen when it stands `deltaV` above the lowest, and stays chosen until half of
  /// that, so that the drop over a bleeding cell's own wires does not switch it on and off. The
  /// pack must not be discharging, because under load voltages compare resistances.
  ///
  /// @param was what was chosen the tick before
  public static CellSet choose(PackSpec.Bleed spec, CellSet was, Readings readings) {
    if (!spec.byHost() || !readings.complete() || readings.currentA() < 0) return CellSet.NONE;
    if (readings.signals().boardDegC().value() > BOARD_DEGC) return CellSet.NONE;
    Doubles cells = readings.cellVoltagesV();
    double lowest = cells.min();
    CellSet chosen = CellSet.NONE;
    while (chosen.size() < spec.maxCells()) {
      int next = -1;
      for (int cell = 0; cell < cells.size(); cell++) {
        double above = cells.get(cell) - lowest;
        double enough = was.contains(cell) ? spec.deltaV() / 2 : spec.deltaV();
        boolean wanted = cells.get(cell) >= spec.startV() && above >= enough;
        if (wanted && !chosen.contains(cell) && (next < 0 || cells.get(cell) > cells.get(next))) {
          next = cell;
        }
      }
      if (next < 0) break;
      chosen = chosen.with(next);
    }
    return chosen.equals(was) ? was : chosen;
  }
}
