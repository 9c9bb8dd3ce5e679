package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;

/// A limit and what binds it.
///
/// @param limit A or V
/// @param why what binds
record BoundLimit(double limit, Why why) {

  /// A limit that a cell or thermistor binds, after one that was told before. If nothing changed,
  /// it has the reason of before, and nothing new is made.
  static BoundLimit of(double limit, Why before, Cause cause, int index, double value) {
    boolean same =
        before.cause() == cause
            && before.index() == index
            && Double.compare(before.value(), value) == 0;
    return new BoundLimit(limit, same ? before : new Why(cause, index, value));
  }

  /// A limit that no cell in particular binds.
  static BoundLimit of(double limit, Why before, Cause cause) {
    return of(limit, before, cause, -1, Double.NaN);
  }
}
