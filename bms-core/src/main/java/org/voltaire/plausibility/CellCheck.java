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
/// - **Sense wires** that are broken or swapped ([SenseWires]).
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
  /// @param noiseV mean own movement of the cells, V; `POSITIVE_INFINITY` with fewer than three
  /// @param stepV the smallest step of a converter that was ever seen, V
  record CellFindings(
      CellSet wires,
      CellSet swapped,
      CellSet frozen,
      CellSet contradicting,
      double commonV,
      double noiseV,
      double stepV) {}

  /// Judges a new reading, and writes what is remembered into `memory`.
  ///
  /// @param sumErrorV of the cells against the pack, V, smoothed; 0 if not known
  /// @param seconds since the reading before
  CellFindings judge(
      double[] memory, Readings now, Plausibility was, double sumErrorV, double seconds) {
    Doubles volts = now.cellVoltagesV();
    Doubts before = was.doubts();
    SenseWires wires = SenseWires.of(volts);
    Doubles moved = moved(memory, volts, wires, before.contradicting());
    double common = common(moved);
    double noise = noise(moved, common);
    double allowed =
        JUMP_V + PER_COMMON * Math.abs(common) + PER_NOISE * noise + PER_SECOND * seconds;
    CellSet frozen = CellSet.NONE, jumped = CellSet.NONE;
    double moves = Math.max(MOVES_V, MOVES_STEPS * memory[size * STRIDE]);
    boolean anyFrozen = !before.frozen().isEmpty(), anyWrong = !before.contradicting().isEmpty();
    boolean switched = !now.bleeding().equals(was.bleeding());
    double left = 1 - Filter.passes(seconds, MOVE_SECONDS);
    double packConfirmsV = confirmsV(now, sumErrorV);
    for (int cell = 0; cell < size; cell++) {
      int at = cell * STRIDE;
      double volt = volts.get(cell);
      if (Double.isNaN(volt) || wires.explain(cell)) {
        memory[at + EXPECTED] += common;
        continue;
      }
      boolean wasFrozen = anyFrozen && before.frozen().contains(cell);
      if (stands(memory, at, volt, common, moves, left)
          || (wasFrozen && memory[at + Silence.RUN] > 0)) frozen = frozen.with(cell);
      double room = allowed + (switched && bleedingChanged(now, was, cell) ? BLEED_V : 0);
      if (anyWrong && before.contradicting().contains(cell)) room /= 2;
      double own = volt - memory[at + EXPECTED] - common;
      boolean real = own > room && 2 * packConfirmsV < own && memory[at + DOUBTED] == 0;
      if (real) memory[at + EXPECTED] = volt;
      if (contradicts(memory, at, volt, common, room, seconds)) jumped = jumped.with(cell);
    }
    int silent = Silence.find(memory, STRIDE, volts);
    if (silent >= 0) frozen = frozen.with(silent);
    int off = wrongBySum(volts, sumErrorV);
    if (off >= 0) jumped = jumped.with(off);
    double step = memory[size * STRIDE];
    return new CellFindings(wires.open(), wires.swapped(), frozen, jumped, common, noise, step);
  }

  /// Lets a person's reset count: what each cell reads next is where it should be.
  void forget(double[] memory) {
    for (int cell = 0; cell < size; cell++) {
      memory[cell * STRIDE + EXPECTED] = Double.NaN;
      memory[cell * STRIDE + Silence.RUN] = 0;
      memory[cell * STRIDE + DOUBTED] = 0;
    }
  }

  /// Movement of each cell against what was expected, V; `NaN` where it is not known or wrong. A
  /// wrong one would be the highest for ever, and what is left of the others without their lowest
  /// would drift.
  private Doubles moved(double[] memory, Doubles volts, SenseWires wires, CellSet contradicting) {
    boolean anyWrong = !contradicting.isEmpty();
    double[] moved = new double[size];
    for (int cell = 0; cell < size; cell++) {
      boolean wrong = wires.explain(cell) || (anyWrong && contradicting.contains(cell));
      moved[cell] = wrong ? Double.NaN : volts.get(cell) - memory[cell * STRIDE + EXPECTED];
    }
    return Doubles.taking(moved);
  }

  /// Mean movement without the highest and the lowest.
  private static double common(Doubles moved) {
    double sum = 0;
    int known = moved.size() - moved.missing();
    for (int cell = 0; cell < moved.size(); cell++) {
      if (!Double.isNaN(moved.get(cell))) sum += moved.get(cell);
    }
    return known < 3 ? 0 : (sum - moved.min() - moved.max()) / (known - 2);
  }

  /// Mean own movement, without the largest.
  private static double noise(Doubles moved, double common) {
    double sum = 0, most = 0;
    int known = moved.size() - moved.missing();
    for (int cell = 0; cell < moved.size(); cell++) {
      double own = Math.abs(moved.get(cell) - common);
      if (Double.isNaN(own)) continue;
      sum += own;
      most = Math.max(most, own);
    }
    return known < 3 ? Double.POSITIVE_INFINITY : (sum - most) / (known - 1);
  }

  /// Whether a cell stands still although the others move, and what the smallest step of a
  /// converter is that was ever seen.
  ///
  /// @param left of how far the others had moved before
  private boolean stands(
      double[] memory, int at, double volt, double common, double moves, double left) {
    double step = Math.abs(volt - memory[at + Silence.LAST]);
    if (step > 0 && step < memory[size * STRIDE]) memory[size * STRIDE] = step;
    if (!Silence.same(memory, at, volt)) {
      memory[at + OTHERS] = 0;
      return false;
    }
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
    for (int each = Math.max(0, cell - 1); each <= Math.min(255, cell + 1); each++) {
      if (now.bleeding().contains(each) != was.bleeding().contains(each)) return true;
    }
    return false;
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
