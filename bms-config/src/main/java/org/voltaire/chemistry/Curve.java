package org.voltaire.chemistry;

import java.util.List;

/// A quantity against state of charge, as points with straight lines between them.
///
/// @param soc ascending from 0 to 1
/// @param values one per point, in `unit`
/// @param unit for people, as text
/// @param source a publication, a measurement, or a sentence that begins with "assumed"
public record Curve(List<Double> soc, List<Double> values, String unit, String source) {

  public Curve {
    soc = List.copyOf(soc);
    values = List.copyOf(values);
    if (soc.size() < 2 || soc.size() != values.size()) {
      throw new IllegalArgumentException(
          "curve: %d SoC points and %d values, must be equally many, at least 2"
              .formatted(soc.size(), values.size()));
    }
    if (soc.getFirst() != 0 || soc.getLast() != 1) {
      throw new IllegalArgumentException("curve: SoC must run from 0 to 1, is " + soc);
    }
    for (int i = 1; i < soc.size(); i++) {
      if (!(soc.get(i) > soc.get(i - 1))) {
        throw new IllegalArgumentException("curve: SoC must ascend, is " + soc);
      }
    }
    if (source.isBlank()) throw new IllegalArgumentException("curve: source is missing");
  }

  /// The value at a state of charge; before 0 and after 1 that of the end. `NaN` gives `NaN`.
  public double at(double z) {
    if (Double.isNaN(z)) return Double.NaN;
    double inside = Math.clamp(z, 0.0, 1.0);
    int i = 1;
    while (i < soc.size() - 1 && soc.get(i) < inside) i++;
    double share = (inside - soc.get(i - 1)) / (soc.get(i) - soc.get(i - 1));
    return values.get(i - 1) + share * (values.get(i) - values.get(i - 1));
  }
}
