package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;

/// One row of the table of limits.
///
/// @param cause that people are told when this row binds
/// @param term how much it allows
/// @param releasedA a row that has allowed less than this can only fall until it allows this again,
///   A; 0 for a row that rises and falls as it likes
record LimitRow(Cause cause, LimitTerm term, double releasedA) {
  LimitRow(Cause cause, LimitTerm term) {
    this(cause, term, 0);
  }

  /// Whether it can only fall until it is released.
  boolean holds() {
    return releasedA > 0;
  }

  /// What a row that holds allows at most from now on, A; `POSITIVE_INFINITY` once it is released.
  ///
  /// @param heldA the same before, A
  /// @param allowedA what it allows by itself now, A
  double next(double heldA, double allowedA) {
    return allowedA >= releasedA ? Double.POSITIVE_INFINITY : Math.min(heldA, allowedA);
  }
}
