package org.voltaire.pi.cell;

/// Tells when a cell on a bench is at rest: its current has been small, and the same, for minutes.
///
/// A pack knows that nothing flows because its contactors are open. A record of a cell has no
/// contactors; but a tester's load and a vehicle's are never so still as an open circuit, while a
/// sensor's offset is. A small load that is constant to a few thousandths of the capacity is taken
/// for an offset. That is the price.
///
/// @param sinceSeconds when the current became what it is; `NaN` if it is no small one
/// @param currentA what it then was
/// @param resting whether that is long enough ago
record Rest(double sinceSeconds, double currentA, boolean resting) {
  /// As shares of the capacity per hour: how much the current may differ, and how large it may be.
  private static final double SAME = 0.003, SMALL = 0.015;

  private static final double LASTS_SECONDS = 180;

  static final Rest NONE = new Rest(Double.NaN, Double.NaN, false);

  /// @param timeSeconds of the row
  /// @param nowA its current; `NaN` ends a rest
  Rest next(double timeSeconds, double nowA, double capacityAh) {
    if (!(Math.abs(nowA) <= SMALL * capacityAh)) return NONE;
    if (!(Math.abs(nowA - currentA) <= SAME * capacityAh)) {
      return new Rest(timeSeconds, nowA, false);
    }
    return new Rest(sinceSeconds, currentA, timeSeconds - sinceSeconds >= LASTS_SECONDS);
  }
}
