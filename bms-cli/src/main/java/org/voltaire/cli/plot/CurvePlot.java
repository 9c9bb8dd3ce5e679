package org.voltaire.cli.plot;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.voltaire.sim.scenario.meter.VoltageCurve;

/// Voltage over state of charge of slow discharges, and what ±5 mV are worth on the way.
public final class CurvePlot {
  private static final double WIDTH = 1000, LEFT = 76, RIGHT = 960;
  private static final double VOLTS_TOP = 112, VOLTS_BOTTOM = 430;
  private static final double WORTH_TOP = 490, WORTH_BOTTOM = 660, HEIGHT = 720;
  private static final double WINDOW_V = 0.005;
  private static final List<String> INKS = List.of(Ink.BLUE, Ink.BROWN, Ink.GREEN);

  private CurvePlot() {}

  /// One discharge with its name.
  public record Series(String name, VoltageCurve curve) {}

  /// The picture.
  public static String svg(String title, List<Series> all) {
    var svg = new Svg(WIDTH, HEIGHT, title);
    svg.text(LEFT, 30, "start", Ink.TEXT, "font-size=\"20\" font-weight=\"600\"", title);
    Scale x = new Scale(0, 100, LEFT, RIGHT);
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY, most = 0.01;
    for (Series series : all) {
      for (int bin = 0; bin <= VoltageCurve.BINS; bin++) {
        double volts = series.curve().volts(bin);
        if (Double.isNaN(volts)) continue;
        low = Math.min(low, volts);
        high = Math.max(high, volts);
        most = Math.max(most, worth(series, bin, 0));
      }
    }
    if (!(low < high)) {
      svg.text(LEFT, 60, "start", Ink.MUTED, "", "no discharge at C/10 or slower in this run");
      return svg.done();
    }
    double edge = 0.06 * (high - low);
    Scale volts = new Scale(low - edge, high + edge, VOLTS_BOTTOM, VOLTS_TOP);
    Scale worth = new Scale(0, 1.1 * most, WORTH_BOTTOM, WORTH_TOP);
    axes(svg, "Cell voltage, V", x, volts);
    axes(svg, "What ±5 mV are worth, ± % of the charge", x, worth);
    for (int i = 0; i < all.size(); i++) {
      Series series = all.get(i);
      String ink = INKS.get(i % INKS.size());
      legend(svg, series, ink, 52 + 18 * i);
      svg.path(path(x, volts, series.curve()::volts), ink, "stroke-width=\"2\"");
      svg.path(path(x, worth, bin -> worth(series, bin, Double.NaN)), ink, "stroke-width=\"1.6\"");
      band(svg, x, volts, series, ink);
    }
    ticks(svg, x);
    return svg.done();
  }

  /// ± percent of charge; `otherwise` beside the discharge and at its ends, where the band is cut.
  private static double worth(Series series, int bin, double otherwise) {
    VoltageCurve curve = series.curve();
    if (Double.isNaN(curve.volts(bin))) return otherwise;
    int low = curve.low(bin, WINDOW_V), high = curve.high(bin, WINDOW_V);
    boolean cut =
        low == 0
            || high == VoltageCurve.BINS
            || Double.isNaN(curve.volts(low - 1))
            || Double.isNaN(curve.volts(high + 1));
    return cut ? otherwise : 100 * curve.halfWidth(bin, WINDOW_V);
  }

  private static void axes(Svg svg, String title, Scale x, Scale y) {
    svg.begin("axes-" + title.replaceAll("[^A-Za-z]+", "-").replaceAll("-$", ""));
    double top = y.to(), bottom = y.from();
    svg.rect(x.from(), top, x.to() - x.from(), bottom - top, Ink.PANEL, "");
    List<Double> ticks = y.ticks(5);
    double distance = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
    for (double tick : ticks) {
      svg.line(x.from(), y.at(tick), x.to(), y.at(tick), Ink.LINE, "stroke-width=\"0.8\"");
      String label = Scale.label(tick, distance);
      svg.text(x.from() - 8, y.at(tick) + 4, "end", Ink.MUTED, "font-size=\"12\"", label);
    }
    for (int percent = 0; percent <= 100; percent += 10) {
      double at = x.at(percent);
      svg.line(at, top, at, bottom, Ink.LINE, "stroke-width=\"0.5\"");
    }
    svg.text(x.from(), top - 8, "start", Ink.TEXT, "font-weight=\"600\"", title);
    svg.end();
  }

  private static void ticks(Svg svg, Scale x) {
    for (int percent = 0; percent <= 100; percent += 10) {
      String label = Integer.toString(percent);
      svg.text(x.at(percent), WORTH_BOTTOM + 18, "middle", Ink.MUTED, "font-size=\"12\"", label);
    }
    double middle = (LEFT + RIGHT) / 2;
    svg.text(middle, WORTH_BOTTOM + 40, "middle", Ink.TEXT, "", "true state of charge, %");
  }

  private static void legend(Svg svg, Series series, String ink, double y) {
    svg.line(LEFT, y - 4, LEFT + 26, y - 4, ink, "stroke-width=\"3\"");
    VoltageCurve curve = series.curve();
    double mean = 100 * curve.meanHalfWidth(WINDOW_V);
    int half = VoltageCurve.BINS / 2;
    String words =
        Double.isNaN(mean)
            ? series.name()
            : String.format(
                Locale.ROOT,
                "%s: ±5 mV are ± %.1f %% of the charge on average; at 50 %% all from %.1f to %.1f %%",
                series.name(),
                mean,
                curve.low(half, WINDOW_V) / 10.0,
                curve.high(half, WINDOW_V) / 10.0);
    svg.text(LEFT + 34, y, "start", Ink.TEXT, "", words);
  }

  /// The band at half charge, on the curve itself.
  private static void band(Svg svg, Scale x, Scale y, Series series, String ink) {
    int bin = VoltageCurve.BINS / 2;
    if (Double.isNaN(worth(series, bin, Double.NaN))) return;
    double from = series.curve().low(bin, WINDOW_V) / 10.0;
    double to = series.curve().high(bin, WINDOW_V) / 10.0;
    double at = y.at(series.curve().volts(bin));
    svg.rect(x.at(from), at - 7, x.at(to) - x.at(from), 14, ink, "fill-opacity=\"0.3\"");
  }

  private static StringBuilder path(Scale x, Scale y, IntToDoubleFunction value) {
    var path = new StringBuilder();
    boolean pen = false;
    for (int bin = 0; bin <= VoltageCurve.BINS; bin += 2) {
      double each = value.applyAsDouble(bin);
      if (!Double.isNaN(each)) {
        path.append(pen ? 'L' : 'M').append(Svg.number(x.at(100.0 * bin / VoltageCurve.BINS)));
        path.append(' ').append(Svg.number(y.at(each)));
      }
      pen = !Double.isNaN(each);
    }
    return path;
  }
}
