package org.voltaire.plausibility;

import java.util.Arrays;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;

/// Compares each thermistor with what it said before and with what the others do: with the movement
/// of their median, which one wrong thermistor, or one hot cell, cannot lead.
///
/// - **Jump**: a temperature alone moves by more than [#JUMP_K] within one reading. No cell does
///   that; a wire that comes off does. It is compared with where it was until it is back there.
/// - **Frozen**: the others have moved by [#MOVES_K] and this one not by one step of its converter;
///   or it alone is silent ([Silence]).
/// - **Not on its cell**: the others have moved by [#FOLLOWS_WITHIN_K], and this one by less than a
///   tenth of that, as a thermistor does that reads the room.
/// - **Rise**: how fast it warms, as a difference of two low-pass filters.
///
/// With one or two thermistors nothing can be compared but jumps and rises.
final class TemperatureCheck {
  /// What is kept of a thermistor: what [Silence] keeps; what it should read, °C; how far the
  /// others have moved since its last change, K; where it was when it last moved noticeably, °C,
  /// and how far the others have moved since then, K; its reading after two low-pass filters, °C.
  static final int EXPECTED = Silence.STRIDE,
      OTHERS = EXPECTED + 1,
      STOOD = OTHERS + 1,
      SINCE = STOOD + 1,
      FAST = SINCE + 1,
      SLOW = FAST + 1,
      STRIDE = SLOW + 1;

  /// What is kept of all of them, after these: their median, °C, and of how many that is.
  private static final int MEDIAN = 0, KNOWN = 1, OF_ALL = 2;

  /// More than a cell can warm between two readings, K, and for each second between them, K/s. The
  /// fastest that is known of a cell in thermal runaway is some 10 K/s at its surface.
  private static final double JUMP_K = 5, PER_SECOND = 2;

  private static final double MOVES_K = 3;

  /// The movement of the others that a thermistor on its cell follows, K, by the catalogue's
  /// F-TMP-009; and what counts as following, K. The coolest cell of a pack warms by half as much
  /// as the median, or more.
  private static final double FOLLOWS_WITHIN_K = 5, FOLLOWS_K = 0.5;

  private static final double FAST_SECONDS = 3, SLOW_SECONDS = 15;

  private final int size;

  TemperatureCheck(int size) {
    this.size = size;
  }

  double[] initial() {
    double[] memory = new double[size * STRIDE + OF_ALL];
    for (int i = 0; i < size; i++) {
      memory[i * STRIDE + Silence.LAST] = Double.NaN;
      memory[i * STRIDE + EXPECTED] = Double.NaN;
      memory[i * STRIDE + STOOD] = Double.NaN;
      memory[i * STRIDE + FAST] = Double.NaN;
    }
    return memory;
  }

  /// What a reading says.
  ///
  /// @param rise of the thermistor that warms fastest, K/s; 0 while nothing is known
  /// @param riseIndex which one that is, from 0; −1 for none
  record TemperatureFindings(CellSet frozen, CellSet contradicting, double rise, int riseIndex) {}

  /// Judges a new reading, and writes what is remembered into `memory`.
  ///
  /// @param before what was doubted before
  /// @param seconds since the reading before
  TemperatureFindings judge(double[] memory, Doubles degC, Doubts before, double seconds) {
    double common = common(memory, degC);
    CellSet frozen = CellSet.NONE, jumped = CellSet.NONE;
    double rise = 0;
    int fastest = -1;
    for (int i = 0; i < size; i++) {
      int at = i * STRIDE;
      double temp = degC.get(i);
      memory[at + EXPECTED] += common;
      memory[at + OTHERS] += common;
      memory[at + SINCE] += common;
      if (Double.isNaN(temp)) continue;
      double room = JUMP_K + PER_SECOND * seconds;
      if (before.tempsContradicting().contains(i)) room /= 2;
      if (jumps(memory, at, temp, room)) {
        jumped = jumped.with(i);
        continue;
      }
      // One that had stood still has not risen since the reading before.
      if (Math.abs(temp - memory[at + EXPECTED]) > room) memory[at + FAST] = Double.NaN;
      memory[at + EXPECTED] = temp;
      if (stands(memory, at, temp, before.tempsFrozen().contains(i))) frozen = frozen.with(i);
      double rises = rise(memory, at, temp, seconds);
      if (rises > rise) {
        rise = rises;
        fastest = i;
      }
    }
    int silent = Silence.find(memory, STRIDE, degC);
    if (silent >= 0) frozen = frozen.with(silent);
    return new TemperatureFindings(frozen, jumped, rise, fastest);
  }

  /// Lets a person's reset count: what each thermistor reads next is where it should be.
  void forget(double[] memory) {
    for (int i = 0; i < size; i++) {
      memory[i * STRIDE + EXPECTED] = Double.NaN;
      memory[i * STRIDE + OTHERS] = 0;
      memory[i * STRIDE + STOOD] = Double.NaN;
      memory[i * STRIDE + Silence.RUN] = 0;
    }
  }

  /// By how much the median has moved, K; 0 where it is one of other thermistors than before, or of
  /// fewer than three.
  private double common(double[] memory, Doubles degC) {
    int known = degC.size() - degC.missing(), of = size * STRIDE;
    double median = known < 3 ? 0 : median(degC, known);
    boolean same = known == memory[of + KNOWN];
    double moved = same ? median - memory[of + MEDIAN] : 0;
    memory[of + KNOWN] = known;
    memory[of + MEDIAN] = median;
    return moved;
  }

  private static double median(Doubles degC, int known) {
    double[] sorted = degC.toArray();
    Arrays.sort(sorted); // NaN comes last
    return sorted[(known - 1) / 2];
  }

  /// Whether it is neither near where it was nor, having stood still, where the others have gone
  /// meanwhile.
  private static boolean jumps(double[] memory, int at, double temp, double room) {
    boolean near = Math.abs(temp - memory[at + STOOD] - memory[at + SINCE]) <= room;
    return !near && Math.abs(temp - memory[at + EXPECTED]) > room;
  }

  /// Whether it stands still although the others move.
  private static boolean stands(double[] memory, int at, double temp, boolean stood) {
    boolean same = Silence.same(memory, at, temp);
    if (!same) memory[at + OTHERS] = 0;
    if (!(Math.abs(temp - memory[at + STOOD]) < FOLLOWS_K)) {
      memory[at + STOOD] = temp;
      memory[at + SINCE] = 0;
    }
    return Math.abs(memory[at + SINCE]) >= FOLLOWS_WITHIN_K
        || (same && (stood || Math.abs(memory[at + OTHERS]) >= MOVES_K));
  }

  /// How fast a temperature rises, K/s: of a ramp, a low-pass filter lags by its time constant.
  private static double rise(double[] memory, int at, double temp, double seconds) {
    if (Double.isNaN(memory[at + FAST])) {
      memory[at + FAST] = temp;
      memory[at + SLOW] = temp;
      return 0;
    }
    memory[at + FAST] += (temp - memory[at + FAST]) * Filter.passes(seconds, FAST_SECONDS);
    memory[at + SLOW] += (temp - memory[at + SLOW]) * Filter.passes(seconds, SLOW_SECONDS);
    return (memory[at + FAST] - memory[at + SLOW]) / (SLOW_SECONDS - FAST_SECONDS);
  }
}
