package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.MODEL_SIGMA;
import static org.voltaire.estimate.StateLayout.NO_VOLTAGE;
import static org.voltaire.estimate.StateLayout.ON_TRIAL;
import static org.voltaire.estimate.StateLayout.R0_RATIO;
import static org.voltaire.estimate.StateLayout.R0_VARIANCE;
import static org.voltaire.estimate.StateLayout.SLOW_A;
import static org.voltaire.estimate.StateLayout.STRIDE;
import static org.voltaire.estimate.StateLayout.TRUST;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.measure.Doubles;

/// What a filter knows of its cells, as far as it is worth keeping while the BMS is off: the states
/// of every cell with their σ and correlations, and its series resistance. [CellEkf#restart] goes
/// on from it.
///
/// The correlations are kept because the last voltages have been used. A filter that has lost how
/// its SoC and its model error came from the same voltage would use that voltage again after the
/// restart as if it were independent, and be surer with every restart.
///
/// @param capacityAh of a cell or parallel group when new, Ah, > 0; gains are relative to it
/// @param tempDegC of the cells at the end, °C; `NaN` if not known
/// @param cells index 0 is the cell nearest B−; 1 to 256
public record FilterMemory(double capacityAh, double tempDegC, List<CellMemory> cells) {

  /// The states, in the order in which a [CellMemory] has them: their names in files.
  public static final List<String> STATES =
      List.of("soc", "v1", "v2", "branch", "model_error_v", "offset_a", "gain", "resistances");

  /// How many correlations there are between so many states.
  public static final int PAIRS = 28;

  /// Correlations are restored this much smaller than they were, so that numbers rounded to nine
  /// digits are still those of a covariance.
  private static final double SHRINK = 1 - 1e-6;

  /// What is known of one cell.
  ///
  /// @param seen whether the filter has ever had a voltage of it
  /// @param states mean of each of [#STATES]: SoC 0..1, V, V, −1..1, V, A, 1, 1
  /// @param sigmas their standard deviations, >= 0, in the same units
  /// @param correlations −1..1, of the first state with each that follows, then of the second, …
  /// @param modelSigmaV standard deviation that the model gives its slow error, V
  /// @param resistancesSigma standard deviation that the model gives the common error of the
  ///   resistances, as a share of them
  /// @param slowA the current after the low-pass of the slow RC pair, A
  /// @param r0Ratio series resistance divided by the model's, > 0
  /// @param r0Sigma standard deviation of that ratio
  public record CellMemory(
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
    public CellMemory {
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

  /// What is worth keeping of a filter's state.
  ///
  /// @param tempDegC of the cells; `NaN` if not known
  public static FilterMemory of(FilterState state, double tempDegC) {
    List<CellMemory> cells = new ArrayList<>();
    for (int c = 0; c < state.cells(); c++) cells.add(cell(state, c));
    return new FilterMemory(state.capacityAh(), tempDegC, cells);
  }

  private static CellMemory cell(FilterState state, int c) {
    double[] means = new double[StateLayout.STATES], sigmas = new double[StateLayout.STATES];
    for (int k = 0; k < means.length; k++) {
      means[k] = state.get(k, c);
      sigmas[k] = StrictMath.sqrt(Math.max(0, Covariance.of(state, k, k, c)));
    }
    double[] correlations = new double[PAIRS];
    for (int i = 0, pair = 0; i < means.length; i++) {
      for (int j = i + 1; j < means.length; j++) {
        double product = sigmas[i] * sigmas[j], covariance = Covariance.of(state, i, j, c);
        correlations[pair++] = product > 0 ? Math.clamp(covariance / product, -1.0, 1.0) : 0;
      }
    }
    return new CellMemory(
        state.get(TRUST, c) != NO_VOLTAGE,
        Doubles.taking(means),
        Doubles.taking(sigmas),
        Doubles.taking(correlations),
        state.get(MODEL_SIGMA, c),
        state.resistanceSigma(),
        state.get(SLOW_A, c),
        state.get(R0_RATIO, c),
        StrictMath.sqrt(state.get(R0_VARIANCE, c)));
  }

  /// A filter's state with this in it; what it does not hold stays as it is there.
  ///
  /// The σ of the resistances is one for all cells. A file that was changed by hand may have
  /// several; the smallest counts, because the filter then adds the most uncertainty.
  FilterState into(FilterState state) {
    double[] x = state.numbers().toArray();
    var covariance = new Covariance(x);
    double resistanceSigma = Double.POSITIVE_INFINITY;
    for (int c = 0; c < cells.size(); c++) {
      CellMemory cell = cells.get(c);
      int at = c * STRIDE;
      for (int i = 0, pair = 0; i < StateLayout.STATES; i++) {
        x[at + i] = cell.states.get(i);
        covariance.set(i, i, c, CellEkf.square(cell.sigmas.get(i)));
        for (int j = i + 1; j < StateLayout.STATES; j++) {
          double product = SHRINK * cell.correlations.get(pair++) * cell.sigmas.get(i);
          covariance.set(i, j, c, product * cell.sigmas.get(j));
        }
      }
      x[at + TRUST] = cell.seen ? ON_TRIAL : NO_VOLTAGE;
      x[at + MODEL_SIGMA] = cell.modelSigmaV;
      x[at + SLOW_A] = cell.slowA;
      x[at + R0_RATIO] = cell.r0Ratio;
      x[at + R0_VARIANCE] = CellEkf.square(cell.r0Sigma);
      resistanceSigma = Math.min(resistanceSigma, cell.resistancesSigma);
    }
    return new FilterState(state.capacityAh(), resistanceSigma, Doubles.taking(x), state.anchors());
  }
}
