package org.voltaire.measure;

/// What may be believed of a [Sample]: the same quantities, with everything too old or physically
/// impossible turned into `NaN`.
///
/// @param timeNanos monotonic time of the tick, ns
/// @param cellVoltagesV one per series cell
/// @param cellVoltagesAgeSeconds since the cell voltages were measured; `NaN` if never
/// @param cellVoltagesAreNew whether they were measured since the tick before; an old measurement
///   carries no new information for an estimator
/// @param tempsDegC one per thermistor
/// @param tempsAgeSeconds since the temperatures were measured
/// @param currentA positive while charging
/// @param currentAgeSeconds since the current was measured
/// @param packVoltageV the measured one where something measures it, else, or if that reads less
///   than half of it, the sum of the cells; `NaN` if neither is known
/// @param sumErrorV sum of the cells minus the measured pack voltage; 0 where nothing measures the
///   pack or a cell is missing
/// @param busVoltageV on the far side of the contactors
/// @param signals what else is said; a number of it that is too old is missing
public record Readings(
    long timeNanos,
    Doubles cellVoltagesV,
    double cellVoltagesAgeSeconds,
    boolean cellVoltagesAreNew,
    Doubles tempsDegC,
    double tempsAgeSeconds,
    double currentA,
    double currentAgeSeconds,
    double packVoltageV,
    double sumErrorV,
    double busVoltageV,
    CellSet bleeding,
    Feedback contactors,
    Signals signals) {

  /// These with other cell voltages, temperatures and another current.
  public Readings with(Doubles cellsV, Doubles degC, double amperes) {
    return new Readings(
        timeNanos,
        cellsV,
        cellVoltagesAgeSeconds,
        cellVoltagesAreNew,
        degC,
        tempsAgeSeconds,
        amperes,
        currentAgeSeconds,
        packVoltageV,
        sumErrorV,
        busVoltageV,
        bleeding,
        contactors,
        signals);
  }

  /// Whether every cell, every thermistor and the current are known.
  public boolean complete() {
    return cellVoltagesV.missing() == 0 && tempsDegC.missing() == 0 && !Double.isNaN(currentA);
  }
}
