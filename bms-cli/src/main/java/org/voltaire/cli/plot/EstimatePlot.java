package org.voltaire.cli.plot;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.voltaire.cli.estimate.CellEstimation;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.identify.CellLog;

/// An estimator's run over a record, as a page with one picture: SoC within its ±2σ and when
/// voltage told it, the error, the voltage, the innovation against what was expected of it, its NIS
/// against the bound, the gain, and what the filter learnt of offset, capacity and resistance.
public final class EstimatePlot {
  static final double LEFT = 76, RIGHT = 1090, TOP = 76, LANE = 190, GAP = 40;
  private static final double WIDTH = 1200;
  private static final int LANES = 9;

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
    var svg = new Svg(WIDTH, TOP + LANES * (LANE + GAP) + 50, title);
    svg.text(LEFT, 32, "start", Ink.TEXT, "font-size=\"20\" font-weight=\"600\"", title);
    IntToDoubleFunction soc = k -> 100 * run.rows().get(k).soc();
    IntToDoubleFunction sigma = k -> 200 * run.rows().get(k).socSigma();
    IntToDoubleFunction truth = k -> 100 * log.soc().get(k);

    var picture = new EstimateLanes(svg, x, n, k -> log.timeSeconds().get(k) - start);
    picture.lane(
        "State of charge, %: estimated with ±2σ, and true (brown); where voltage told it (purple)",
        0, 0, 100);
    picture.band(k -> soc.applyAsDouble(k) - sigma.applyAsDouble(k), sigmaTop(soc, sigma));
    picture.line(truth, Ink.BROWN);
    picture.line(soc, Ink.BLUE);
    for (var at : run.anchors()) {
      picture.mark(at.row(), 100 * at.anchor().soc(), at.anchor().kind().label());
    }

    picture.centred(
        "Error of SoC, %, within ±2σ", 1, 5, k -> soc.applyAsDouble(k) - truth.applyAsDouble(k));
    picture.band(k -> -sigma.applyAsDouble(k), sigma);
    picture.line(k -> soc.applyAsDouble(k) - truth.applyAsDouble(k), Ink.BROWN);

    double low = log.voltageV().min(), high = log.voltageV().max();
    picture.lane("Voltage, V: measured (brown) and expected", 2, low - 0.05, high + 0.05);
    picture.line(k -> log.voltageV().get(k), Ink.BROWN);
    picture.line(k -> run.rows().get(k).modelV(), Ink.BLUE);

    picture.centred(
        "Innovation, mV, within ±2σ of what was expected",
        3,
        60,
        k -> 1000 * run.rows().get(k).innovationV());
    picture.band(
        k -> -2000 * run.rows().get(k).innovationSigmaV(),
        k -> 2000 * run.rows().get(k).innovationSigmaV());
    picture.line(k -> 1000 * run.rows().get(k).innovationV(), Ink.BLUE);
    nis(picture, run.rows());
    learnt(picture, run.rows());
    TimeAxis.paint(svg, x, TOP + LANES * (LANE + GAP) - GAP + 8);
    return svg.done();
  }

  private static void nis(EstimateLanes picture, List<CellEstimation.EstimateRow> rows) {
    double highest = 0, steepest = 0;
    for (var row : rows) {
      if (row.nis() > highest) highest = row.nis();
      steepest = Math.max(steepest, Math.abs(row.gainPerV()));
    }
    picture.lane(
        "NIS, mean of ten minutes; if honest 1 or less, and below the bound (dashed)",
        4,
        0,
        1.1 * Math.max(highest, FilterDiagnostics.NIS_BOUND));
    picture.bound(FilterDiagnostics.NIS_BOUND);
    picture.line(k -> rows.get(k).nis(), Ink.BLUE);
    double gain = 110 * Math.max(steepest, 1e-6);
    picture.lane("Gain: SoC moved by a volt of innovation, %/V", 5, -gain, gain);
    picture.line(k -> 100 * rows.get(k).gainPerV(), Ink.BLUE);
  }

  private static void learnt(EstimateLanes picture, List<CellEstimation.EstimateRow> rows) {
    learnt(
        picture,
        "Offset of the current, mA, within ±2σ",
        6,
        10,
        k -> 1e3 * rows.get(k).offsetA(),
        k -> 2e3 * rows.get(k).offsetSigmaA());
    learnt(
        picture,
        "Capacity, Ah, within ±2σ",
        7,
        1e-3,
        k -> rows.get(k).capacityAh(),
        k -> 2 * rows.get(k).capacitySigmaAh());
    learnt(
        picture,
        "R0 against the model's, within ±2σ",
        8,
        0.1,
        k -> rows.get(k).r0Ratio(),
        k -> 2 * rows.get(k).r0RatioSigma());
  }

  private static void learnt(
      EstimateLanes picture,
      String title,
      int lane,
      double least,
      IntToDoubleFunction value,
      IntToDoubleFunction half) {
    picture.fitted(title, lane, least, value, half);
    picture.band(
        k -> value.applyAsDouble(k) - half.applyAsDouble(k),
        k -> value.applyAsDouble(k) + half.applyAsDouble(k));
    picture.line(value, Ink.BLUE);
  }

  private static IntToDoubleFunction sigmaTop(IntToDoubleFunction soc, IntToDoubleFunction sigma) {
    return k -> soc.applyAsDouble(k) + sigma.applyAsDouble(k);
  }
}
