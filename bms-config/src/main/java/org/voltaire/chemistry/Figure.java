package org.voltaire.chemistry;

/// One number and where it comes from: what a data file says and the program can show.
///
/// @param value in `unit`
/// @param unit for people, as text
/// @param source a publication, a measurement, or a sentence that begins with "assumed"
public record Figure(double value, String unit, String source) {

  /// 0 °C, K.
  public static final double ZERO_CELSIUS_K = 273.15;

  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("figure: value is " + value + ", must be a number");
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException(
          "figure: source of %s %s is missing, must be a source or \"assumed\""
              .formatted(value, unit));
    }
  }
}
