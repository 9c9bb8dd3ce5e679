package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// Where a value lies on an ascending row of points.
final class Grid {
  private Grid() {}

  /// The segment that holds `x`, or the end one that is nearest; 0 for a single point.
  static int segment(Doubles points, double x) {
    int i = 0;
    while (i < points.size() - 2 && points.get(i + 1) < x) i++;
    return i;
  }

  /// How far along segment `i` the value lies, 0..1; beyond the points that of the end.
  static double share(Doubles points, int i, double x) {
    if (points.size() == 1) return 0;
    double from = points.get(i);
    return Math.clamp((x - from) / (points.get(i + 1) - from), 0.0, 1.0);
  }

  /// The index after `i`, or `i` itself on a single point.
  static int next(Doubles points, int i) {
    return Math.min(i + 1, points.size() - 1);
  }

  /// Checks an axis.
  ///
  /// @throws IllegalArgumentException naming what is wrong
  static void ascending(String name, Doubles points) {
    if (points.size() == 0) throw new IllegalArgumentException(name + ": is empty");
    for (int i = 0; i < points.size(); i++) {
      double value = points.get(i);
      if (!Double.isFinite(value) || (i > 0 && !(value > points.get(i - 1)))) {
        throw new IllegalArgumentException(
            "%s: point %d is %s, must be a number above the one before".formatted(name, i, value));
      }
    }
  }

  /// Checks a table.
  ///
  /// @throws IllegalArgumentException naming what is wrong
  static void table(String name, Doubles values, int size, double min) {
    if (values.size() != size) {
      throw new IllegalArgumentException(
          "%s: has %d numbers, must have %d".formatted(name, values.size(), size));
    }
    for (int i = 0; i < size; i++) {
      double value = values.get(i);
      if (!(value >= min && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s: number %d is %s, must be at least %s".formatted(name, i, value, min));
      }
    }
  }
}
