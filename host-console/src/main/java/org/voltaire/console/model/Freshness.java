package org.voltaire.console.model;

/// Whether a number is new enough to be shown, and how. An old number must never look like a new
/// one.
public enum Freshness {
  /// Not older than three periods.
  LIVE,
  /// Older than three periods: shown, but hatched and with its age.
  STALE,
  /// Older than ten periods, or never measured: not shown.
  UNKNOWN;

  /// A number is never stale before this age, s, even when three periods are shorter: networks are
  /// not regular.
  public static final double STALE_AT_LEAST_SECONDS = 0.3;

  /// A number is never unknown because of its age before this age, s.
  public static final double UNKNOWN_AT_LEAST_SECONDS = 1.0;

  /// Judges a number by its age.
  ///
  /// @param ageSeconds since it was measured; `NaN` if it never was
  /// @param periodSeconds between two measurements; if it is not known (`NaN`), the two shortest
  ///   ages above count
  public static Freshness of(double ageSeconds, double periodSeconds) {
    double period = periodSeconds > 0 ? periodSeconds : 0;
    if (!(ageSeconds <= Math.max(10 * period, UNKNOWN_AT_LEAST_SECONDS))) return UNKNOWN;
    if (!(ageSeconds <= Math.max(3 * period, STALE_AT_LEAST_SECONDS))) return STALE;
    return LIVE;
  }

  /// The less fresh of the two.
  public Freshness and(Freshness other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
