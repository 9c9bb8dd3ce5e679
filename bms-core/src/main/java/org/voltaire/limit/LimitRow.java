package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;

/// One row of the table of limits.
///
/// @param cause that people are told when this row binds
/// @param term how much it allows
/// @param holds whether, once it has derated, it can only fall until its term releases it
record LimitRow(Cause cause, LimitTerm term, boolean holds) {
  LimitRow(Cause cause, LimitTerm term) {
    this(cause, term, false);
  }

  /// What a row that holds allows at most from now on, A; `POSITIVE_INFINITY` once it is released.
  ///
  /// @param heldA the same before, A
  /// @param allowedA what it allows by itself now, A
  double next(double heldA, double allowedA, LimitInput now) {
    return term.released(now) ? Double.POSITIVE_INFINITY : Math.min(heldA, allowedA);
  }
}
