package org.voltaire.sim.pack;

import org.voltaire.measure.CellSet;

/// The bleed resistors of a board, one for each cell, and the sense wires that feed them: how hot
/// they are, and how far off the bled cells and their neighbours read meanwhile.
final class BleedResistors {
  /// What a watt warms a resistor by over its board, K/W, and how long it takes to be warm, s.
  /// Assumed: one of size 2010 on little copper, as a bleed resistor of 20 Ω was taken in a
  /// simulation of such a board (0.86 W, 122 °C at 45 °C).
  private static final double K_PER_W = 90, WARM_SECONDS = 30;

  /// A sense wire with its contacts, Ω; assumed: half a metre of 0.22 mm² and a plug.
  private static final double WIRE_OHM = 0.06;

  private final double ohm;
  private final double[] warmerK;
  private CellSet on = CellSet.NONE;
  private boolean cold = true;

  BleedResistors(int cells, double ohm) {
    this.ohm = ohm;
    this.warmerK = new double[cells];
  }

  /// Time goes by.
  ///
  /// @param bleeding the cells whose resistor is on
  /// @param cellsV the plant's voltage of a cell, V
  void advance(CellSet bleeding, CellVoltage cellsV, double dtSeconds) {
    on = bleeding;
    if (cold && bleeding.isEmpty()) return;
    double left = StrictMath.exp(-dtSeconds / WARM_SECONDS);
    cold = true;
    for (int cell = 0; cell < warmerK.length; cell++) {
      double volts = isOn(cell) ? cellsV.volts(cell) : 0;
      double settledK = volts * volts / ohm * K_PER_W;
      warmerK[cell] = settledK + left * (warmerK[cell] - settledK);
      cold &= warmerK[cell] < 0.01;
    }
  }

  /// The voltage of a cell, V.
  @FunctionalInterface
  interface CellVoltage {
    double volts(int cell);
  }

  /// The hottest resistor, K over the board.
  double hottestK() {
    double hottest = 0;
    for (double each : warmerK) hottest = Math.max(hottest, each);
    return hottest;
  }

  /// By how much a cell reads too high, V: its bleed current falls off along its two wires, and
  /// along the one that it shares with each neighbour in the other sense.
  double offV(int cell, CellVoltage cellsV) {
    if (on.isEmpty()) return 0;
    double own = isOn(cell) ? 2 * currentA(cell, cellsV) : 0;
    double others = currentA(cell - 1, cellsV) + currentA(cell + 1, cellsV);
    return (others - own) * WIRE_OHM;
  }

  private double currentA(int cell, CellVoltage cellsV) {
    return isOn(cell) ? cellsV.volts(cell) / ohm : 0;
  }

  /// A set of cells holds 256 of them.
  private boolean isOn(int cell) {
    return cell >= 0 && cell < Math.min(warmerK.length, 256) && on.contains(cell);
  }
}
