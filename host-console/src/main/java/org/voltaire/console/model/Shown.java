package org.voltaire.console.model;

/// One number as it may be shown at one moment. What is [Freshness#UNKNOWN] holds no number, so no
/// painter can show it by mistake.
///
/// @param value in its SI unit; `NaN` for unknown
/// @param ageSeconds since it was measured
public record Shown(double value, double ageSeconds, Freshness freshness) {
  /// A number of which nothing is known.
  public static final Shown NOTHING = new Shown(Double.NaN, Double.NaN, Freshness.UNKNOWN);

  public Shown {
    if (freshness == Freshness.UNKNOWN) value = Double.NaN;
    if (Double.isNaN(value)) freshness = Freshness.UNKNOWN;
  }

  /// Whether there is a number, however old.
  public boolean known() {
    return freshness != Freshness.UNKNOWN;
  }
}
