package org.voltaire.console.model;

/// One number and how it may be shown now. If it is [Freshness#UNKNOWN], the number itself is
/// removed: no view can show it by mistake.
///
/// @param value in its SI unit; `NaN` if it is not known
/// @param ageSeconds since it was measured; `NaN` if it never was
public record DisplayValue(double value, double ageSeconds, Freshness freshness) {
  /// A number that is not known.
  public static final DisplayValue NOTHING =
      new DisplayValue(Double.NaN, Double.NaN, Freshness.UNKNOWN);

  public DisplayValue {
    if (freshness == Freshness.UNKNOWN) value = Double.NaN;
    if (Double.isNaN(value)) freshness = Freshness.UNKNOWN;
  }

  /// Whether there is a number, however old.
  public boolean known() {
    return freshness != Freshness.UNKNOWN;
  }
}
