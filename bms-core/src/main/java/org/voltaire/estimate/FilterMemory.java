package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.measure.Doubles;

/// What a filter knows of its cells and is worth keeping while the BMS is off: every cell's states
/// with their σ and correlations, and its series resistance. [CellEkf#resume] goes on from it.
///
/// The correlations are kept because a voltage has been used already. A filter that forgot how its
/// SoC and its model error came from one voltage would take the same voltage after a restart for a
/// second witness, and be surer with every restart.
///
/// @param capacityAh of a cell or parallel group when new, > 0: what gains are against
/// @param tempDegC of the cells at the end, °C; `NaN` if not known
/// @param cells index 0 is the cell nearest B−; 1 to 256
public record FilterMemory(double capacityAh, double tempDegC, List<Cell> cells) {

  /// The states, in the order in which a [Cell] has them: their names in files.
  public static final List<String> STATES =
      List.of("soc", "v1", "v2", "branch", "model_error_v", "offset_a", "gain", "resistances");

  /// How many correlations there are between so many states.
  public static final int PAIRS = 28;

  /// Correlations are kept this much smaller than they are, so that a row rounded to nine digits is
  /// still a covariance.
  private static final double SHRINK = 1 - 1e-6;

  /// What is known of one cell.
  ///
  /// @param seen whether the filter has ever had a voltage of it
  /// @param states mean of each of [#STATES]: SoC 0..1, V, V, −1..1, V, A, 1, 1
  /// @param sigmas their standard deviations, >= 0, in the same units
  /// @param correlations −1..1, of the first state with each that follows, then of the second, …
  /// @param modelSigmaV what σ the model's slow error has here, V
  /// @param resistancesSigma what σ the resistances' common error has here
  /// @param slowA the current as the slow RC pair sees it, A
  /// @param r0Ratio series resistance against the model's, > 0
  /// @param r0Sigma standard deviation of that ratio
  public record Cell(
      boolean seen,
      Doubles states,
      Doubles sigmas,
      Doubles correlations,
      double modelSigmaV,
      double resistancesSigma,
      double slowA,
      double r0Ratio,
      double r0Sigma) {

    /// @throws IllegalArgumentException if a number is missing or impossible, naming it
    public Cell {
      shape("states", states, STATES.size());
      shape("sigmas", sigmas, STATES.size());
      shape("correlations", correlations, PAIRS);
      for (int k = 0; k < STATES.size(); k++) {
        within(STATES.get(k), states.get(k), -1e6, 1e6);
        within("sigma of " + STATES.get(k), sigmas.get(k), 0, 1e6);
      }
      within("soc", states.get(0), CellEkf.LOWEST_SOC, CellEkf.HIGHEST_SOC);
      within("branch", states.get(3), -1, 1);
      // A gain of −1 would be an infinite capacity.
      within("gain", states.get(6), -0.9, 10);
      for (int k = 0; k < PAIRS; k++) {
        within("correlation " + (k + 1), correlations.get(k), -1, 1);
      }
      within("model_sigma_v", modelSigmaV, 0, 1e3);
      within("resistances_sigma", resistancesSigma, 0, 1e3);
      within("slow_a", slowA, -1e6, 1e6);
      within("r0_ratio", r0Ratio, 1e-3, 1e3);
      within("r0_sigma", r0Sigma, 0, 1e3);
    }

    /// State of charge, 0..1.
    public double soc() {
      return Math.clamp(states.get(0), 0.0, 1.0);
    }

    /// Standard deviation of [#soc].
    public double socSigma() {
      return sigmas.get(0);
    }

    /// Capacity of this cell, Ah.
    ///
    /// @param newAh when new
    public double capacityAh(double newAh) {
      return newAh / (1 + states.get(6));
    }

    /// Standard deviation of [#capacityAh], Ah.
    public double capacitySigmaAh(double newAh) {
      return capacityAh(newAh) * sigmas.get(6) / (1 + states.get(6));
    }

    private static void shape(String what, Doubles row, int size) {
      if (row.size() == size) return;
      throw new IllegalArgumentException(
          "%s: found %d numbers, allowed: %d".formatted(what, row.size(), size));
    }

    private static void within(String what, double value, double min, double max) {
      if (value >= min && value <= max) return;
      throw new IllegalArgumentException(
          "%s: found %s, allowed: %s to %s".formatted(what, value, min, max));
    }
  }

  /// @throws IllegalArgumentException if there is no cell or no capacity
  public FilterMemory {
    cells = List.copyOf(cells);
    if (cells.isEmpty() || cells.size() > 256) {
      throw new IllegalArgumentException(
          "cells: found %d, allowed: 1 to 256".formatted(cells.size()));
    }
    if (!(capacityAh > 0 && capacityAh < 1e6)) {
      throw new IllegalArgumentException(
          "capacity_ah: found %s, allowed: above 0".formatted(capacityAh));
    }
  }

  /// What a filter's state row is worth keeping of.
  ///
  /// @param row as [CellEkf] makes it
  /// @param cells how many it is of
  /// @param capacityAh of a cell when new
  /// @param tempDegC of the cells; `NaN` if not known
  public static FilterMemory of(Doubles row, int cells, double capacityAh, double tempDegC) {
    List<Cell> all = new ArrayList<>();
    int n = lanes(cells);
    for (int c = 0; c < cells; c++) {
      double[] states = new double[STATES.size()], sigmas = new double[STATES.size()];
      for (int k = 0; k < states.length; k++) {
        states[k] = row.get(k * n + c);
        sigmas[k] = StrictMath.sqrt(Math.max(0, row.get(covariance(k, k) * n + c)));
      }
      double[] correlations = new double[PAIRS];
      for (int i = 0, pair = 0; i < states.length; i++) {
        for (int j = i + 1; j < states.length; j++) {
          double product = sigmas[i] * sigmas[j];
          double covariance = row.get(covariance(i, j) * n + c);
          correlations[pair++] = product > 0 ? Math.clamp(covariance / product, -1.0, 1.0) : 0;
        }
      }
      all.add(
          new Cell(
              row.get(FIXED * n + c) != 0,
              Doubles.taking(states),
              Doubles.taking(sigmas),
              Doubles.taking(correlations),
              row.get(SIGMA_D * n + c),
              row.get(SIGMA_R * n + c),
              row.get(SLOW_A * n + c),
              row.get(R_RATIO * n + c),
              StrictMath.sqrt(row.get(R_VARIANCE * n + c))));
    }
    return new FilterMemory(capacityAh, tempDegC, all);
  }

  /// Writes it into a state row; what it does not hold stays as it is there.
  void into(double[] x, int n) {
    for (int c = 0; c < cells.size(); c++) {
      Cell cell = cells.get(c);
      for (int i = 0, pair = 0; i < STATES.size(); i++) {
        x[i * n + c] = cell.states.get(i);
        x[covariance(i, i) * n + c] = CellEkf.square(cell.sigmas.get(i));
        for (int j = i + 1; j < STATES.size(); j++) {
          x[covariance(i, j) * n + c] =
              SHRINK * cell.correlations.get(pair++) * cell.sigmas.get(i) * cell.sigmas.get(j);
        }
      }
      x[FIXED * n + c] = cell.seen ? ON_TRIAL : 0;
      x[SIGMA_D * n + c] = cell.modelSigmaV;
      x[SIGMA_R * n + c] = cell.resistancesSigma;
      x[SLOW_A * n + c] = cell.slowA;
      x[R_RATIO * n + c] = cell.r0Ratio;
      x[R_VARIANCE * n + c] = CellEkf.square(cell.r0Sigma);
    }
  }

  /// Where in [CellState] the covariance of two states is.
  ///
  /// @param i 0..7
  /// @param j `i`..7
  private static int covariance(int i, int j) {
    return PZZ + i * STATES.size() - i * (i - 1) / 2 + (j - i);
  }

  /// A state of a cell is known no worse than this: its variance, and with it what it has in common
  /// with the others, shrinks to that.
  static void atMost(double[] x, int n, int c, int state, double variance) {
    double now = x[covariance(state, state) * n + c];
    if (now > variance) scale(x, n, c, state, StrictMath.sqrt(variance / now));
  }

  /// Takes a state's error to be `share` of what it was.
  static void scale(double[] x, int n, int c, int state, double share) {
    for (int k = 0; k < STATES.size(); k++) {
      int at = covariance(Math.min(k, state), Math.max(k, state)) * n + c;
      x[at] *= k == state ? share * share : share;
    }
  }

  /// Forgets where a cell is on its curve: its next voltage is its first. What was known of offset,
  /// capacity and resistance stays the best guess, but no surer than one of cells never seen: the
  /// pack may be another one, and what the wrong SoC has taught since is wrong too.
  ///
  /// @param offsetVariance of the current sensor before anything is known, A²
  /// @param gainVariance of the gain before anything is known
  static void forget(double[] x, int n, int c, double offsetVariance, double gainVariance) {
    x[Z * n + c] = 0.5;
    x[H * n + c] = 0;
    unlink(x, n, c);
    x[PZZ * n + c] = CellEkf.SOC_VARIANCE_UNKNOWN;
    x[PHH * n + c] = CellEkf.BRANCH_VARIANCE_UNKNOWN;
    scale(x, n, c, B, 0);
    scale(x, n, c, G, 0);
    x[PBB * n + c] = offsetVariance;
    x[PGG * n + c] = gainVariance;
    x[R_VARIANCE * n + c] = Math.max(x[R_VARIANCE * n + c], VoltageUpdate.RATIO_VARIANCE);
  }

  /// The next voltage is a cell's first: its SoC and branch are what is known beforehand, and have
  /// nothing in common with the rest.
  static void unlink(double[] x, int n, int c) {
    for (int state = Z; state <= D; state++) {
      double variance = x[covariance(state, state) * n + c];
      scale(x, n, c, state, 0);
      x[covariance(state, state) * n + c] = variance;
    }
    x[FIXED * n + c] = 0;
  }
}
