package org.voltaire.device;

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

  /// Nothing is known any more, and since when: what was measured last keeps its time, so that its
  /// age goes on growing.
  public Reading lost() {
    return new Reading(
        lost(cellVoltagesV),
        lost(tempsDegC),
        lost(currentA),
        lost(packVoltageV),
        lost(busVoltageV),
        CellSet.NONE,
        Feedback.UNKNOWN);
  }

  private static MeasuredRow lost(MeasuredRow row) {
    return MeasuredRow.missing(row.values().size(), row.timeNanos());
  }

  private static Measured lost(Measured measured) {
    return Measured.missing(measured.timeNanos());
  }

  /// When the newest of it was measured, ns: what an instrument says beside that is as old.
  public long timeNanos() {
    long cells = Math.max(cellVoltagesV.timeNanos(), tempsDegC.timeNanos());
    long pack = Math.max(packVoltageV.timeNanos(), busVoltageV.timeNanos());
    return Math.max(Math.max(cells, pack), currentA.timeNanos());
  }

  /// Nothing was read.
  public static Reading none(long timeNanos) {
    Measured missing = Measured.missing(timeNanos);
    MeasuredRow empty = new MeasuredRow(Doubles.NONE, timeNanos);
    return new Reading(empty, empty, missing, missing, missing, CellSet.NONE, Feedback.UNKNOWN);
  }
}
