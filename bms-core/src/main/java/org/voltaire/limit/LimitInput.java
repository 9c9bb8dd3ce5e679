package org.voltaire.limit;

import org.voltaire.measure.Readings;

/// Everything that a [LimitTerm] may look at in one tick.
///
/// What another stage has found comes in here as plain numbers, handed over by the step: stages do
/// not know each other.
///
/// @param readings of this tick; what is doubted is `NaN`
/// @param complete whether every cell, every thermistor and the current are known
/// @param soc state of charge of the pack
/// @param charge what the cells can take
/// @param discharge what the cells can give
/// @param chargeObeyed whether the charger keeps to its limits
/// @param dischargeObeyed whether the load keeps to its limit
public record LimitInput(
    Readings readings,
    boolean complete,
    PackCharge soc,
    Prediction charge,
    Prediction discharge,
    boolean chargeObeyed,
    boolean dischargeObeyed) {

  /// State of charge of the pack as it is estimated.
  ///
  /// @param soc 0..1: 0 when the first cell is empty, 1 when the first is full
  /// @param sigma its standard deviation
  /// @param emptiest the cell that gives least, from 0
  /// @param fullest the cell that takes least, from 0
  public record PackCharge(double soc, double sigma, int emptiest, int fullest) {}

  /// The largest current at which every cell stays within its limits for ten seconds.
  ///
  /// @param currentA A, >= 0; `POSITIVE_INFINITY` if no cell limits it
  /// @param index the cell that limits it, from 0; −1 for none
  /// @param bySoc whether that cell would be full or empty, rather than at its limit of voltage
  public record Prediction(double currentA, int index, boolean bySoc) {
    /// No cell limits it.
    public static final Prediction UNLIMITED = new Prediction(Double.POSITIVE_INFINITY, -1, false);
  }
}
