package org.voltaire.console.paint;

/// A text that was painted, and where: what a screen reader or a test can know of a canvas.
///
/// @param figure whether it is a measured number, as opposed to words or a scale
/// @param cut whether it did not fit and ends with an ellipsis
public record Written(
    String text, double x, double y, double width, double height, boolean figure, boolean cut) {

  /// Whether two texts lie on one another.
  public boolean overlaps(Written other) {
    double slack = 0.5;
    return x + width - slack > other.x
        && other.x + other.width - slack > x
        && y + height - slack > other.y
        && other.y + other.height - slack > y;
  }
}
