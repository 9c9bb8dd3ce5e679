package org.voltaire.device.jbd;

/// Physical values as the whole steps that fit a field on the wire.
final class Field {
  private Field() {}

  /// The nearest number of steps, refused rather than wrapped when it does not fit.
  ///
  /// @param stepsPerUnit how many steps make one unit
  static int steps(String name, double value, int stepsPerUnit, int min, int max) {
    double steps = Math.rint(value * stepsPerUnit);
    // Written so that NaN is refused too.
    if (!(steps >= min && steps <= max)) {
      throw new IllegalArgumentException(
          "JBD: %s is %s, must be %s to %s"
              .formatted(name, value, (double) min / stepsPerUnit, (double) max / stepsPerUnit));
    }
    return (int) steps;
  }
}
