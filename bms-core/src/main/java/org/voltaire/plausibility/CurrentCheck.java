package org.voltaire.plausibility;

import org.voltaire.measure.Readings;
import org.voltaire.pack.CellModel;

/// Compares the current with what it does to the cells' voltage: to their common movement
/// ([CellCheck]), which no single cell can feign.
///
/// Current and voltage go through the same two low-pass filters; the differences of the two, ΔV and
/// ΔI, are what has changed within the last seconds. Of a cell ΔV = R0 ΔI and a little more. So the
/// current is doubted when, for [#LASTS_SECONDS],
///
/// - ΔV and ΔI have opposite signs (the sensor is wired the wrong way round),
/// - ΔV is there and ΔI is not, although nothing has flowed for minutes (the sensor is dead), or
/// - ΔI is there and ΔV is not, but for what it was before ΔI came (the sensor has gone silent, or
///   reads something else; cells that climb while they are charged climb on).
///
/// The doubt ends after as many readings that agree, or when a person resets.
final class CurrentCheck {
  /// A temperature that moves by more than this from one reading to the next, K, moves the voltages
  /// by itself: resistances follow it.
  private static final double TEMP_MOVES_K = 1;

  /// What is kept: the two filtered voltages and currents; the mean size of the current over
  /// minutes; for how long readings have said each of the four things, s; the common movement
  /// summed up, V; the temperature, °C; the noise of a cell, V; the largest ΔI of the last half
  /// minute, A; the mean of ΔV over half a minute, V: what cells do by themselves.
  static final int FAST_V = 0,
      SLOW_V = 1,
      FAST_A = 2,
      SLOW_A = 3,
      LONG_A = 4,
      REVERSED = 5,
      DEAD = 6,
      STILL = 7,
      AGREED = 8,
      LEVEL_V = 9,
      TEMP_DEGC = 10,
      NOISE_V = 11,
      RECENT_A = 12,
      DRIFT_V = 13,
      SIZE = 14;

  /// A contradiction counts when it has lasted for so long, s, and for so many readings.
  private static final double LASTS_SECONDS = 1.2, READINGS = 3.5;

  private static final double FAST_SECONDS = 0.5, SLOW_SECONDS = 3, LONG_SECONDS = 300;

  /// Noise that has ended is still in the filters: it is remembered for three times the slower one.
  private static final double NOISE_SECONDS = 9, NOISE_RISES_SECONDS = 1;

  /// Where cells cannot be compared, no movement says anything.
  private static final double UNKNOWN_NOISE_V = 1;

  /// Least ΔV that says something, V, and for each volt of noise of a cell.
  private static final double LEAST_V = 0.003, PER_NOISE = 3;

  /// The same where ΔI is there: that ΔV is missing says something from a smaller ΔV on. Its noise
  /// is that of the mean over all cells, whose readings a coarse converter rounds each its own way.
  private static final double STILL_LEAST_V = 0.0005;

  /// What may take ΔV away is what cells still do after a larger step: within the time of the
  /// filters a twentieth of what the resistance did, four times that if it is cold or old.
  private static final double RELAXES = 0.2, RECENT_SECONDS = 30;

  /// If ΔI explains less than the first share of ΔV, the current is taken to have stood still; if
  /// ΔV is less than the second share of what ΔI explains, the voltage is.
  private static final double SHARE = 0.1, STILL_SHARE = 0.2;

  /// A current below this is none, 1/h.
  static final double IDLE_PER_HOUR = 0.03;

  private final CellModel cell;
  private final double idleA;
  private final double rootOfCells;

  CurrentCheck(CellModel cell, int cells) {
    this.cell = cell;
    this.idleA = IDLE_PER_HOUR * cell.capacityAh();
    this.rootOfCells = Math.sqrt(cells);
  }

  static double[] initial() {
    double[] memory = new double[SIZE];
    memory[FAST_V] = Double.NaN;
    return memory;
  }

  /// Judges a new reading, and writes what is remembered into `memory`.
  ///
  /// @param cells what it says of the cells; their common movement is in `memory` already
  /// @param was whether the current was doubted before
  /// @return whether it is doubted
  boolean doubts(
      double[] memory, CellCheck.CellFindings cells, Readings now, boolean was, double seconds) {
    double levelV = memory[LEVEL_V], currentA = now.currentA();
    double noiseV = noise(memory, cells.noiseV(), seconds);
    if (Double.isNaN(levelV) || Double.isNaN(currentA)) {
      memory[FAST_V] = Double.NaN;
      return was;
    }
    double tempDegC = now.tempsDegC().get(0);
    boolean tempMoved = Math.abs(tempDegC - memory[TEMP_DEGC]) > TEMP_MOVES_K;
    memory[TEMP_DEGC] = tempDegC;
    if (tempMoved || Double.isNaN(memory[FAST_V])) {
      begin(memory, levelV, currentA);
      forget(memory);
    }
    filter(memory, levelV, currentA, seconds);
    double changedV = memory[FAST_V] - memory[SLOW_V], changedA = memory[FAST_A] - memory[SLOW_A];
    double decayed = memory[RECENT_A] * (1 - Filter.passes(seconds, RECENT_SECONDS));
    memory[RECENT_A] = Math.max(decayed, Math.abs(changedA));
    double leastV = LEAST_V + PER_NOISE * noiseV;
    double size = Math.abs(changedV);
    Filter.low(memory, DRIFT_V, changedV, seconds, RECENT_SECONDS);
    // Most readings end here: nothing has changed.
    if (size <= leastV && Math.abs(changedA) <= idleA) {
      forget(memory);
      return was;
    }
    double r0 = cell.dynamics().at(tempDegC).r0At(0.5), explained = r0 * Math.abs(changedA);
    double stillV =
        1.5 * (STILL_LEAST_V + (PER_NOISE * noiseV + cells.stepV()) / rootOfCells)
            + RELAXES * r0 * memory[RECENT_A];
    boolean opposite = changedV * changedA < 0;
    boolean idle = Math.abs(currentA) < idleA && memory[LONG_A] < idleA;
    count(memory, seconds, REVERSED, opposite && size > leastV && explained > leastV / 2);
    count(memory, seconds, DEAD, idle && size > 1.3 * leastV && explained < SHARE * size);
    double answerV = Math.abs(changedV - memory[DRIFT_V]);
    count(memory, seconds, STILL, explained > stillV && answerV < STILL_SHARE * explained);
    count(memory, seconds, AGREED, !opposite && size > leastV && explained > leastV / 2);
    boolean found = false;
    double enough = Math.max(LASTS_SECONDS, READINGS * seconds);
    for (int what = REVERSED; what <= STILL; what++) found |= memory[what] >= enough;
    return found || (was && memory[AGREED] < enough);
  }

  /// The noise of a cell, V: that of this reading, or what is left of that of the last seconds. One
  /// reading alone, in which cells take a step of the current differently, is hardly remembered.
  private static double noise(double[] memory, double noiseV, double seconds) {
    if (Double.isInfinite(noiseV)) return UNKNOWN_NOISE_V;
    double tauSeconds = noiseV > memory[NOISE_V] ? NOISE_RISES_SECONDS : NOISE_SECONDS;
    Filter.low(memory, NOISE_V, noiseV, seconds, tauSeconds);
    return Math.max(noiseV, memory[NOISE_V]);
  }

  private static void filter(double[] memory, double levelV, double currentA, double seconds) {
    Filter.low(memory, FAST_V, levelV, seconds, FAST_SECONDS);
    Filter.low(memory, SLOW_V, levelV, seconds, SLOW_SECONDS);
    Filter.low(memory, FAST_A, currentA, seconds, FAST_SECONDS);
    Filter.low(memory, SLOW_A, currentA, seconds, SLOW_SECONDS);
    Filter.low(memory, LONG_A, Math.abs(currentA), seconds, LONG_SECONDS);
  }

  private static void forget(double[] memory) {
    for (int what = REVERSED; what <= AGREED; what++) memory[what] = 0;
  }

  private static void begin(double[] memory, double levelV, double currentA) {
    memory[FAST_V] = levelV;
    memory[SLOW_V] = levelV;
    memory[FAST_A] = currentA;
    memory[SLOW_A] = currentA;
  }

  private static void count(double[] memory, double seconds, int at, boolean again) {
    memory[at] = again ? memory[at] + seconds : 0;
  }
}
