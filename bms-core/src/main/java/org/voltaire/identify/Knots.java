package org.voltaire.identify;

import org.voltaire.measure.Doubles;

/// The SoCs at which something is identified, with straight lines between them: where a value lies
/// among them.
final class Knots {

  /// Where resistances are identified: closer where they bend, near empty.
  static final Knots RESISTANCE =
      new Knots(0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97);

  /// Where the tables of a cell model stand: closer still where the open-circuit voltage bends.
  static final Knots TABLE =
      new Knots(
          0, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.25, 0.275, 0.3,
          0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.725, 0.75, 0.775, 0.8, 0.85, 0.9, 0.925,
          0.95, 0.97, 0.98, 0.99, 1);

  /// Where the open-circuit voltage is corrected.
  static final Knots OPEN_CIRCUIT =
      new Knots(0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1);

  private final double[] at;

  Knots(double... at) {
    this.at = at;
  }

  double at(int index) {
    return at[index];
  }

  /// A row of them.
  Doubles row() {
    return Doubles.of(at);
  }

  int size() {
    return at.length;
  }

  int segment(double z) {
    int i = 0;
    while (i < at.length - 2 && at[i + 1] < z) i++;
    return i;
  }

  double share(int segment, double z) {
    double from = at[segment];
    return Math.clamp((z - from) / (at[segment + 1] - from), 0.0, 1.0);
  }

  /// The value at `z` of a quantity given at the knots, from `first` on in `values`.
  double value(double[] values, int first, double z) {
    int i = segment(z);
    double from = values[first + i];
    return from + share(i, z) * (values[first + i + 1] - from);
  }
}
