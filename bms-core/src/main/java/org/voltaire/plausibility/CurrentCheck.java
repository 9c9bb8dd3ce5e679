package org.voltaire.plausibility;

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
/// - ΔI is there and ΔV is not (the sensor has gone silent, or reads something else).
///
/// The doubt ends after as many readings that agree, or when a person resets.
final class CurrentCheck {
  /// A temperature that moves by more than this from one reading to the next, K, moves the voltages
  /// by itself: resistances follow it.
  private static final double TEMP_MOVES_K = 1;

  /// What is kept: the two filtered voltages and currents; the mean size of the current over
  /// minutes; for how long readings have said each of the four things, s; the error of the sum and
  /// the current, filtered, V and A; the common movement summed up, V; the temperature, °C.
  static final int FAST_V = 0,
      SLOW_V = 1,
      FAST_A = 2,
      SLOW_A = 3,
      LONG_A = 4,
      REVERSED = 5,
      DEAD = 6,
      STILL = 7,
      AGREED = 8,
      SUM_V = 9,
      SUM_SLOW_V = 10,
      SUM_SLOW_A = 11,
      LEVEL_V = 12,
      TEMP_DEGC = 13,
      SIZE = 14;

  /// A contradiction counts when it has lasted for so long, s, and for so many readings.
  private static final double LASTS_SECONDS = 1.2, READINGS = 3.5;

  private static final double FAST_SECONDS = 0.5, SLOW_SECONDS = 3, LONG_SECONDS = 300;
  private static final double SUM_SECONDS = 2, SUM_SLOW_SECONDS = 60;

  /// Least ΔV that says something, V, and for each volt of noise of a cell.
  private static final double LEAST_V = 0.003, PER_NOISE = 3;

  /// If ΔI explains less than the first share of ΔV, the current is taken to have stood still; if
  /// ΔV is less than the second share of what ΔI explains, the voltage is.
  private static final double SHARE = 0.1, STILL_SHARE = 0.2;

  /// A current below this is none, 1/h.
  private static final double IDLE_PER_HOUR = 0.03;

  private final CellModel cell;
  private final double idleA;

  CurrentCheck(CellModel cell) {
    this.cell = cell;
    this.idleA = IDLE_PER_HOUR * cell.capacityAh();
  }

  static double[] initial() {
    double[] memory = new double[SIZE];
    memory[FAST_V] = Double.NaN;
    memory[SUM_V] = Double.NaN;
    return memory;
  }

  /// Judges a new reading, and writes what is remembered into `memory`.
  ///
  /// @param levelV common movement of the cells, summed up, V
  /// @param noiseV own movement of a cell, V
  /// @param currentA positive while charging
  /// @param tempDegC of the cells; `NaN` is taken as 25
  /// @param was whether it was doubted before
  /// @return whether it is doubted
  boolean doubts(
      double[] memory,
      double levelV,
      double noiseV,
      double currentA,
      double tempDegC,
      boolean was,
      double seconds) {
    if (Double.isNaN(levelV) || Double.isNaN(currentA)) {
      memory[FAST_V] = Double.NaN;
      return was;
    }
    boolean tempMoved = Math.abs(tempDegC - memory[TEMP_DEGC]) > TEMP_MOVES_K;
    memory[TEMP_DEGC] = tempDegC;
    if (tempMoved || Double.isNaN(memory[FAST_V])) {
      begin(memory, levelV, currentA);
      for (int what = REVERSED; what <= AGREED; what++) memory[what] = 0;
    }
    low(memory, FAST_V, levelV, seconds, FAST_SECONDS);
    low(memory, SLOW_V, levelV, seconds, SLOW_SECONDS);
    low(memory, FAST_A, currentA, seconds, FAST_SECONDS);
    low(memory, SLOW_A, currentA, seconds, SLOW_SECONDS);
    low(memory, LONG_A, Math.abs(currentA), seconds, LONG_SECONDS);
    double changedV = memory[FAST_V] - memory[SLOW_V], changedA = memory[FAST_A] - memory[SLOW_A];
    double leastV = LEAST_V + PER_NOISE * (noiseV < 1 ? noiseV : 1);
    double size = Math.abs(changedV);
    // Most readings end here: nothing has changed.
    if (size <= leastV && Math.abs(changedA) <= idleA) {
      for (int what = REVERSED; what <= AGREED; what++) memory[what] = 0;
      return was;
    }
    double explained = cell.dynamics().at(tempDegC).r0At(0.5) * Math.abs(changedA);
    boolean opposite = changedV * changedA < 0;
    boolean idle = Math.abs(currentA) < idleA && memory[LONG_A] < idleA;
    count(memory, seconds, REVERSED, opposite && size > leastV && explained > leastV / 2);
    count(memory, seconds, DEAD, idle && size > 1.3 * leastV && explained < SHARE * size);
    count(memory, seconds, STILL, explained > 1.5 * leastV && size < STILL_SHARE * explained);
    count(memory, seconds, AGREED, !opposite && size > leastV && explained > leastV / 2);
    boolean found = false;
    double enough = Math.max(LASTS_SECONDS, READINGS * seconds);
    for (int what = REVERSED; what <= STILL; what++) found |= memory[what] >= enough;
    return found || (was && memory[AGREED] < enough);
  }

  /// By how much the sum of the cells has shifted against the pack's voltage, at an unchanged
  /// current, V.
  double sumShiftV(double[] memory, double sumErrorV, double currentA, double seconds) {
    if (Double.isNaN(memory[SUM_V])) {
      memory[SUM_V] = sumErrorV;
      memory[SUM_SLOW_V] = sumErrorV;
      memory[SUM_SLOW_A] = currentA;
    }
    low(memory, SUM_V, sumErrorV, seconds, SUM_SECONDS);
    low(memory, SUM_SLOW_V, sumErrorV, seconds, SUM_SLOW_SECONDS);
    if (Double.isNaN(currentA)) return 0;
    low(memory, SUM_SLOW_A, currentA, seconds, SUM_SLOW_SECONDS);
    boolean steady = Math.abs(currentA - memory[SUM_SLOW_A]) < idleA;
    return steady ? memory[SUM_V] - memory[SUM_SLOW_V] : 0;
  }

  private static void begin(double[] memory, double levelV, double currentA) {
    memory[FAST_V] = levelV;
    memory[SLOW_V] = levelV;
    memory[FAST_A] = currentA;
    memory[SLOW_A] = currentA;
  }

  private static void low(
      double[] memory, int at, double value, double seconds, double tauSeconds) {
    if (Double.isNaN(memory[at])) memory[at] = value;
    memory[at] += (value - memory[at]) * TemperatureCheck.passes(seconds, tauSeconds);
  }

  private static void count(double[] memory, double seconds, int at, boolean again) {
    memory[at] = again ? memory[at] + seconds : 0;
  }
}
