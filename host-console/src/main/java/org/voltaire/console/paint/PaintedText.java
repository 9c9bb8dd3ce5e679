package org.voltaire.console.paint;

/// A text that was painted on a canvas, and its place. Tests read these, because the canvas itself
/// holds only pixels.
///
/// @param x left, px; `y` is the top
/// @param measured whether it is a measured number, and not a word or a label of a scale
/// @param cut whether it did not fit and ends with an ellipsis
public record PaintedText(
    String text, double x, double y, double width, double height, boolean measured, boolean cut) {

  /// Whether the two texts overlap.
  public boolean overlaps(PaintedText other) {
    double slack = 0.5;
    return x + width - slack > other.x
        && other.x + other.width - slack > x
        && y + height - slack > other.y
        && other.y + other.height - slack > y;
  }
}
