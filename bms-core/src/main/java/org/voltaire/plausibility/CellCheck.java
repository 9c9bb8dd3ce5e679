package org.voltaire.plausibility;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;
import org.voltaire.measure.Readings;

/// Compares each cell's voltage with what the others do, reading by reading.
///
/// A current moves all cells of a string alike. So the **common** movement of a reading is the mean
/// over all cells, without the highest and the lowest; what a cell moves beyond it is its own.
///
/// - **Jump**: a cell moves by more than [#JUMP_V] beyond the common movement. Weak cells move more
///   under load, so three times the common movement is allowed, and six times the noise that all
///   cells have. A cell that jumped is compared with where it would be now, until it is back there.
///   A jump upwards that the measured pack voltage makes too is real, and is believed.
/// - **Frozen**: the others have moved by [#MOVES_V] within seconds, and this one not by one step
///   of its converter; or it alone is silent ([Silence]).
/// - **Broken sense wire**: a cell reads nothing and the next one the voltage of both.
/// - **Wrong by the sum's error**: the cells together are off the measured pack voltage, and one
///   cell is off the others by as much.
///
/// A doubt ends when the reading is plausible again, or when a person resets ([#forget]).
final class CellCheck {
  /// What is kept of a cell: what [Silence] keeps; the voltage that it should have, V; for how long
  /// it has contradicted that, s; how far the others have moved within seconds since its last
  /// change, V.
  static final int EXPECTED = Silence.STRIDE,
      DOUBTED = EXPECTED + 1,
      OTHERS = DOUBTED + 1,
      STRIDE = OTHERS + 1;

  /// A contradiction that has lasted for so long, s, stays until a person resets: what the cell
  /// should have is a guess that becomes worse with time.
  private static final double STAYS_SECONDS = 2;

  /// Own movement that is a jump, V, and how much is allowed on top where bleeding has switched.
  private static final double JUMP_V = 0.08, BLEED_V = 0.15;

  /// What is allowed for each volt of the common movement, for each volt of noise, and for each
  /// second since the reading before, V/s.
  private static final double PER_COMMON = 3, PER_NOISE = 6, PER_SECOND = 0.01;

  /// Movement of the others within [#MOVE_SECONDS] in which a cell cannot stand still: V, and steps
  /// of the converter.
  private static final double MOVES_V = 0.008, MOVES_STEPS = 8, MOVE_SECONDS = 2;

  /// Share of the usual voltage below which a cell reads nothing, and above which the next one
  /// reads two cells.
  private static final double NOTHING = 0.25, TWO = 1.3;

  /// The least error of the sum that is laid at one cell's door, V, and how well the two must
  /// agree.
  private static final double SUM_V = 0.1, AGREES = 0.35;

  private final int size;

  CellCheck(int size) {
    this.size = size;
  }

  double[] initial() {
    double[] memory = new double[size * STRIDE + 1];
    memory[size * STRIDE] = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < size; cell++) {
      memory[cell * STRIDE + Silence.LAST] = Double.NaN;
      memory[cell * STRIDE + EXPECTED] = Double.NaN;
    }
    return memory;
  }

  /// What one reading says.
  ///
  /// @param commonV the common movement since the reading before, V
  /// @param noiseV mean own movement of the cells, V
  record CellFindings(
      CellSet wires, CellSet frozen, CellSet contradicting, double commonV, double noiseV) {}

  /// Judges a new reading, and writes what is remembered into `memory`.
  ///
  /// @param sumErrorV of the cells against the pack, V, smoothed; 0 if not known
  /// @param seconds since the reading before
  CellFindings judge(
      double[] memory, Readings now, Plausibility was, double sumErrorV, double seconds) {
    Doubles volts = now.cellVoltagesV();
    Doubts before = was.doubts();
    double common = common(memory, volts);
    double noise = noise(memory, volts, common);
    double allowed =
        JUMP_V + PER_COMMON * Math.abs(common) + PER_NOISE * noise + PER_SECOND * seconds;
    CellSet frozen = CellSet.NONE, jumped = CellSet.NONE;
    double moves = Math.max(MOVES_V, MOVES_STEPS * memory[size * STRIDE]);
    double packConfirmsV = confirmsV(now, sumErrorV);
    for (int cell = 0; cell < size; cell++) {
      int at = cell * STRIDE;
      double volt = volts.get(cell);
      if (Double.isNaN(volt)) {
        memory[at + EXPECTED] += common;
        continue;
      }
      boolean wasFrozen = before.frozen().contains(cell);
      if (stands(memory, at, volt, common, moves, seconds)
          || (wasFrozen && memory[at + Silence.RUN] > 0)) frozen = frozen.with(cell);
      double room = allowed + (bleedingChanged(now, was, cell) ? BLEED_V : 0);
      if (before.contradicting().contains(cell)) room /= 2;
      double own = volt - memory[at + EXPECTED] - common;
      boolean real = own > room && 2 * packConfirmsV < own && memory[at + DOUBTED] == 0;
      if (real) memory[at + EXPECTED] = volt;
      if (contradicts(memory, at, volt, common, room, seconds)) jumped = jumped.with(cell);
    }
    int silent = Silence.find(memory, STRIDE, volts);
    if (silent >= 0) frozen = frozen.with(silent);
    CellSet wires = wires(volts);
    int wrong = wrongBySum(volts, sumErrorV);
    if (wrong >= 0) jumped = jumped.with(wrong);
    return new CellFindings(wires, frozen, jumped, common, noise);
  }

  /// Lets a person's reset count: what each cell reads next is where it should be.
  void forget(double[] memory) {
    for (int cell = 0; cell < size; cell++) {
      memory[cell * STRIDE + EXPECTED] = Double.NaN;
      memory[cell * STRIDE + Silence.RUN] = 0;
      memory[cell * STRIDE + DOUBTED] = 0;
    }
  }

  /// Mean movement against what was expected, without the highest and the lowest.
  private double common(double[] memory, Doubles volts) {
    double sum = 0, low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    int known = 0;
    for (int cell = 0; cell < size; cell++) {
      double moved = volts.get(cell) - memory[cell * STRIDE + EXPECTED];
      if (Double.isNaN(moved)) continue;
      sum += moved;
      low = Math.min(low, moved);
      high = Math.max(high, moved);
      known++;
    }
    return known < 3 ? 0 : (sum - low - high) / (known - 2);
  }

  /// Mean own movement, without the largest.
  private double noise(double[] memory, Doubles volts, double common) {
    double sum = 0, most = 0;
    int known = 0;
    for (int cell = 0; cell < size; cell++) {
      double own = Math.abs(volts.get(cell) - memory[cell * STRIDE + EXPECTED] - common);
      if (Double.isNaN(own)) continue;
      sum += own;
      most = Math.max(most, own);
      known++;
    }
    return known < 3 ? Double.POSITIVE_INFINITY : (sum - most) / (known - 1);
  }

  /// Whether a cell stands still although the others move, and what the smallest step of a
  /// converter is that was ever seen.
  private boolean stands(
      double[] memory, int at, double volt, double common, double moves, double seconds) {
    double step = Math.abs(volt - memory[at + Silence.LAST]);
    if (step > 0 && step < memory[size * STRIDE]) memory[size * STRIDE] = step;
    if (!Silence.same(memory, at, volt)) {
      memory[at + OTHERS] = 0;
      return false;
    }
    double left = 1 - TemperatureCheck.passes(seconds, MOVE_SECONDS);
    memory[at + OTHERS] = memory[at + OTHERS] * left + common;
    return Math.abs(memory[at + OTHERS]) >= moves;
  }

  /// How far the measured pack voltage is from what it was against the sum of the cells, V: little
  /// if the pack has moved with its cells. `POSITIVE_INFINITY` if nothing measures it.
  private static double confirmsV(Readings now, double sumErrorV) {
    return now.sumErrorV() == 0 ? Double.POSITIVE_INFINITY : Math.abs(now.sumErrorV() - sumErrorV);
  }

  /// Whether a cell is not where it should be, or was not for long.
  private static boolean contradicts(
      double[] memory, int at, double volt, double common, double room, double seconds) {
    boolean stays = memory[at + DOUBTED] >= STAYS_SECONDS;
    if (!stays && !jumps(memory, at, volt, common, room)) {
      memory[at + DOUBTED] = 0;
      return false;
    }
    memory[at + DOUBTED] += seconds;
    return true;
  }

  /// Whether a cell is not where it should be. If it is, it is followed.
  private static boolean jumps(double[] memory, int at, double volt, double common, double room) {
    double expected = memory[at + EXPECTED] + common;
    if (!(Math.abs(volt - expected) > room)) {
      memory[at + EXPECTED] = volt;
      return false;
    }
    memory[at + EXPECTED] = expected;
    return true;
  }

  private static boolean bleedingChanged(Readings now, Plausibility was, int cell) {
    if (now.bleeding().equals(was.bleeding())) return false;
    for (int each = Math.max(0, cell - 1); each <= Math.min(255, cell + 1); each++) {
      if (now.bleeding().contains(each) != was.bleeding().contains(each)) return true;
    }
    return false;
  }

  private CellSet wires(Doubles volts) {
    CellSet wires = CellSet.NONE;
    if (volts.missing() == 0 && volts.min() > 0.5 * volts.max()) return wires;
    double usual = usual(volts);
    for (int cell = 0; cell + 1 < size; cell++) {
      boolean nothing = !(volts.get(cell) > NOTHING * usual);
      if (nothing && volts.get(cell + 1) > TWO * usual) wires = wires.with(cell);
    }
    return wires;
  }

  /// Mean of the cells without the highest and the lowest; `NaN` with fewer than three.
  private static double usual(Doubles volts) {
    double sum = 0;
    int known = 0;
    for (int cell = 0; cell < volts.size(); cell++) {
      if (Double.isNaN(volts.get(cell))) continue;
      sum += volts.get(cell);
      known++;
    }
    return known < 3 ? Double.NaN : (sum - volts.max() - volts.min()) / (known - 2);
  }

  /// The cell whose distance from the others is the error of the sum; −1 if there is none.
  private int wrongBySum(Doubles volts, double sumErrorV) {
    if (!(Math.abs(sumErrorV) > SUM_V) || size < 3 || volts.missing() > 0) return -1;
    int cell = sumErrorV > 0 ? volts.indexOfMax() : volts.indexOfMin();
    double others = (volts.sum() - volts.get(cell)) / (size - 1);
    double off = volts.get(cell) - others;
    return Math.abs(off - sumErrorV) < AGREES * Math.abs(sumErrorV) ? cell : -1;
  }
}
