package org.voltaire.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.Identified;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.SocCurve;

/// What an identification found, as one HTML page that needs nothing else: open-circuit voltage and
/// hysteresis, resistances over SoC and temperature, and how the model follows each record.
public final class FitReport {
  private static final double WIDTH = 640, HEIGHT = 280, WIDE = 1292;

  private FitReport() {}

  /// The page.
  ///
  /// @param title of it
  public static String html(String title, Identified identified) {
    CellModel model = identified.model();
    List<String> charts = new ArrayList<>();
    charts.add(openCircuit(identified).svg(WIDTH, HEIGHT));
    charts.add(halfGap(identified).svg(WIDTH, HEIGHT));
    if (model.ocvShift().tempsDegC().size() > 1) charts.add(shift(model).svg(WIDTH, HEIGHT));
    charts.add(overSoc("R0", model.dynamics(), Dynamics.DynamicsRow::r0At).svg(WIDTH, HEIGHT));
    charts.add(overTemp(model.dynamics()).svg(WIDTH, HEIGHT));
    charts.add(overSoc("R1", model.dynamics(), Dynamics.DynamicsRow::r1At).svg(WIDTH, HEIGHT));
    charts.add(overSoc("R2", model.dynamics(), Dynamics.DynamicsRow::r2At).svg(WIDTH, HEIGHT));
    for (Identified.Fit fit : identified.fits()) {
      charts.add(voltage(fit).svg(WIDE, HEIGHT));
      charts.add(residual(fit).svg(WIDE, 0.7 * HEIGHT));
    }
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
    <style>
    body { font: 14px/1.5 Inter, "Segoe UI", "DejaVu Sans", sans-serif; color: %2$s;
           max-width: 1300px; margin: 2em auto; padding: 0 1em; background: %3$s; }
    table { border-collapse: collapse; margin: 1em 0; }
    th, td { padding: 2px 14px 2px 0; text-align: right; border-bottom: 1px solid %4$s; }
    th:first-child, td:first-child { text-align: left; }
    svg { margin: 4px 0; max-width: 100%%; height: auto; }
    </style></head><body>
    <h1>%1$s</h1>
    <p>%5$s</p>
    %6$s
    %7$s
    </body></html>
    """
        .formatted(
            Svg.escaped(title),
            Ink.TEXT,
            Ink.BACKGROUND,
            Ink.LINE,
            Svg.escaped(words(identified)),
            table(identified),
            String.join("", charts));
  }

  private static String words(Identified identified) {
    CellModel model = identified.model();
    double ohmic = model.dynamics().ohmicOhm();
    return String.format(
        Locale.ROOT,
        "%.3f Ah. Hysteresis follows at %.0f per unit of SoC. Coulombic efficiency %.4f. %s The records"
            + " moved the swept open-circuit voltage by up to %.1f mV. What stays unexplained lasts"
            + " about %.0f s.",
        model.capacityAh(),
        model.hysteresis().rate(),
        model.coulombicEfficiency(),
        Double.isFinite(ohmic)
            ? String.format(
                Locale.ROOT,
                "%.2f mΩ are ohmic, the rest of R0 gives way under large currents.",
                1e3 * ohmic)
            : "No charge transfer was told apart from R0.",
        1e3 * identified.ocvCorrectionV(),
        model.residual().lastsSeconds());
  }

  private static String table(Identified identified) {
    var rows = new StringBuilder();
    for (Identified.Fit fit : identified.fits()) {
      rows.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td>%d</td><td>%.1f</td><td>%.1f</td><td>%.1f</td><td>%.0f</td></tr>%n",
              Svg.escaped(name(fit.log())),
              fit.log().rows(),
              fit.log().meanTempDegC(),
              1e3 * fit.rmsV(),
              1e3 * fit.timedRmsV(),
              1e3 * fit.maxV()));
    }
    return "<table><tr><th>record</th><th>rows</th><th>°C</th><th>rms mV</th>"
        + "<th>without the tester's timing</th><th>max mV</th></tr>\n"
        + rows
        + "</table>";
  }

  private static XyChart openCircuit(Identified identified) {
    CellModel model = identified.model();
    return new XyChart(
        "Open-circuit voltage",
        "SoC",
        "V",
        List.of(
            grid("charge", 0, k -> model.ocv().at(k) + model.hysteresis().halfGap().at(k)),
            grid("mean", 5, k -> model.ocv().at(k)),
            grid("discharge", 1, k -> model.ocv().at(k) - model.hysteresis().halfGap().at(k))));
  }

  private static XyChart halfGap(Identified identified) {
    CellModel model = identified.model();
    return new XyChart(
        "Half-gap of the hysteresis",
        "SoC",
        "mV",
        List.of(
            grid("swept", 0, z -> 1e3 * identified.openCircuit().halfGapV().at(z)),
            grid("used", 1, z -> 1e3 * model.hysteresis().halfGap().at(z))));
  }

  private static XyChart shift(CellModel model) {
    List<XyChart.ChartLine> lines = new ArrayList<>();
    for (int t = 0; t < model.ocvShift().tempsDegC().size(); t++) {
      double degC = model.ocvShift().tempsDegC().get(t);
      lines.add(
          grid(
              String.format(Locale.ROOT, "%.1f °C", degC),
              t,
              z -> 1e3 * model.ocvShift().at(degC, z)));
    }
    return new XyChart("Shift of the open-circuit voltage", "SoC", "mV", lines);
  }

  private static XyChart.ChartLine grid(String name, int number, DoubleUnaryOperator value) {
    double last = SocCurve.POINTS - 1;
    return XyChart.ChartLine.of(
        name, number, SocCurve.POINTS, k -> k / last, k -> value.applyAsDouble(k / last));
  }

  private static XyChart overSoc(
      String name, Dynamics dynamics, ToDoubleBiFunction<Dynamics.DynamicsRow, Double> ohm) {
    List<XyChart.ChartLine> lines = new ArrayList<>();
    for (int t = 0; t < dynamics.tempsDegC().size(); t++) {
      double degC = dynamics.tempsDegC().get(t);
      Dynamics.DynamicsRow row = dynamics.at(degC);
      lines.add(
          XyChart.ChartLine.of(
              String.format(Locale.ROOT, "%.1f °C", degC),
              t,
              dynamics.socs().size(),
              dynamics.socs()::get,
              k -> 1e3 * ohm.applyAsDouble(row, dynamics.socs().get(k))));
    }
    return new XyChart(name + " over SoC", "SoC", "mΩ", lines);
  }

  private static XyChart overTemp(Dynamics dynamics) {
    double low = dynamics.tempsDegC().get(0) - 10;
    double high = dynamics.tempsDegC().get(dynamics.tempsDegC().size() - 1) + 10;
    List<ToDoubleBiFunction<Dynamics.DynamicsRow, Double>> pairs =
        List.of(Dynamics.DynamicsRow::r0At, Dynamics.DynamicsRow::r1At, Dynamics.DynamicsRow::r2At);
    List<XyChart.ChartLine> lines = new ArrayList<>();
    for (int pair = 0; pair < pairs.size(); pair++) {
      var ohm = pairs.get(pair);
      lines.add(
          XyChart.ChartLine.of(
              "R" + pair,
              pair,
              61,
              k -> low + (high - low) * k / 60,
              k ->
                  StrictMath.log10(
                      1e3 * ohm.applyAsDouble(dynamics.at(low + (high - low) * k / 60), 0.5))));
    }
    return new XyChart("Resistances over temperature at SoC 0.5", "°C", "log10 mΩ", lines);
  }

  private static XyChart voltage(Identified.Fit fit) {
    CellLog log = fit.log();
    return new XyChart(
        name(log) + ": measured and modelled voltage",
        "h",
        "V",
        List.of(
            XyChart.ChartLine.thinned(
                "measured", 0, log.rows(), k -> hours(log, k), log.voltageV()::get),
            XyChart.ChartLine.thinned(
                "modelled", 1, log.rows(), k -> hours(log, k), fit.modelV()::get)));
  }

  private static XyChart residual(Identified.Fit fit) {
    CellLog log = fit.log();
    return new XyChart(
        name(log) + ": measured minus modelled",
        "h",
        "mV",
        List.of(
            XyChart.ChartLine.thinned(
                "residual", 3, log.rows(), k -> hours(log, k), k -> 1e3 * fit.residualV(k))));
  }

  private static double hours(CellLog log, int row) {
    return (log.timeSeconds().get(row) - log.timeSeconds().get(0)) / 3600;
  }

  private static String name(CellLog log) {
    return log.name().replaceFirst(".*[/\\\\]", "");
  }
}
