package org.voltaire.cli.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One quantity over time: a title with its unit, an axis, curves that are named at their ends, and
/// limits as thin lines where they are in sight.
///
/// @param title with the unit
/// @param curves in the order in which they are drawn
/// @param guides limits to be drawn if they are in sight
/// @param least the smallest span of its axis, so that noise does not look like news
record PlotLane(String title, List<PlottedCurve> curves, List<Guide> guides, double least) {
  private static final double LABEL_DISTANCE = 15;

  /// A limit.
  record Guide(double value, String label) {}

  private record EndLabel(String text, String ink, boolean dashed, double y) {}

  Scale scale(double top, double bottom) {
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    for (PlottedCurve curve : curves) {
      low = Math.min(low, curve.low());
      high = Math.max(high, curve.high());
    }
    if (!(low <= high)) {
      low = 0;
      high = 1;
    }
    double span = Math.max(high - low, least), middle = (low + high) / 2;
    double half = 0.56 * span;
    return new Scale(middle - half, middle + half, bottom, top);
  }

  void paint(Svg svg, Scale x, double top, double bottom) {
    svg.begin("lane-" + title.replaceAll("[^A-Za-z]+", "-").replaceAll("-$", ""));
    Scale y = scale(top, bottom);
    svg.rect(x.from(), top, x.to() - x.from(), bottom - top, Ink.PANEL, "");
    List<Double> ticks = y.ticks(4);
    double distance = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : y.high() - y.low();
    for (double tick : ticks) {
      double at = y.at(tick);
      svg.line(x.from(), at, x.to(), at, Ink.LINE, "stroke-width=\"0.8\"");
      svg.text(
          x.from() - 8, at + 4, "end", Ink.MUTED, "font-size=\"12\"", Scale.label(tick, distance));
    }
    for (double time : x.times(10)) {
      svg.line(x.at(time), top, x.at(time), bottom, Ink.LINE, "stroke-width=\"0.5\"");
    }
    for (Guide guide : guides) {
      if (!(guide.value() > y.low() && guide.value() < y.high())) continue;
      double at = y.at(guide.value());
      svg.line(x.from(), at, x.to(), at, Ink.CRIT, "stroke-width=\"1\" stroke-dasharray=\"2 3\"");
      String words = "%s %s V".formatted(guide.label(), Svg.number(guide.value()));
      svg.text(x.to() - 6, at + 12, "end", Ink.CRIT, "font-size=\"11\"", words);
    }
    for (PlottedCurve curve : curves) curve.paint(svg, x, y);
    svg.text(x.from(), top - 7, "start", Ink.TEXT, "font-weight=\"600\"", title);
    endLabels(svg, x, y, top, bottom);
    svg.end();
  }

  /// The curves' names at their ends, moved apart where they would cover each other.
  private void endLabels(Svg svg, Scale x, Scale y, double top, double bottom) {
    List<EndLabel> labels = new ArrayList<>();
    for (PlottedCurve curve : curves) {
      double last = curve.last();
      if (curve.label().isEmpty() || Double.isNaN(last)) continue;
      labels.add(
          new EndLabel(
              curve.label(), curve.ink(), curve.style() == PlottedCurve.Style.DASHED, y.at(last)));
    }
    labels.sort(Comparator.comparingDouble(EndLabel::y));
    double[] at = labels.stream().mapToDouble(EndLabel::y).toArray();
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(at[i], i == 0 ? top + 6 : at[i - 1] + LABEL_DISTANCE);
    }
    double floor = bottom - 4;
    for (int i = at.length - 1; i >= 0; i--) {
      at[i] = Math.min(at[i], floor);
      floor = at[i] - LABEL_DISTANCE;
    }
    for (int i = 0; i < at.length; i++) {
      EndLabel label = labels.get(i);
      String swatch =
          label.dashed() ? "stroke-width=\"3\" stroke-dasharray=\"5 4\"" : "stroke-width=\"3\"";
      svg.line(x.to() + 6, at[i], x.to() + 20, at[i], label.ink(), swatch);
      svg.text(x.to() + 25, at[i] + 4, "start", Ink.TEXT, "font-size=\"12\"", label.text());
    }
  }
}
