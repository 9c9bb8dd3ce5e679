package org.voltaire.estimate;

import org.voltaire.measure.Doubles;

/// What the filter is given in one step.
///
/// @param voltagesV one per cell; a cell that is `NaN` is predicted and not corrected
/// @param voltagesAreNew false if the step before saw the same voltages: none is used twice
/// @param currentA constant over the step, positive while charging; `NaN` if not known: then
///   anything up to the pack's largest current may have flowed, and σ of SoC grows accordingly
/// @param bledA what flows through each cell's bleed resistor, A, >= 0; empty if all are off
/// @param idle whether no current can flow through the string; then a small reading is the sensor's
///   offset
/// @param tempDegC of the cells; `NaN` is taken as 25, and the model is trusted less
/// @param dtSeconds length of the step, >= 0
public record FilterInput(
    Doubles voltagesV,
    boolean voltagesAreNew,
    double currentA,
    Doubles bledA,
    boolean idle,
    double tempDegC,
    double dtSeconds) {

  /// A step in which no cell is bled.
  public FilterInput(
      Doubles voltagesV,
      boolean voltagesAreNew,
      double currentA,
      boolean idle,
      double tempDegC,
      double dtSeconds) {
    this(voltagesV, voltagesAreNew, currentA, Doubles.NONE, idle, tempDegC, dtSeconds);
  }

  /// A step without any reading.
  ///
  /// @param idle whether no current can have flowed
  static FilterInput silent(int cells, boolean idle, double tempDegC, double dtSeconds) {
    return new FilterInput(Doubles.unknown(cells), false, Double.NaN, idle, tempDegC, dtSeconds);
  }
}
