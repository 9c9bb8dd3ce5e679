package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

/// The output equation of one cell: the voltage that its state x̂ predicts, and its gradient.
///
///     y = U(zₛ) + ΔU + M(z) h + d + (1 + r) (v₁ + v₂ + ρ drop(i))
///     Ĉ = (slope, 1, 1, M, 1, −ρ R₀, 0, v₁ + v₂ + ρ drop)
///
/// zₛ is the SoC of the particle surface, ΔU the shift of the OCV with temperature, M half of the
/// hysteresis gap, ρ the learnt ratio of R₀ to the model's, i the current minus the cell's offset. The OCV is not linearised at z: its slope
/// and its mean are taken over z ± √3 σ (Gauss-Hermite with three points), so that a filter that is
/// unsure of SoC does not rely on a tangent. The curvature counts as noise.
///
/// Filled for one cell after another, so that a step of many cells makes one of these.
final class VoltagePrediction {
  /// The smallest half-width over which the OCV is averaged, SoC: its corners are not the cell's.
  private static final double LEAST_WIDTH = 0.01;

  private final double[] x;
  private final Covariance covariance;
  private final ModelTable table;
  private final FilterTick tick;

  /// Gradient Ĉ of the voltage, one number per state.
  final double[] gradient = new double[STATES];

  /// Current of the cell, A; how far its particle surface is ahead, SoC.
  double currentA, surfaceLead;

  /// Voltage over the series resistance as the model has it and with the learnt ratio; over all
  /// resistances, V.
  double modelDropV, seriesV, dropV;

  /// Mean slope of the OCV, V; half of the hysteresis gap, V; second difference of the OCV, V.
  double slope, halfGapV, bendV;

  /// Standard deviation of what the model leaves unexplained here, V.
  double unexplainedV;

  /// The predicted voltage with the OCV at z, V: what people are shown.
  double modelV;

  private double ocvV, shiftV, errorsV, r0Ohm;

  VoltagePrediction(double[] x, Covariance covariance, ModelTable table, FilterTick tick) {
    this.x = x;
    this.covariance = covariance;
    this.table = table;
    this.tick = tick;
    gradient[V1] = 1;
    gradient[V2] = 1;
    gradient[MODEL_ERROR] = 1;
  }

  /// Predicts the voltage of a cell.
  void of(int cell) {
    int at = cell * STRIDE;
    double z = x[at + SOC], h = x[at + HYSTERESIS], row = tick.row;
    double column = ModelTable.column(z);
    currentA = tick.cellA(x[at + OFFSET]);
    surfaceLead = tick.lagPerA * x[at + SLOW_A];
    double surface = ModelTable.surface(z, surfaceLead);
    r0Ohm = table.at(row, ModelTable.column(surface), ModelTable.R0);
    unexplainedV = table.at(row, column, ModelTable.SIGMA) * tick.rateFactor;
    modelDropV = table.dropV(r0Ohm, currentA, tick.thermalV);
    seriesV = modelDropV * x[at + R0_RATIO];

    double width = Math.max(StrictMath.sqrt(3 * covariance.variance(SOC, cell)), LEAST_WIDTH);
    double under = table.ocvV(z - width, h, surfaceLead);
    ocvV = table.ocvV(z, h, surfaceLead);
    double over = table.ocvV(z + width, h, surfaceLead);
    slope = (over - under) / (2 * width);
    bendV = over - 2 * ocvV + under;
    halfGapV = table.halfGapV(z);
    dropV = x[at + V1] + x[at + V2] + seriesV;
    shiftV = table.at(row, column, ModelTable.SHIFT);
    errorsV = x[at + RESISTANCE] * dropV + x[at + MODEL_ERROR];
    modelV = ocvV + shiftV + dropV + errorsV;
    gradient[SOC] = slope;
    gradient[HYSTERESIS] = halfGapV;
    gradient[OFFSET] = tick.idle ? 0 : -r0Ohm * x[at + R0_RATIO];
    gradient[RESISTANCE] = dropV;
  }

  /// The innovation: measured minus predicted voltage, with the mean of the OCV over its width, V.
  double innovationV(double measuredV) {
    return measuredV - (ocvV + shiftV + bendV / 6 + dropV + errorsV);
  }

  /// Variance of what changes within minutes and no state stands for, V²: the fast part of the
  /// unexplained voltage, errors of the series resistance, curvature of the OCV.
  ///
  /// @param r0Variance of the learnt ratio of the series resistance
  double fastVariance(double r0Variance) {
    return square(unexplainedV)
        + (square(CellEkf.RESISTANCE_ERROR) + r0Variance) * square(seriesV)
        + bendV * bendV / 18;
  }
}
