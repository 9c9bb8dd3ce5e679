package org.voltaire.cli.plot;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Lanes over one time axis, drawn with lowest and highest value of every column of pixels, so that
/// no peak is lost and no page grows with the record.
final class EstimateLanes {
  private static final double LEFT = EstimatePlot.LEFT, RIGHT = EstimatePlot.RIGHT;
  private static final double TOP = EstimatePlot.TOP, LANE = EstimatePlot.LANE;
  private static final double GAP = EstimatePlot.GAP;
  private static final int COLUMNS = 1000;

  /// How wide a letter of a mark is, about.
  private static final double LETTER = 5.5;

  private final Svg svg;
  private final Scale x;
  private final int rows;
  private final IntToDoubleFunction time;
  private Scale y = new Scale(0, 1, 1, 0);
  private double markedTo;

  EstimateLanes(Svg svg, Scale x, int rows, IntToDoubleFunction time) {
    this.svg = svg;
    this.x = x;
    this.rows = rows;
    this.time = time;
  }

  void lane(String title, int index, double low, double high) {
    double top = TOP + index * (LANE + GAP), bottom = top + LANE;
    y = new Scale(low, high, bottom, top);
    svg.rect(LEFT, top, RIGHT - LEFT, LANE, Ink.PANEL, "");
    svg.text(LEFT, top - 7, "start", Ink.TEXT, "font-weight=\"600\"", title);
    var ticks = y.ticks(5);
    double distance = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : high - low;
    for (double tick : ticks) {
      svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), Ink.LINE, "stroke-width=\"0.8\"");
      String label = Scale.label(tick, distance);
      svg.text(LEFT - 8, y.at(tick) + 4, "end", Ink.MUTED, "font-size=\"12\"", label);
    }
  }

  /// A lane that is as high as a value with its band needs, and no less than `least`.
  void fitted(
      String title, int index, double least, IntToDoubleFunction value, IntToDoubleFunction half) {
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < rows; k++) {
      double v = value.applyAsDouble(k), to = half.applyAsDouble(k);
      if (Double.isNaN(v) || Double.isNaN(to)) continue;
      low = Math.min(low, v - to);
      high = Math.max(high, v + to);
    }
    if (low > high) low = high = 0;
    double more = Math.max(0.05 * (high - low), (least - (high - low)) / 2);
    lane(title, index, low - more, high + more);
  }

  /// A lane around 0 that all but one in a hundred of the values fit into, and no less than `least`
  /// to either side. Its title says if some do not.
  void centred(String title, int index, double least, IntToDoubleFunction value) {
    double[] sizes =
        IntStream.range(0, rows)
            .mapToDouble(k -> Math.abs(value.applyAsDouble(k)))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double usual = sizes.length == 0 ? 0 : sizes[(int) (0.99 * (sizes.length - 1))];
    double half = Math.max(least, 1.1 * usual);
    boolean cut = sizes.length > 0 && sizes[sizes.length - 1] > half;
    lane(cut ? title + "; cut off where larger" : title, index, -half, half);
  }

  /// A line across, for what a value should not exceed.
  void bound(double value) {
    svg.line(LEFT, y.at(value), RIGHT, y.at(value), Ink.WARN, "stroke-dasharray=\"6 4\"");
  }

  /// A moment with a word, unless it would lie on the one before.
  void mark(int row, double value, String words) {
    double at = x.at(time.applyAsDouble(row));
    svg.line(at, y.from(), at, y.to(), Ink.PURPLE, "stroke-width=\"1\"");
    svg.rect(at - 3, y.at(Math.clamp(value, y.low(), y.high())) - 3, 6, 6, Ink.PURPLE, "");
    if (at < markedTo) return;
    svg.text(at + 5, y.to() + 12, "start", Ink.MUTED, "font-size=\"10\"", words);
    markedTo = at + 10 + LETTER * words.length();
  }

  void line(IntToDoubleFunction value, String ink) {
    var path = new StringBuilder();
    boolean pen = false;
    for (int column = 0, k = 0; column < COLUMNS && k < rows; column++) {
      int from = k;
      double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
      for (; k < rows && (k == from || column(k) <= column); k++) {
        double v = value.applyAsDouble(k);
        if (Double.isNaN(v)) continue;
        low = Math.min(low, v);
        high = Math.max(high, v);
      }
      if (low > high) {
        pen = false;
        continue;
      }
      String at = Svg.number(x.at(time.applyAsDouble(from)));
      path.append(pen ? 'L' : 'M').append(at).append(' ').append(inside(low));
      if (high > low) path.append('L').append(at).append(' ').append(inside(high));
      pen = true;
    }
    svg.path(path, ink, "stroke-width=\"1.3\"");
  }

  void band(IntToDoubleFunction low, IntToDoubleFunction high) {
    var upper = new StringBuilder();
    var lower = new StringBuilder();
    int step = Math.max(1, rows / COLUMNS);
    for (int k = 0; k < rows; k += step) {
      double from = low.applyAsDouble(k), to = high.applyAsDouble(k);
      if (Double.isNaN(from) || Double.isNaN(to)) continue;
      String at = Svg.number(x.at(time.applyAsDouble(k)));
      upper.append(upper.isEmpty() ? 'M' : 'L').append(at).append(' ').append(inside(to));
      lower.insert(0, "L" + at + " " + inside(from));
    }
    if (!upper.isEmpty()) svg.area(upper.append(lower).append('Z'), Ink.BLUE, 0.22);
  }

  private int column(int row) {
    return (int) (COLUMNS * (time.applyAsDouble(row) - x.low()) / (x.high() - x.low()));
  }

  private String inside(double value) {
    return Svg.number(y.at(Math.clamp(value, y.low(), y.high())));
  }
}
