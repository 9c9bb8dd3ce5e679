package org.voltaire.console.view.estimator;

import org.voltaire.console.model.DisplayValue;
import org.voltaire.console.model.ForecastLine;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.estimate.PowerLimits;

/// The forecast of the pack: usable energy, time to empty or full, and how much power is possible
/// for how long, charging and discharging, with the reason of each limit. Always five lines.
final class ForecastView extends PaintedView {
  /// The least height at which it can be read, and the largest height that it uses, px.
  static final double LEAST = 100, MOST = 128;

  private static final double EDGE = 7, LABEL = 62, NUMBER = 42;
  private static final int LINES = 5;

  /// The lines of text.
  ///
  /// @param pitch distance between two lines, px
  /// @param ink colour of the numbers
  private record Lines(double pitch, ColourRole ink, ForecastLine forecast) {
    /// The baseline of a text on a line; line 0 is the title.
    double y(int line, Typeface face) {
      return CanvasPainter.middle(EDGE + (line + 0.5) * pitch, face);
    }
  }

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    painter.box(0, 0, w, h, 10, ColourRole.PANEL);
    painter.outline(0, 0, w, h, 10, ColourRole.LINE, 1);
    ForecastLine forecast = now.forecast();
    boolean live = forecast.freshness() == Freshness.LIVE, roomy = w >= 640;
    var lines =
        new Lines((h - 2 * EDGE) / LINES, live ? ColourRole.TEXT : ColourRole.MUTED, forecast);
    double column = roomy ? Math.round(Math.clamp(0.2 * w, 130, 190)) : 100;
    title(painter, lines);
    usable(painter, lines, PAD);
    if (roomy) chargeable(painter, lines, PAD + column);
    // The forecast is that of the cells: it does not depend on the contactors.
    boolean apart = now.mode() != null && !now.mode().contactors().connects();
    String title = apart ? "if closed" : "power for";
    power(painter, lines, title, PAD + (roomy ? 2 : 1) * column, w - (roomy ? PAD : 8));
    if (forecast.freshness() == Freshness.STALE) {
      painter.hatch(
          1, EDGE + lines.pitch, w - 2, h - EDGE - lines.pitch - 1, ColourRole.STALE, 0.3);
    }
  }

  private static void title(CanvasPainter painter, Lines lines) {
    Typeface face = Typeface.strong(13), small = Typeface.regular(11.5);
    double width =
        painter.text("Forecast", PAD, lines.y(0, face), face, ColourRole.TEXT, Align.LEFT);
    if (lines.forecast.freshness() != Freshness.STALE) return;
    String old = NumberText.duration(lines.forecast.ageSeconds()) + " old";
    painter.label(old, PAD + width + 8, lines.y(0, face), small, ColourRole.MUTED, Align.LEFT);
  }

  /// Usable energy, and the time to empty or full.
  private static void usable(CanvasPainter painter, Lines lines, double x) {
    Forecast forecast = lines.forecast.forecast();
    energy(painter, lines, forecast.usableWh(), forecast.usableAh(), "usable", x);
    double toEmpty = forecast.timeToEmptySeconds(), toFull = forecast.timeToFullSeconds();
    boolean empties = Double.isFinite(toEmpty), fills = Double.isFinite(toFull);
    String until = empties ? "to empty" : fills ? "to full" : "to empty or full";
    pair(painter, lines, 3, NumberText.minutes(empties ? toEmpty : toFull), until, x);
  }

  /// Energy that can be charged, and the mean current on which the times are based.
  private static void chargeable(CanvasPainter painter, Lines lines, double x) {
    Forecast forecast = lines.forecast.forecast();
    energy(painter, lines, forecast.chargeableWh(), forecast.chargeableAh(), "chargeable", x);
    double meanA = forecast.meanCurrentA();
    String mean = Double.isNaN(meanA) ? NumberText.UNKNOWN : NumberText.signed(meanA, 1) + " A";
    pair(painter, lines, 3, mean, "mean of ten minutes", x);
  }

  private static void energy(
      CanvasPainter painter, Lines lines, double wh, double ah, String what, double x) {
    String energy =
        Double.isNaN(wh)
            ? NumberText.UNKNOWN
            : wh < 1000 ? NumberText.fixed(wh, 0) + " Wh" : NumberText.fixed(1e-3 * wh, 2) + " kWh";
    String charge = Double.isNaN(ah) ? what : NumberText.fixed(ah, 1) + " Ah " + what;
    pair(painter, lines, 1, energy, charge, x);
  }

  /// A number, and its meaning on the next line.
  private static void pair(
      CanvasPainter painter, Lines lines, int line, String number, String what, double x) {
    Typeface strong = Typeface.strong(14), small = Typeface.regular(11.5);
    // The two are nearer to each other than to the next pair.
    double middle = EDGE + (line + 1) * lines.pitch, half = Math.min(8.5, 0.5 * lines.pitch - 0.5);
    double first = CanvasPainter.middle(middle - half, strong),
        second = CanvasPainter.middle(middle + half, small);
    painter.number(number, x, first, strong, lines.ink, Align.LEFT);
    painter.number(what, x, second, small, ColourRole.MUTED, Align.LEFT);
  }

  private static void power(
      CanvasPainter painter, Lines lines, String title, double x, double right) {
    Typeface small = Typeface.regular(11.5);
    double in = x + LABEL, way = (right - in) / 2, out = in + way;
    double head = lines.y(0, small);
    painter.text(title, x, head, small, ColourRole.MUTED, Align.LEFT);
    painter.text("in, kW", in + NUMBER, head, small, ColourRole.MUTED, Align.RIGHT);
    painter.text("out, kW", out + NUMBER, head, small, ColourRole.MUTED, Align.RIGHT);
    PowerLimits charge = lines.forecast.forecast().charge();
    PowerLimits discharge = lines.forecast.forecast().discharge();
    String[] labels = {"1 s", "10 s", "30 s", "continuous"};
    PowerLimit[] ins = each(charge), outs = each(discharge);
    for (int i = 0; i < labels.length; i++) {
      double top = Math.round(EDGE + (i + 1) * lines.pitch) - 0.5;
      painter.line(x, top, right, top, ColourRole.LINE, 0.6);
      painter.label(labels[i], x, lines.y(i + 1, small), small, ColourRole.MUTED, Align.LEFT);
      limit(painter, lines, i + 1, ins[i], in, way);
      limit(painter, lines, i + 1, outs[i], out, way);
    }
  }

  private static PowerLimit[] each(PowerLimits way) {
    return new PowerLimit[] {
      way.oneSecond(), way.tenSeconds(), way.thirtySeconds(), way.continuous()
    };
  }

  private static void limit(
      CanvasPainter painter, Lines lines, int line, PowerLimit limit, double x, double w) {
    Typeface face = Typeface.regular(12.5), small = Typeface.regular(w > 150 ? 11 : 10.5);
    DisplayValue power = lines.forecast.power(limit);
    double kw = 1e-3 * power.value();
    String text = NumberText.fixed(kw, kw < 99.995 ? 2 : 1);
    painter.number(text, x + NUMBER, lines.y(line, face), face, lines.ink, Align.RIGHT);
    if (lines.forecast.freshness() == Freshness.UNKNOWN) return;
    boolean free = limit.constraint() == Constraint.CURRENT;
    ColourRole ink = free || !power.known() ? ColourRole.MUTED : lines.ink;
    double from = x + NUMBER + 6, room = w - NUMBER - 8;
    painter.text(limit.text(), from, lines.y(line, small), small, ink, Align.LEFT, room);
  }
}
