package org.voltaire.protect;

import java.util.List;
import java.util.Optional;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Stops;
import org.voltaire.pack.Level;

/// The memory of all protections, and what of it people need to see.
///
/// @param rows one per row of the [Protection] table, in its order
/// @param active those that are tripped
/// @param opening what opens the contactors: of the active faults that do, the first of those that
///   take most to clear
/// @param openingPending whether a row that would open the contactors is violated at all, tripped
///   or not: a pack in which something is about to trip must not be closed
public record Alarms(
    List<Alarm> rows, List<Active> active, Optional<Fault> opening, boolean openingPending) {

  /// One tripped limit.
  ///
  /// @param fault what is wrong
  /// @param level how seriously
  /// @param atNanos since when
  /// @param value that tripped it; `NaN` for a missing reading
  /// @param index of the cell or thermistor, from 0; −1 for none in particular
  /// @param limit that the value should have kept; `NaN` if it is not known, or if it is only a
  ///   count that means nothing to people
  /// @param clear where the alarm ends; likewise
  /// @param other the second cell of a value between two, from 0; −1 if there is none
  public record Active(
      Fault fault,
      Level level,
      long atNanos,
      double value,
      int index,
      double limit,
      double clear,
      int other) {

    /// Of one cell or thermistor, or of none.
    public Active(
        Fault fault,
        Level level,
        long atNanos,
        double value,
        int index,
        double limit,
        double clear) {
      this(fault, level, atNanos, value, index, limit, clear, -1);
    }

    /// Of a limit that is not known.
    public Active(Fault fault, Level level, long atNanos, double value, int index) {
      this(fault, level, atNanos, value, index, Double.NaN, Double.NaN);
    }

    /// The same at another time.
    public Active at(long nanos) {
      return new Active(fault, level, nanos, value, index, limit, clear, other);
    }
  }

  /// Whether a fault has reached a level.
  public boolean has(Fault fault, Level level) {
    for (Active each : active) if (each.fault() == fault && each.level() == level) return true;
    return false;
  }

  /// Whether something opens the contactors, and all that does stops the same one direction only.
  public boolean opensOneWay() {
    if (opening.isEmpty() || opening.get().stops() == Stops.BOTH) return false;
    Stops stops = opening.get().stops();
    for (Active each : active) {
      if (each.level() == Level.OPEN && each.fault().stops() != stops) return false;
    }
    return true;
  }

  /// Whether nothing stands against closing the contactors.
  public boolean healthy() {
    return opening.isEmpty() && !openingPending;
  }
}
