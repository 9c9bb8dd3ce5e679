package org.voltaire.protect;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// Looks for cells that have failed, or that are not there: what takes several readings to tell.
final class CellFailure {
  /// Beside a cell that has lost voltage, a thermistor that warms as fast as this has begun to show
  /// its heat, K/s: 3 K in a minute. One hour's charge at 1C warms a cell by a tenth of that.
  private static final double VENTING_K_PER_S = 0.05;

  private CellFailure() {}

  /// A cell that vents: it has lost voltage at once, the pack's voltage does not deny it, and a
  /// thermistor warms. Its place; −1 for none.
  static int venting(Observed now) {
    CellSet contradicting = now.doubts().contradicting();
    if (contradicting.isEmpty() || !(now.rises().kelvinPerSecond() >= VENTING_K_PER_S)) return -1;
    if (!(Math.abs(now.readings().sumErrorV()) < now.spec().sensors().sumToleranceV())) return -1;
    Doubles said = now.measured().cellVoltagesV();
    double lowestOfOthersV = now.readings().cellVoltagesV().min();
    for (int cell = 0; cell < said.size(); cell++) {
      if (contradicting.contains(cell) && said.get(cell) < lowestOfOthersV) return cell;
    }
    return -1;
  }

  /// The first cell of a module that does not answer; −1 if there is none.
  ///
  /// Neighbours that are missing while others are there belong to one board of the chain. If all
  /// are missing it is the bus, and passes by itself; but for a pack that was never seen whole
  /// since the start, while its current is measured: there, boards are missing or have one address.
  static int missingModule(Observed now) {
    Doubles cells = now.measured().cellVoltagesV();
    if (cells.missing() < 2) return -1;
    if (!cells.anyKnown()) {
      boolean onlyCells = !Double.isNaN(now.measured().currentA());
      return onlyCells && !now.seenWhole() ? 0 : -1;
    }
    for (int cell = 0; cell + 1 < cells.size(); cell++) {
      if (isUntold(now, cell) && isUntold(now, cell + 1)) return cell;
    }
    return -1;
  }

  /// Whether a cell is missing and nothing else tells why.
  private static boolean isUntold(Observed now, int cell) {
    return Double.isNaN(now.measured().cellVoltagesV().get(cell))
        && !now.collapsed().contains(cell)
        && !wires(now).contains(cell);
  }

  /// The cells that read nothing because they have no voltage, and not because their wire is
  /// broken.
  static CellSet collapsed(Observed now) {
    if (now.collapsed().isEmpty()) return CellSet.NONE;
    CellSet wires = wires(now), without = CellSet.NONE;
    for (int cell : now.collapsed().cells()) {
      if (!wires.contains(cell)) without = without.with(cell);
    }
    return without;
  }

  /// The cells whose reading is missing for a reason that another row of the table tells.
  static CellSet told(Observed now) {
    CellSet told = wires(now);
    if (now.collapsed().isEmpty()) return told;
    for (int cell : collapsed(now).cells()) told = told.with(cell);
    return told;
  }

  /// The cells at broken or swapped wires.
  private static CellSet wires(Observed now) {
    return now.doubts().wires().and(now.doubts().swapped());
  }
}
