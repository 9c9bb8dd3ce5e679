package org.voltaire.plausibility;

import java.util.Arrays;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Compares the sum of the cells with the measured pack voltage: by how much the two have shifted
/// against each other within the last minute.
///
/// What lies between cells and the pack's divider (bars, cables, a contactor) drops a voltage that
/// follows the current. So the comparison begins anew when the current has changed, and says
/// nothing until [#SETTLES_SECONDS] later. A difference beyond the pack's tolerance is no shift: it
/// is told as that, and nothing is learned from it.
final class SumCheck {
  /// What is kept after what [CurrentCheck] keeps: the error of the sum, filtered, and what it was
  /// a minute ago, V; the current then, A; for how long the current has been steady, s.
  static final int SUM_V = CurrentCheck.SIZE,
      SLOW_V = SUM_V + 1,
      SLOW_A = SLOW_V + 1,
      STEADY_SECONDS = SLOW_A + 1,
      SIZE = STEADY_SECONDS + 1;

  private static final double FAST_SECONDS = 2, MINUTE_SECONDS = 60;

  /// Five times the fast filter: what a reading of cells and pack at different moments of a step
  /// has left in it is below a hundredth then.
  private static final double SETTLES_SECONDS = 10;

  /// How many standard deviations of the filtered error are no shift.
  private static final double SIGMAS = 4;

  private final int cells;
  private final double idleA;
  private final double toleranceV;

  SumCheck(PackSpec spec) {
    this.cells = spec.cellsInSeries();
    this.idleA = CurrentCheck.IDLE_PER_HOUR * spec.capacityAh();
    this.toleranceV = spec.sensors().sumToleranceV();
  }

  /// What the current's check and this one begin with.
  static double[] initial() {
    double[] memory = Arrays.copyOf(CurrentCheck.initial(), SIZE);
    memory[SUM_V] = Double.NaN;
    return memory;
  }

  /// By how much it has shifted, V; 0 while that is not known. Writes what is remembered into
  /// `memory`.
  ///
  /// @param noiseV own movement of a cell, V
  double shiftV(double[] memory, Readings now, double noiseV, double seconds) {
    double errorV = now.sumErrorV(), currentA = now.currentA();
    boolean within = Math.abs(errorV) <= toleranceV;
    boolean back = within && Math.abs(memory[SUM_V]) > toleranceV;
    if (back || Double.isNaN(memory[SUM_V])) memory[SUM_V] = errorV;
    Filter.low(memory, SUM_V, errorV, seconds, FAST_SECONDS);
    if (Double.isNaN(currentA) || !within) return 0;
    boolean steady = Math.abs(currentA - memory[SLOW_A]) < idleA;
    memory[STEADY_SECONDS] = steady ? memory[STEADY_SECONDS] + seconds : 0;
    if (memory[STEADY_SECONDS] < SETTLES_SECONDS) {
      memory[SLOW_V] = memory[SUM_V];
      if (!steady) memory[SLOW_A] = currentA;
      return 0;
    }
    Filter.low(memory, SLOW_V, errorV, seconds, MINUTE_SECONDS);
    Filter.low(memory, SLOW_A, currentA, seconds, MINUTE_SECONDS);
    double shiftV = memory[SUM_V] - memory[SLOW_V];
    double sigmaV = noiseV * Math.sqrt(cells * seconds / (2 * FAST_SECONDS));
    return Math.abs(shiftV) > SIGMAS * sigmaV ? shiftV : 0;
  }
}
