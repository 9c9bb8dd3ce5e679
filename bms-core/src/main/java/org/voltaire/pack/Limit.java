package org.voltaire.pack;

/// A limit with hysteresis and patience. The order of the two values gives its direction: when
/// `trip` is above `clear` it is a ceiling, when below it is a floor.
///
/// Every question is asked so that `NaN` gives the careful answer: a missing reading violates every
/// limit and clears none. Write the *safe* condition and negate it; `value >= trip` would call a
/// dead sensor safe.
///
/// @param trip the first value that is not acceptable
/// @param clear where a tripped alarm lets go
/// @param holdSeconds how long a violation must last before it trips, 0 to a day
public record Limit(double trip, double clear, double holdSeconds) {

  public Limit {
    if (!(trip != clear && Math.abs(trip - clear) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "limit: trip %s and clear %s must be finite and differ".formatted(trip, clear));
    }
    if (!(holdSeconds >= 0 && holdSeconds <= 86_400)) {
      throw new IllegalArgumentException(
          "limit: holdSeconds is " + holdSeconds + ", must be 0 to 86400");
    }
  }

  /// Whether this is a ceiling rather than a floor.
  public boolean isUpper() {
    return trip > clear;
  }

  /// Whether `value` is not acceptable; `NaN` never is.
  public boolean violatedBy(double value) {
    return isUpper() ? !(value < trip) : !(value > trip);
  }

  /// Whether `value` lets a tripped alarm go; `NaN` never does.
  public boolean clearedBy(double value) {
    return isUpper() ? value <= clear : value >= clear;
  }

  /// The hold time in ns.
  public long holdNanos() {
    return Math.round(holdSeconds * 1e9);
  }
}
