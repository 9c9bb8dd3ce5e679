package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// A quantity against state of charge on the even grid of [OcvCurve], straight between the points.
/// Before 0 and after 1 it keeps the end's value.
///
/// @param values [#POINTS] of them, from SoC 0 to 1
public record SocCurve(Doubles values) {
  /// Points of the even grid: steps of half a percent.
  public static final int POINTS = 201;

  public SocCurve {
    if (values.size() != POINTS) {
      throw new IllegalArgumentException(
          "curve over SoC: has %d values, must have %d".formatted(values.size(), POINTS));
    }
    for (int k = 0; k < POINTS; k++) {
      if (!Double.isFinite(values.get(k))) {
        throw new IllegalArgumentException(
            "curve over SoC: value %d is %s, must be a number".formatted(k, values.get(k)));
      }
    }
  }

  /// The same everywhere.
  public static SocCurve constant(double value) {
    return new SocCurve(Doubles.generate(POINTS, _ -> value));
  }

  /// The value at a state of charge. `NaN` gives `NaN`.
  public double at(double soc) {
    if (Double.isNaN(soc)) return Double.NaN;
    double x = Math.clamp(soc, 0.0, 1.0) * (POINTS - 1);
    int k = Math.min((int) x, POINTS - 2);
    return values.get(k) + (x - k) * (values.get(k + 1) - values.get(k));
  }
}
