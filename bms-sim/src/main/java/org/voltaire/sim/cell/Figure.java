package org.voltaire.sim.cell;

/// One number and where it comes from: what a data file says and the program can show.
///
/// @param value in `unit`
/// @param unit for people, as text
/// @param source a publication, a measurement, or a sentence that begins with "assumed"
public record Figure(double value, String unit, String source) {

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
