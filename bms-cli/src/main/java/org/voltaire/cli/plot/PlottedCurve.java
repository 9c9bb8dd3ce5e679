package org.voltaire.cli.plot;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import org.voltaire.cli.simulate.RunRow;

/// One line of a lane, or the surface between two.
///
/// @param label at its end; empty for none
/// @param ink its colour
/// @param rows where its values are
/// @param value of a row; `NaN` makes a gap
/// @param other the other side of a surface; the same as `value` for a line
/// @param style of it
record PlottedCurve(
    String label,
    String ink,
    List<RunRow> rows,
    ToDoubleFunction<RunRow> value,
    ToDoubleFunction<RunRow> other,
    Style style) {

  /// How a curve is drawn.
  enum Style {
    LINE,
    DASHED,
    /// Had its value since the row before.
    STEPS,
    SURFACE
  }

  /// A line.
  static PlottedCurve line(
      String label, String ink, List<RunRow> rows, ToDoubleFunction<RunRow> value) {
    return new PlottedCurve(label, ink, rows, value, value, Style.LINE);
  }

  /// A line of strokes.
  static PlottedCurve dashed(
      String label, String ink, List<RunRow> rows, ToDoubleFunction<RunRow> value) {
    return new PlottedCurve(label, ink, rows, value, value, Style.DASHED);
  }

  /// A line whose values hold since the row before.
  static PlottedCurve steps(
      String label, String ink, List<RunRow> rows, ToDoubleFunction<RunRow> value) {
    return new PlottedCurve(label, ink, rows, value, value, Style.STEPS);
  }

  /// A surface between two lines.
  static PlottedCurve surface(
      String ink,
      List<RunRow> rows,
      ToDoubleFunction<RunRow> value,
      ToDoubleFunction<RunRow> other) {
    return new PlottedCurve("", ink, rows, value, other, Style.SURFACE);
  }

  double low() {
    return extreme(Math::min, Double.POSITIVE_INFINITY);
  }

  double high() {
    return extreme(Math::max, Double.NEGATIVE_INFINITY);
  }

  private double extreme(DoubleBinaryOperator better, double start) {
    double best = start;
    for (RunRow row : rows) {
      for (double each : new double[] {value.applyAsDouble(row), other.applyAsDouble(row)}) {
        if (!Double.isNaN(each)) best = better.applyAsDouble(best, each);
      }
    }
    return best;
  }

  /// The last value that is known.
  double last() {
    for (int i = rows.size() - 1; i >= 0; i--) {
      double each = value.applyAsDouble(rows.get(i));
      if (!Double.isNaN(each)) return each;
    }
    return Double.NaN;
  }

  void paint(Svg svg, Scale x, Scale y) {
    switch (style) {
      case LINE -> svg.path(path(x, y), ink, "stroke-width=\"1.6\"");
      case DASHED -> svg.path(path(x, y), ink, "stroke-width=\"1.6\" stroke-dasharray=\"6 4\"");
      case STEPS -> svg.path(path(x, y), ink, "stroke-width=\"1.4\"");
      case SURFACE -> svg.area(surface(x, y), ink, 0.22);
    }
  }

  /// Rows that fall on the same pixel are drawn as their first, lowest, highest and last value, so
  /// that no peak is lost and no picture grows with the run.
  private StringBuilder path(Scale x, Scale y) {
    var path = new StringBuilder();
    boolean pen = false;
    String before = "";
    for (int i = 0; i < rows.size(); ) {
      int end = columnEnd(i, x);
      double lowest = Double.NaN, highest = Double.NaN, first = Double.NaN, last = Double.NaN;
      for (int k = i; k < end; k++) {
        double each = value.applyAsDouble(rows.get(k));
        if (Double.isNaN(each)) continue;
        if (Double.isNaN(first)) first = lowest = highest = each;
        lowest = Math.min(lowest, each);
        highest = Math.max(highest, each);
        last = each;
      }
      String at = Svg.number(x.at(rows.get(i).timeSeconds()));
      i = end;
      if (Double.isNaN(first)) {
        pen = false;
        continue;
      }
      if (style == Style.STEPS && pen) point(path, true, before, y.at(first));
      point(path, pen, at, y.at(first));
      pen = true;
      before = at;
      if (Math.abs(y.at(lowest) - y.at(highest)) < 0.8) continue;
      point(path, true, at, y.at(lowest));
      point(path, true, at, y.at(highest));
      point(path, true, at, y.at(last));
    }
    return path;
  }

  private static void point(StringBuilder path, boolean pen, String x, double y) {
    path.append(pen ? 'L' : 'M').append(x).append(' ').append(Svg.number(y));
  }

  private StringBuilder surface(Scale x, Scale y) {
    var all = new StringBuilder();
    var upper = new StringBuilder();
    var lower = new StringBuilder();
    for (int i = 0; i < rows.size(); ) {
      int end = columnEnd(i, x);
      double lowest = Double.POSITIVE_INFINITY, highest = Double.NEGATIVE_INFINITY;
      for (int k = i; k < end; k++) {
        double a = value.applyAsDouble(rows.get(k)), b = other.applyAsDouble(rows.get(k));
        if (Double.isNaN(a) || Double.isNaN(b)) continue;
        lowest = Math.min(lowest, Math.min(a, b));
        highest = Math.max(highest, Math.max(a, b));
      }
      String at = Svg.number(x.at(rows.get(i).timeSeconds()));
      i = end;
      if (lowest > highest) {
        close(all, upper, lower);
        continue;
      }
      point(upper, !upper.isEmpty(), at, y.at(highest));
      lower.insert(0, "L" + at + " " + Svg.number(y.at(lowest)));
    }
    close(all, upper, lower);
    return all;
  }

  private static void close(StringBuilder all, StringBuilder upper, StringBuilder lower) {
    if (!upper.isEmpty()) all.append(upper).append(lower).append('Z');
    upper.setLength(0);
    lower.setLength(0);
  }

  private int columnEnd(int from, Scale x) {
    double column = StrictMath.floor(x.at(rows.get(from).timeSeconds()));
    int end = from + 1;
    while (end < rows.size() && StrictMath.floor(x.at(rows.get(end).timeSeconds())) == column)
      end++;
    return end;
  }
}
