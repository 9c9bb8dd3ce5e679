package org.voltaire.pi.instrument;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// What one instrument read in one round; what it does not measure is missing.
///
/// @param cellVoltagesV one per series cell, from B−; empty if it measures none
/// @param tempsDegC one per thermistor; empty if it measures none
/// @param currentA positive while charging
/// @param packVoltageV across the string
/// @param busVoltageV beyond the contactors
/// @param bleeding the cells it says are bled
/// @param contactors what it says of them
public record Reading(
    MeasuredRow cellVoltagesV,
    MeasuredRow tempsDegC,
    Measured currentA,
    Measured packVoltageV,
    Measured busVoltageV,
    CellSet bleeding,
    Feedback contactors) {

  /// Nothing was read.
  public static Reading none(long timeNanos) {
    Measured missing = Measured.missing(timeNanos);
    MeasuredRow empty = new MeasuredRow(Doubles.NONE, timeNanos);
    return new Reading(empty, empty, missing, missing, missing, CellSet.NONE, Feedback.UNKNOWN);
  }
}
