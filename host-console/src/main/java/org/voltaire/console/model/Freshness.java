package org.voltaire.console.model;

/// Whether a number may be shown, and how. Stale is never shown as live.
public enum Freshness {
  /// As new as it can be.
  LIVE,
  /// Older than three periods: shown hatched, with its age.
  STALE,
  /// Older than ten periods, or never measured: not shown.
  UNKNOWN;

  /// Three periods, but never less: networks stutter.
  public static final double STALE_AT_LEAST_SECONDS = 0.3;

  /// Ten periods, but never less.
  public static final double UNKNOWN_AT_LEAST_SECONDS = 1.0;

  /// How a number may be shown.
  ///
  /// @param ageSeconds since it was measured; `NaN` if it never was
  /// @param periodSeconds at which new ones are expected; `NaN` while that is not known, which is
  ///   judged as strictly as the fastest
  public static Freshness of(double ageSeconds, double periodSeconds) {
    double period = periodSeconds > 0 ? periodSeconds : 0;
    if (!(ageSeconds <= Math.max(10 * period, UNKNOWN_AT_LEAST_SECONDS))) return UNKNOWN;
    if (!(ageSeconds <= Math.max(3 * period, STALE_AT_LEAST_SECONDS))) return STALE;
    return LIVE;
  }

  /// The more careful of two.
  public Freshness and(Freshness other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
