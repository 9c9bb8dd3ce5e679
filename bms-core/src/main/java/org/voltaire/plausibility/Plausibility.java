package org.voltaire.plausibility;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Doubts;
import org.voltaire.measure.Readings;

/// What the check of plausibility remembers from one tick to the next, and what it found.
///
/// @param cells what is kept of each cell; the order is [CellCheck]'s
/// @param temps what is kept of each thermistor; the order is [TemperatureCheck]'s
/// @param pack what is kept of the whole pack; the order is [CurrentCheck]'s
/// @param cellsTimeNanos when the cell voltages that it saw last were measured
/// @param tempsTimeNanos likewise of the temperatures
/// @param bleeding the cells that were bled at the last reading
/// @param doubts what may not be believed
/// @param fastestRise how fast the fastest thermistor warms, K/s; 0 while nothing is known
/// @param fastestRiseIndex which one, from 0; −1 for none
/// @param sumShiftV by how much the sum of the cells has shifted against the pack's voltage within
///   the last minute, at an unchanged current, V; 0 where nothing measures the pack's voltage
public record Plausibility(
    Doubles cells,
    Doubles temps,
    Doubles pack,
    long cellsTimeNanos,
    long tempsTimeNanos,
    CellSet bleeding,
    Doubts doubts,
    double fastestRise,
    int fastestRiseIndex,
    double sumShiftV) {

  /// The same with another finding of the current's range.
  Plausibility withOffScale(boolean offScale) {
    Doubts next = doubts.withOffScale(offScale);
    if (next.equals(doubts)) return this;
    return new Plausibility(
        cells,
        temps,
        pack,
        cellsTimeNanos,
        tempsTimeNanos,
        bleeding,
        next,
        fastestRise,
        fastestRiseIndex,
        sumShiftV);
  }

  /// The readings without those that are doubted: they are `NaN`. The same object if none is.
  public Readings believed(Readings readings) {
    if (doubts.isEmpty()) return readings;
    Doubles volts = readings.cellVoltagesV(), degC = readings.tempsDegC();
    Doubles cellsV =
        Doubles.generate(volts.size(), cell -> doubts.ofCell(cell) ? Double.NaN : volts.get(cell));
    Doubles tempsDegC =
        Doubles.generate(
            degC.size(), index -> doubts.ofThermistor(index) ? Double.NaN : degC.get(index));
    return readings.with(
        cellsV,
        tempsDegC,
        doubts.current() || doubts.offScale() ? Double.NaN : readings.currentA());
  }
}
