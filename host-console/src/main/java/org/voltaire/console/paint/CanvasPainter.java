package org.voltaire.console.paint;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// Paints on one canvas with the colours of one theme, and keeps a list of the texts it painted.
///
/// Coordinates are pixels from the top left. The y of a text is its baseline.
public final class CanvasPainter {
  private final GraphicsContext g;
  private final Palette palette;
  private final List<PaintedText> texts = new ArrayList<>();

  /// A painter for painting the canvas once.
  public CanvasPainter(GraphicsContext g, Palette palette) {
    this.g = g;
    this.palette = palette;
  }

  /// The texts painted so far, in order.
  public List<PaintedText> texts() {
    return texts;
  }

  /// The JavaFX graphics context, for what this class does not offer.
  public GraphicsContext canvas() {
    return g;
  }

  /// The colour of a role in this theme.
  public Color colour(ColourRole role) {
    return palette.get(role);
  }

  /// A filled box.
  public void box(double x, double y, double w, double h, double radius, ColourRole fill) {
    box(x, y, w, h, radius, fill, 1);
  }

  /// A filled box.
  ///
  /// @param opacity 0 (invisible) to 1
  public void box(
      double x, double y, double w, double h, double radius, ColourRole fill, double opacity) {
    if (w <= 0 || h <= 0) return;
    g.setFill(palette.get(fill).deriveColor(0, 1, 1, opacity));
    if (radius == 0) g.fillRect(x, y, w, h);
    else g.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
  }

  /// The border of a box, drawn inside it.
  public void outline(
      double x, double y, double w, double h, double radius, ColourRole stroke, double width) {
    g.setStroke(palette.get(stroke));
    g.setLineWidth(width);
    double in = width / 2;
    g.strokeRoundRect(x + in, y + in, w - width, h - width, 2 * radius, 2 * radius);
  }

  /// A straight line.
  public void line(double x1, double y1, double x2, double y2, ColourRole stroke, double width) {
    g.setStroke(palette.get(stroke));
    g.setLineWidth(width);
    g.strokeLine(x1, y1, x2, y2);
  }

  /// Diagonal lines over a box. They mean: not current, or bleeding.
  public void hatch(double x, double y, double w, double h, ColourRole stroke, double opacity) {
    g.save();
    g.beginPath();
    g.rect(x, y, w, h);
    g.clip();
    g.setStroke(palette.get(stroke).deriveColor(0, 1, 1, opacity));
    g.setLineWidth(1);
    g.beginPath();
    for (double at = -h; at < w; at += 7) {
      g.moveTo(x + at, y + h);
      g.lineTo(x + at + h, y);
    }
    g.stroke();
    g.restore();
  }

  /// Text. Returns its width.
  public double text(String text, double x, double y, Typeface face, ColourRole ink, Align align) {
    return text(text, x, y, face, ink, align, Double.POSITIVE_INFINITY);
  }

  /// Text of at most `room` pixels; if it does not fit, it is cut and ends with an ellipsis.
  /// Returns its width.
  public double text(
      String text, double x, double y, Typeface face, ColourRole ink, Align align, double room) {
    String fitting = fit(text, face, room);
    double width = face.width(fitting);
    double start = align.start(x, width);
    g.setFont(face.font());
    g.setFill(palette.get(ink));
    g.fillText(fitting, start, y);
    note(fitting, start, y, width, face, false, !fitting.equals(text));
    return width;
  }

  private static String fit(String text, Typeface face, double room) {
    if (text.isEmpty() || face.width(text) <= room) return text;
    int length = text.length() - 1;
    while (length > 0 && face.width(text.substring(0, length).strip() + "…") > room) length--;
    return length == 0 ? "" : text.substring(0, length).strip() + "…";
  }

  /// A measured number. All digits have the same width, so that the number does not move when it
  /// changes. Returns its width.
  public double number(
      String text, double x, double y, Typeface face, ColourRole ink, Align align) {
    return digits(text, x, y, face, ink, align, true);
  }

  /// A text with digits of the same width that is not a measured number: a label of a scale, an
  /// index, an age. Returns its width.
  public double label(String text, double x, double y, Typeface face, ColourRole ink, Align align) {
    return digits(text, x, y, face, ink, align, false);
  }

  private double digits(
      String text,
      double x,
      double y,
      Typeface face,
      ColourRole ink,
      Align align,
      boolean measured) {
    double width = face.numberWidth(text), start = align.start(x, width), at = start;
    g.setFont(face.font());
    g.setFill(palette.get(ink));
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      double room = face.advance(character);
      g.fillText(String.valueOf(character), at + (room - face.natural(character)) / 2, y);
      at += room;
    }
    note(text, start, y, width, face, measured, false);
    return width;
  }

  private void note(
      String text, double x, double y, double w, Typeface face, boolean measured, boolean cut) {
    if (text.isBlank()) return;
    double height = face.capHeight();
    texts.add(new PaintedText(text, x, y - height, w, height, measured, cut));
  }

  /// A symbol of `size` px around a point.
  public void symbol(Symbol symbol, double x, double y, double size, ColourRole ink) {
    Color colour = palette.get(ink);
    g.setFill(colour);
    g.setStroke(colour);
    g.setLineWidth(Math.max(1.2, size / 7));
    g.setLineCap(StrokeLineCap.ROUND);
    double r = size / 2;
    switch (symbol) {
      case DISC -> g.fillOval(x - r, y - r, size, size);
      case RING -> g.strokeOval(x - r + 1, y - r + 1, size - 2, size - 2);
      case HALF -> {
        g.strokeOval(x - r + 1, y - r + 1, size - 2, size - 2);
        g.fillArc(
            x - r + 1, y - r + 1, size - 2, size - 2, 90, 180, javafx.scene.shape.ArcType.CHORD);
      }
      case UP -> polygon(x - r, y + 0.8 * r, x + r, y + 0.8 * r, x, y - 0.9 * r);
      case DOWN -> polygon(x - r, y - 0.8 * r, x + r, y - 0.8 * r, x, y + 0.9 * r);
      case DIAMOND -> polygon(x - r, y, x, y - r, x + r, y, x, y + r);
      case SQUARE -> g.fillRect(x - 0.8 * r, y - 0.8 * r, 1.6 * r, 1.6 * r);
      case MISSING -> {
        g.strokeOval(x - r + 1, y - r + 1, size - 2, size - 2);
        g.strokeLine(x - 0.6 * r, y + 0.6 * r, x + 0.6 * r, y - 0.6 * r);
      }
      case BLEED -> {
        double side = 0.45 * r, head = 0.35 * r;
        arrow(x - side, y + r, y - r, head);
        arrow(x + side, y - r, y + r, -head);
      }
    }
    g.setLineCap(StrokeLineCap.BUTT);
  }

  private void arrow(double x, double from, double to, double head) {
    g.strokeLine(x, from, x, to);
    g.strokeLine(x, to, x - Math.abs(head), to + head);
    g.strokeLine(x, to, x + Math.abs(head), to + head);
  }

  private void polygon(double... points) {
    int corners = points.length / 2;
    double[] xs = new double[corners], ys = new double[corners];
    for (int i = 0; i < corners; i++) {
      xs[i] = points[2 * i];
      ys[i] = points[2 * i + 1];
    }
    g.fillPolygon(xs, ys, corners);
  }

  /// A box with round ends that holds a symbol and a word.
  public void chip(
      Symbol symbol,
      String text,
      double x,
      double y,
      double h,
      ColourRole fill,
      ColourRole ink,
      Typeface face) {
    box(x, y, chipWidth(text, h, face), h, h / 2, fill);
    double size = 0.42 * h;
    symbol(symbol, x + 0.46 * h + size / 2, y + h / 2, size, ink);
    label(text, x + 0.46 * h + size + 0.26 * h, middle(y + h / 2, face), face, ink, Align.LEFT);
  }

  /// The width of a chip.
  public static double chipWidth(String text, double h, Typeface face) {
    return Math.ceil((0.46 + 0.42 + 0.26 + 0.5) * h + face.numberWidth(text));
  }

  /// The baseline of a text whose middle is at `y`.
  public static double middle(double y, Typeface face) {
    return Math.round(y + face.capHeight() / 2);
  }
}
