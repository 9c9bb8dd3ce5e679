package org.voltaire.console.paint;

/// Which point of a text the x coordinate gives.
public enum Align {
  LEFT,
  CENTRE,
  RIGHT;

  /// The left end of a text of this width.
  double start(double x, double width) {
    return switch (this) {
      case LEFT -> x;
      case CENTRE -> x - width / 2;
      case RIGHT -> x - width;
    };
  }
}
