package org.voltaire.console.paint;

/// Which side of a text its x is.
public enum Align {
  LEFT,
  CENTRE,
  RIGHT;

  /// Where a text of this width begins.
  double start(double x, double width) {
    return switch (this) {
      case LEFT -> x;
      case CENTRE -> x - width / 2;
      case RIGHT -> x - width;
    };
  }
}
