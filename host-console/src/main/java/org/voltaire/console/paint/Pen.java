package org.voltaire.console.paint;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// Draws on one canvas with the colours of one theme, and keeps a list of what it wrote.
///
/// Coordinates are pixels from the top left; the y of a text is its baseline.
public final class Pen {
  private final GraphicsContext g;
  private final Palette palette;
  private final List<Written> written = new ArrayList<>();

  /// A pen for one painting.
  public Pen(GraphicsContext g, Palette palette) {
    this.g = g;
    this.palette = palette;
  }

  /// What has been written, in order.
  public List<Written> written() {
    return written;
  }

  /// The canvas itself, for long lines.
  public GraphicsContext canvas() {
    return g;
  }

  /// What a token looks like here.
  public Color colour(Token token) {
    return palette.get(token);
  }

  /// A filled box.
  public void box(double x, double y, double w, double h, double radius, Token fill) {
    box(x, y, w, h, radius, fill, 1);
  }

  /// A filled box, partly transparent.
  public void box(
      double x, double y, double w, double h, double radius, Token fill, double opacity) {
    if (w <= 0 || h <= 0) return;
    g.setFill(palette.get(fill).deriveColor(0, 1, 1, opacity));
    if (radius == 0) g.fillRect(x, y, w, h);
    else g.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
  }

  /// A box's outline, inside it.
  public void outline(
      double x, double y, double w, double h, double radius, Token stroke, double width) {
    g.setStroke(palette.get(stroke));
    g.setLineWidth(width);
    double in = width / 2;
    g.strokeRoundRect(x + in, y + in, w - width, h - width, 2 * radius, 2 * radius);
  }

  /// A straight line.
  public void line(double x1, double y1, double x2, double y2, Token stroke, double width) {
    g.setStroke(palette.get(stroke));
    g.setLineWidth(width);
    g.strokeLine(x1, y1, x2, y2);
  }

  /// Diagonal lines over a box: not current, or bleeding.
  public void hatch(double x, double y, double w, double h, Token stroke, double opacity) {
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

  /// Words. Returns how wide they are.
  public double words(String text, double x, double y, Typeface face, Token ink, Align align) {
    return words(text, x, y, face, ink, align, Double.POSITIVE_INFINITY);
  }

  /// Words that may not be wider than `room`; what does not fit ends with an ellipsis.
  public double words(
      String text, double x, double y, Typeface face, Token ink, Align align, double room) {
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

  /// A measured number: every digit takes the same room, so nothing jitters. Returns its width.
  public double figure(String text, double x, double y, Typeface face, Token ink, Align align) {
    return digits(text, x, y, face, ink, align, true);
  }

  /// A number on a scale, which is not measured: a tick, a range, an index.
  public double scale(String text, double x, double y, Typeface face, Token ink, Align align) {
    return digits(text, x, y, face, ink, align, false);
  }

  private double digits(
      String text, double x, double y, Typeface face, Token ink, Align align, boolean measured) {
    double width = face.figureWidth(text), start = align.start(x, width), at = start;
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
      String text, double x, double y, double w, Typeface face, boolean figure, boolean cut) {
    if (text.isBlank()) return;
    double height = face.capHeight();
    written.add(new Written(text, x, y - height, w, height, figure, cut));
  }

  /// A shape of `size` px around a point.
  public void mark(Mark mark, double x, double y, double size, Token ink) {
    Color colour = palette.get(ink);
    g.setFill(colour);
    g.setStroke(colour);
    g.setLineWidth(Math.max(1.2, size / 7));
    g.setLineCap(StrokeLineCap.ROUND);
    double r = size / 2;
    switch (mark) {
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

  /// A filled chip with a shape and a word in it.
  public void chip(
      Mark mark, String text, double x, double y, double h, Token fill, Token ink, Typeface face) {
    box(x, y, chipWidth(text, h, face), h, h / 2, fill);
    double size = 0.42 * h;
    mark(mark, x + 0.46 * h + size / 2, y + h / 2, size, ink);
    scale(text, x + 0.46 * h + size + 0.26 * h, middle(y + h / 2, face), face, ink, Align.LEFT);
  }

  /// How wide a chip is.
  public static double chipWidth(String text, double h, Typeface face) {
    return Math.ceil((0.46 + 0.42 + 0.26 + 0.5) * h + face.figureWidth(text));
  }

  /// The baseline that centres a text on `y`.
  public static double middle(double y, Typeface face) {
    return Math.round(y + face.capHeight() / 2);
  }
}
