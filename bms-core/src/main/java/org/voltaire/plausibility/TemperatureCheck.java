package org.voltaire.plausibility;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;

/// Compares each thermistor with what it said before and with what the others do.
///
/// - **Jump**: a temperature alone moves by more than [#JUMP_K] within one reading. No cell does
///   that; a wire that comes off does. It is compared with where it was until it is back there.
/// - **Frozen**: the others have moved by [#MOVES_K] and this one not by one step of its converter;
///   or it alone is silent ([Silence]).
/// - **Rise**: how fast it warms, as a difference of two low-pass filters.
final class TemperatureCheck {
  /// What is kept of a thermistor: what [Silence] keeps; what it should read, °C; how far the
  /// others have moved since its last change, K; its reading after two low-pass filters, °C.
  static final int EXPECTED = Silence.STRIDE,
      OTHERS = EXPECTED + 1,
      FAST = OTHERS + 1,
      SLOW = FAST + 1,
      STRIDE = SLOW + 1;

  /// More than a cell can warm between two readings, K, and for each second between them, K/s. The
  /// fastest that is known of a cell in thermal runaway is some 10 K/s at its surface.
  private static final double JUMP_K = 5, PER_SECOND = 2;

  private static final double MOVES_K = 3;
  private static final double FAST_SECONDS = 3, SLOW_SECONDS = 15;

  private final int size;

  TemperatureCheck(int size) {
    this.size = size;
  }

  double[] initial() {
    double[] memory = new double[size * STRIDE];
    for (int i = 0; i < size; i++) {
      memory[i * STRIDE + Silence.LAST] = Double.NaN;
      memory[i * STRIDE + EXPECTED] = Double.NaN;
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
      if (Double.isNaN(temp)) continue;
      if (Silence.same(memory, at, temp)) {
        memory[at + OTHERS] += common;
        boolean still = Math.abs(memory[at + OTHERS]) >= MOVES_K;
        if (still || before.tempsFrozen().contains(i)) frozen = frozen.with(i);
      } else {
        memory[at + OTHERS] = 0;
      }
      double room = JUMP_K + PER_SECOND * seconds;
      if (before.tempsContradicting().contains(i)) room /= 2;
      if (Math.abs(temp - memory[at + EXPECTED] - common) > room) {
        jumped = jumped.with(i);
        continue;
      }
      memory[at + EXPECTED] = temp;
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
      memory[i * STRIDE + Silence.RUN] = 0;
    }
  }

  /// Mean movement of those that have moved or stood, without the fastest; 0 with fewer than two.
  private double common(double[] memory, Doubles degC) {
    double sum = 0, most = 0;
    int known = 0;
    for (int i = 0; i < size; i++) {
      double moved = degC.get(i) - memory[i * STRIDE + EXPECTED];
      if (Double.isNaN(moved)) continue;
      sum += moved;
      if (Math.abs(moved) > Math.abs(most)) most = moved;
      known++;
    }
    return known < 3 ? 0 : (sum - most) / (known - 1);
  }

  /// How fast a temperature rises, K/s: of a ramp, a low-pass filter lags by its time constant.
  private static double rise(double[] memory, int at, double temp, double seconds) {
    if (Double.isNaN(memory[at + FAST])) {
      memory[at + FAST] = temp;
      memory[at + SLOW] = temp;
      return 0;
    }
    memory[at + FAST] += (temp - memory[at + FAST]) * passes(seconds, FAST_SECONDS);
    memory[at + SLOW] += (temp - memory[at + SLOW]) * passes(seconds, SLOW_SECONDS);
    return (memory[at + FAST] - memory[at + SLOW]) / (SLOW_SECONDS - FAST_SECONDS);
  }

  /// Share of a step that a low-pass filter lets through within a time, by its bilinear form: no
  /// exponential, and stable for any step.
  static double passes(double seconds, double tauSeconds) {
    return seconds / (tauSeconds + seconds);
  }
}
