package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import org.voltaire.measure.Doubles;

/// Everything that the filter of all cells remembers from one step to the next. Made by [CellEkf]
/// alone; others ask it for what they need.
///
/// @param capacityAh of a cell or parallel group when new, Ah, > 0
/// @param resistanceSigma standard deviation that the model gave the common error of the
///   resistances at the last step; 0 before the first
/// @param numbers states, covariances and what else is kept of each cell; their order is known to
///   this package only and may change with every version
/// @param anchors the last [Anchor] of each cell
public record FilterState(
    double capacityAh, double resistanceSigma, Doubles numbers, Anchors anchors) {

  /// How many cells there are.
  public int cells() {
    return numbers.size() / STRIDE;
  }

  /// State of charge of a cell, 0..1.
  public double soc(int cell) {
    return Math.clamp(get(SOC, cell), 0.0, 1.0);
  }

  /// Standard deviation of [#soc], without what the OCV curve itself may be off by.
  public double socSigma(int cell) {
    return StrictMath.sqrt(socVariance(cell));
  }

  /// Capacity of a cell, Ah, as far as the scale of the current sensor is right.
  public double capacityAh(int cell) {
    return capacityAh / (1 + get(GAIN, cell));
  }

  double socVariance(int cell) {
    return Covariance.of(this, SOC, SOC, cell);
  }

  /// A number of a cell.
  ///
  /// @param quantity one of [StateLayout]
  double get(int quantity, int cell) {
    return numbers.get(cell * STRIDE + quantity);
  }
}
