package org.voltaire.pi.plot;

import java.util.function.IntToDoubleFunction;
import org.voltaire.identify.CellLog;
import org.voltaire.pi.cell.CellEstimation;

/// An estimator's run over a record, as a page with one picture: SoC within its ±2σ, the error, the
/// voltage, and the innovation against what was expected of it.
public final class EstimatePlot {
  private static final double WIDTH = 1200, LEFT = 76, RIGHT = 1090, TOP = 76;
  private static final double LANE = 190, GAP = 40;
  private static final int COLUMNS = 1000;

  private EstimatePlot() {}

  /// The page.
  ///
  /// @param title for people
  public static String html(String title, CellEstimation run) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
    <style>body{margin:2rem;font:15px Inter,'Segoe UI',sans-serif;color:%2$s}
    svg{max-width:100%%;height:auto}</style></head>
    <body>
    %3$s
    <p>%4$s</p>
    </body></html>
    """
        .formatted(Svg.escaped(title), Ink.TEXT, svg(title, run), Svg.escaped(words(run)));
  }

  private static String words(CellEstimation run) {
    var all = run.accuracyFrom(0);
    return all.rows() == 0 ? "The record does not know the SoC." : "Whole record: " + all.text();
  }

  private static String svg(String title, CellEstimation run) {
    CellLog log = run.log();
    int n = run.rows().size();
    double start = log.timeSeconds().get(0);
    var x = new Scale(0, Math.max(log.timeSeconds().get(n - 1) - start, 1), LEFT, RIGHT);
    var svg = new Svg(WIDTH, TOP + 4 * (LANE + GAP) + 50, title);
    svg.text(LEFT, 32, "start", Ink.TEXT, "font-size=\"20\" font-weight=\"600\"", title);
    IntToDoubleFunction soc = k -> 100 * run.rows().get(k).soc();
    IntToDoubleFunction sigma = k -> 200 * run.rows().get(k).socSigma();
    IntToDoubleFunction truth = k -> 100 * log.soc().get(k);

    var picture = new Picture(svg, x, n, k -> log.timeSeconds().get(k) - start);
    picture.lane("State of charge, %: estimated with ±2σ, and true (brown)", 0, 0, 100);
    picture.band(k -> soc.applyAsDouble(k) - sigma.applyAsDouble(k), sigmaTop(soc, sigma));
    picture.line(truth, Ink.BROWN);
    picture.line(soc, Ink.BLUE);

    picture.lane("Error of SoC, %, within ±2σ", 1, -5, 5);
    picture.band(k -> -sigma.applyAsDouble(k), sigma);
    picture.line(k -> soc.applyAsDouble(k) - truth.applyAsDouble(k), Ink.BROWN);

    double low = log.voltageV().min(), high = log.voltageV().max();
    picture.lane("Voltage, V: measured (brown) and expected", 2, low - 0.05, high + 0.05);
    picture.line(k -> log.voltageV().get(k), Ink.BROWN);
    picture.line(k -> run.rows().get(k).modelV(), Ink.BLUE);

    picture.lane("Innovation, mV, within ±2σ of what was expected", 3, -60, 60);
    picture.band(
        k -> -2000 * run.rows().get(k).innovationSigmaV(),
        k -> 2000 * run.rows().get(k).innovationSigmaV());
    picture.line(k -> 1000 * run.rows().get(k).innovationV(), Ink.BLUE);
    TimeAxis.paint(svg, x, TOP + 4 * (LANE + GAP) - GAP + 8);
    return svg.done();
  }

  private static IntToDoubleFunction sigmaTop(IntToDoubleFunction soc, IntToDoubleFunction sigma) {
    return k -> soc.applyAsDouble(k) + sigma.applyAsDouble(k);
  }

  /// Lanes over one time axis, drawn with lowest and highest value of every column of pixels, so
  /// that no peak is lost and no page grows with the record.
  private static final class Picture {
    private final Svg svg;
    private final Scale x;
    private final int rows;
    private final IntToDoubleFunction time;
    private Scale y = new Scale(0, 1, 1, 0);

    Picture(Svg svg, Scale x, int rows, IntToDoubleFunction time) {
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
}
