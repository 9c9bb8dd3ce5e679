package org.voltaire.sim.pack;

import org.voltaire.measure.CellSet;

/// The bleed resistors of a board, one for each cell: how hot they are. The board measures while
/// none of them is on, as chips do, so no reading is off by what falls off along the wires.
final class BleedResistors {
  /// What a watt warms a resistor by over its board, K/W, and how long it takes to be warm, s.
  /// Assumed: one of size 2010 on little copper, as a bleed resistor of 20 Ω was taken in a
  /// simulation of such a board (0.86 W, 122 °C at 45 °C).
  private static final double K_PER_W = 90, WARM_SECONDS = 30;

  private final double ohm;
  private final double[] warmerK;
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
    if (cold && bleeding.isEmpty()) return;
    double left = StrictMath.exp(-dtSeconds / WARM_SECONDS);
    cold = true;
    for (int cell = 0; cell < warmerK.length; cell++) {
      double volts = isOn(bleeding, cell) ? cellsV.volts(cell) : 0;
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

  /// A set of cells holds 256 of them.
  private static boolean isOn(CellSet bleeding, int cell) {
    return cell < 256 && bleeding.contains(cell);
  }
}
