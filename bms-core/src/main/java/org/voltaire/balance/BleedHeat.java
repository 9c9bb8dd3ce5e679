package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// How warm each bleed resistor is. It is not measured, so it is followed: a resistor on a board
/// comes to its temperature as a body with one time constant does.
final class BleedHeat {
  /// How long a resistor takes to become warm, s; assumed: one of size 2512 on its copper.
  static final double SETTLES_SECONDS = 30;

  /// A resistor that was too hot rests until it is so much colder, K.
  private static final double RESTS_K = 10;

  /// By how much a board may be warmer than the hottest thermistor if nothing measures it, K, and
  /// what is taken where no thermistor is known, °C; assumed.
  private static final double BOARD_K = 15, WORST_DEGC = 60;

  /// Below this, resistors count as cold and need not be followed, K.
  private static final double COLD_K = 0.1;

  private final PackSpec.Bleed spec;

  BleedHeat(PackSpec.Bleed spec) {
    this.spec = spec;
  }

  /// By how much each resistor is warmer than the board after a while; empty if all are cold.
  ///
  /// @param was the same before, or empty
  /// @param bled the cells that were bled meanwhile
  Doubles step(Doubles was, CellSet bled, Doubles cellsV, double dtSeconds) {
    if (was.size() == 0 && bled.isEmpty()) return was;
    double left = StrictMath.exp(-dtSeconds / SETTLES_SECONDS);
    double[] next = new double[cellsV.size()];
    boolean warm = false;
    for (int cell = 0; cell < next.length; cell++) {
      double before = was.size() == 0 ? 0 : was.get(cell);
      double settled = bled.contains(cell) ? settledK(cellsV.get(cell)) : 0;
      next[cell] = settled + left * (before - settled);
      warm |= next[cell] > COLD_K;
    }
    return warm ? Doubles.taking(next) : Doubles.NONE;
  }

  /// What a resistor warms to, K. One whose cell is not known is taken for a full one.
  private double settledK(double cellV) {
    double volts = Double.isNaN(cellV) ? spec.startV() : cellV;
    return volts * volts / spec.resistorOhm() * spec.resistorKPerW();
  }

  /// Whether a resistor may be on.
  ///
  /// @param wasOn whether it is already: one that was switched off has to cool down first
  boolean mayBeOn(double warmerK, boolean wasOn, double boardDegC) {
    double allowedDegC = spec.resistorLimitDegC() - (wasOn ? 0 : RESTS_K);
    return boardDegC + warmerK < allowedDegC;
  }

  /// The temperature of the board, °C: as measured, or guessed from the hottest thermistor.
  static double boardDegC(Readings readings) {
    double board = readings.signals().boardDegC().value();
    if (!Double.isNaN(board)) return board;
    double hottest = readings.tempsDegC().max();
    return Double.isNaN(hottest) ? WORST_DEGC : hottest + BOARD_K;
  }
}
