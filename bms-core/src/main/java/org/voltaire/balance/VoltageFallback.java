package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Chooses cells by voltage where charge is not known: the highest ones, near full.
///
/// Only voltages above `startV` are compared. Below it, on LFP's plateau, a voltage says next to
/// nothing about charge, and bleeding by it would unbalance a balanced pack.
final class VoltageFallback {
  private VoltageFallback() {}

  /// The cells that have something to lose.
  ///
  /// A cell is chosen when it stands `deltaV` above the lowest, and stays chosen until half of
  /// that, so that the drop over a bleeding cell's own wires does not switch it on and off. The
  /// pack must not be discharging, because under load voltages compare resistances.
  ///
  /// @param was the cells that bleed
  static CellSet choose(PackSpec.Bleed spec, CellSet was, Readings readings) {
    Doubles cells = readings.cellVoltagesV();
    if (readings.currentA() < 0 || cells.max() < spec.startV()) return CellSet.NONE;
    double lowest = cells.min();
    CellSet chosen = CellSet.NONE;
    for (int cell = 0; cell < cells.size(); cell++) {
      double above = cells.get(cell) - lowest;
      double enough = was.contains(cell) ? spec.deltaV() / 2 : spec.deltaV();
      if (cells.get(cell) >= spec.startV() && above >= enough) chosen = chosen.with(cell);
    }
    return chosen;
  }
}
