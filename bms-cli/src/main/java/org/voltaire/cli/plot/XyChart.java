package org.voltaire.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A chart of some lines over a common horizontal axis.
///
/// @param title above it
/// @param across what the horizontal axis is, with its unit
/// @param up what the vertical axis is, with its unit
/// @param lines drawn in this order
record XyChart(String title, String across, String up, List<ChartLine> lines) {
  private static final double LEFT = 58, RIGHT = 96, TOP = 30, BOTTOM = 40;
  private static final double SMALL = 11;
  private static final List<String> INKS =
      List.of(Ink.BLUE, Ink.BROWN, Ink.GREEN, Ink.PURPLE, Ink.OLIVE, Ink.DARK);

  /// One line: its points, at most a few per pixel, and its name at its end.
  record ChartLine(String name, String ink, List<ChartPoint> points) {

    /// A line through `count` points.
    static ChartLine of(
        String name, int number, int count, IntToDoubleFunction x, IntToDoubleFunction y) {
      List<ChartPoint> points = new ArrayList<>();
      for (int i = 0; i < count; i++)
        points.add(new ChartPoint(x.applyAsDouble(i), y.applyAsDouble(i)));
      return new ChartLine(name, INKS.get(number % INKS.size()), points);
    }

    /// A line through very many points: of each stretch its lowest and its highest.
    static ChartLine thinned(
        String name, int number, int count, IntToDoubleFunction x, IntToDoubleFunction y) {
      List<ChartPoint> points = new ArrayList<>();
      int stretch = Math.max(1, count / 600);
      for (int from = 0; from < count; from += stretch) {
        int low = from, high = from;
        for (int i = from; i < Math.min(from + stretch, count); i++) {
          if (y.applyAsDouble(i) < y.applyAsDouble(low)) low = i;
          if (y.applyAsDouble(i) > y.applyAsDouble(high)) high = i;
        }
        for (int i : new int[] {Math.min(low, high), Math.max(low, high)}) {
          points.add(new ChartPoint(x.applyAsDouble(i), y.applyAsDouble(i)));
        }
      }
      return new ChartLine(name, INKS.get(number % INKS.size()), points);
    }
  }

  /// A point in the units of the axes.
  record ChartPoint(double x, double y) {}

  /// The chart as an SVG element.
  String svg(double width, double height) {
    double left = Double.POSITIVE_INFINITY, right = Double.NEGATIVE_INFINITY;
    double low = left, high = right;
    for (ChartLine line : lines) {
      for (ChartPoint point : line.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        low = Math.min(low, point.y());
        high = Math.max(high, point.y());
      }
    }
    double room = Math.max(0.05 * (high - low), 1e-9);
    var x = new Scale(left, Math.max(right, left + 1e-9), LEFT, width - RIGHT);
    var y = new Scale(low - room, high + room, height - BOTTOM, TOP);
    var svg = new Svg(width, height, title);
    svg.text(LEFT, 18, "start", Ink.TEXT, "font-weight=\"600\"", title);
    grid(svg, x, y, width, height);
    double free = TOP;
    for (ChartLine line : lines.reversed()) {
      var data = new StringBuilder();
      for (ChartPoint point : line.points()) {
        data.append(data.isEmpty() ? "M" : "L")
            .append(Svg.number(x.at(point.x())))
            .append(' ')
            .append(Svg.number(y.at(point.y())));
      }
      svg.path(data, line.ink(), "stroke-width=\"1.3\"");
    }
    for (ChartLine line : lines) {
      svg.rect(width - RIGHT + 8, free + 3, 12, 3, line.ink(), "");
      svg.text(width - RIGHT + 24, free + 9, "start", Ink.MUTED, "font-size=\"11\"", line.name());
      free += SMALL + 6;
    }
    return svg.done();
  }

  private void grid(Svg svg, Scale x, Scale y, double width, double height) {
    List<Double> rows = y.ticks(5), columns = x.ticks(6);
    for (double value : rows) {
      svg.line(LEFT, y.at(value), width - RIGHT, y.at(value), Ink.LINE, "stroke-width=\"0.6\"");
      svg.text(LEFT - 6, y.at(value) + 4, "end", Ink.MUTED, "font-size=\"11\"", label(rows, value));
    }
    for (double value : columns) {
      svg.line(x.at(value), TOP, x.at(value), height - BOTTOM, Ink.LINE, "stroke-width=\"0.6\"");
      svg.text(
          x.at(value),
          height - BOTTOM + 16,
          "middle",
          Ink.MUTED,
          "font-size=\"11\"",
          label(columns, value));
    }
    svg.text(
        (LEFT + width - RIGHT) / 2, height - 8, "middle", Ink.MUTED, "font-size=\"11\"", across);
    svg.text(width - RIGHT, 18, "end", Ink.MUTED, "font-size=\"11\"", up);
  }

  private static String label(List<Double> ticks, double value) {
    double apart = ticks.size() > 1 ? ticks.get(1) - ticks.getFirst() : 1;
    return Scale.label(value, apart);
  }
}
