package org.voltaire.console.view;

import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Foretold;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Shown;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.estimate.PowerLimits;

/// What is to be expected of the pack: energy, time, and how much power for how long, each way,
/// with what binds it. Five lines, whatever the height.
final class OutlookView extends PaintedView {
  /// The least height that it can be read at, and the most that it makes use of, px.
  static final double LEAST = 100, MOST = 128;

  private static final double EDGE = 7, LABEL = 62, NUMBER = 42;
  private static final int LINES = 5;

  /// Where the lines are, and how what is on them looks.
  private record Lines(double pitch, Token ink, Foretold ahead) {
    /// The baseline of a text on a line; line 0 is the title's.
    double y(int line, Typeface face) {
      return Pen.middle(EDGE + (line + 0.5) * pitch, face);
    }
  }

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    pen.box(0, 0, w, h, 10, Token.PANEL);
    pen.outline(0, 0, w, h, 10, Token.LINE, 1);
    Foretold ahead = now.ahead();
    boolean live = ahead.freshness() == Freshness.LIVE, roomy = w >= 640;
    var lines = new Lines((h - 2 * EDGE) / LINES, live ? Token.TEXT : Token.MUTED, ahead);
    double column = roomy ? Math.round(Math.clamp(0.2 * w, 130, 190)) : 100;
    title(pen, lines);
    give(pen, lines, PAD);
    if (roomy) take(pen, lines, PAD + column);
    // It is foretold of the cells, whatever the contactors do.
    boolean apart = now.mode() != null && !(now.mode() instanceof Mode.Closed);
    String title = apart ? "if closed" : "power for";
    power(pen, lines, title, PAD + (roomy ? 2 : 1) * column, w - (roomy ? PAD : 8));
    if (ahead.freshness() == Freshness.STALE) {
      pen.hatch(1, EDGE + lines.pitch, w - 2, h - EDGE - lines.pitch - 1, Token.STALE, 0.3);
    }
  }

  private static void title(Pen pen, Lines lines) {
    Typeface face = Typeface.strong(13), small = Typeface.regular(11.5);
    double width = pen.words("Outlook", PAD, lines.y(0, face), face, Token.TEXT, Align.LEFT);
    if (lines.ahead.freshness() != Freshness.STALE) return;
    String old = Figures.duration(lines.ahead.ageSeconds()) + " old";
    pen.scale(old, PAD + width + 8, lines.y(0, face), small, Token.MUTED, Align.LEFT);
  }

  /// What the pack gives, and how long something lasts.
  private static void give(Pen pen, Lines lines, double x) {
    Forecast outlook = lines.ahead.outlook();
    energy(pen, lines, outlook.usableWh(), outlook.usableAh(), "usable", x);
    double toEmpty = outlook.timeToEmptySeconds(), toFull = outlook.timeToFullSeconds();
    boolean empties = Double.isFinite(toEmpty), fills = Double.isFinite(toFull);
    String until = empties ? "to empty" : fills ? "to full" : "to empty or full";
    pair(pen, lines, 3, Figures.minutes(empties ? toEmpty : toFull), until, x);
  }

  /// What the pack takes, and the current that times are foretold with.
  private static void take(Pen pen, Lines lines, double x) {
    Forecast outlook = lines.ahead.outlook();
    energy(pen, lines, outlook.chargeableWh(), outlook.chargeableAh(), "chargeable", x);
    double meanA = outlook.meanCurrentA();
    String mean = Double.isNaN(meanA) ? Figures.UNKNOWN : Figures.signed(meanA, 1) + " A";
    pair(pen, lines, 3, mean, "mean of ten minutes", x);
  }

  private static void energy(Pen pen, Lines lines, double wh, double ah, String what, double x) {
    String energy =
        Double.isNaN(wh)
            ? Figures.UNKNOWN
            : wh < 1000 ? Figures.fixed(wh, 0) + " Wh" : Figures.fixed(1e-3 * wh, 2) + " kWh";
    String charge = Double.isNaN(ah) ? what : Figures.fixed(ah, 1) + " Ah " + what;
    pair(pen, lines, 1, energy, charge, x);
  }

  /// A number, and on the next line what it is.
  private static void pair(Pen pen, Lines lines, int line, String number, String what, double x) {
    Typeface strong = Typeface.strong(14), small = Typeface.regular(11.5);
    // Nearer to one another than to the next pair.
    double middle = EDGE + (line + 1) * lines.pitch, half = Math.min(8.5, 0.5 * lines.pitch - 0.5);
    double first = Pen.middle(middle - half, strong), second = Pen.middle(middle + half, small);
    pen.figure(number, x, first, strong, lines.ink, Align.LEFT);
    pen.figure(what, x, second, small, Token.MUTED, Align.LEFT);
  }

  private static void power(Pen pen, Lines lines, String title, double x, double right) {
    Typeface small = Typeface.regular(11.5);
    double in = x + LABEL, way = (right - in) / 2, out = in + way;
    double head = lines.y(0, small);
    pen.words(title, x, head, small, Token.MUTED, Align.LEFT);
    pen.words("in, kW", in + NUMBER, head, small, Token.MUTED, Align.RIGHT);
    pen.words("out, kW", out + NUMBER, head, small, Token.MUTED, Align.RIGHT);
    PowerLimits charge = lines.ahead.outlook().charge();
    PowerLimits discharge = lines.ahead.outlook().discharge();
    String[] labels = {"1 s", "10 s", "30 s", "continuous"};
    PowerLimit[] ins = each(charge), outs = each(discharge);
    for (int i = 0; i < labels.length; i++) {
      double top = Math.round(EDGE + (i + 1) * lines.pitch) - 0.5;
      pen.line(x, top, right, top, Token.LINE, 0.6);
      pen.scale(labels[i], x, lines.y(i + 1, small), small, Token.MUTED, Align.LEFT);
      limit(pen, lines, i + 1, ins[i], in, way);
      limit(pen, lines, i + 1, outs[i], out, way);
    }
  }

  private static PowerLimit[] each(PowerLimits way) {
    return new PowerLimit[] {
      way.oneSecond(), way.tenSeconds(), way.thirtySeconds(), way.continuous()
    };
  }

  private static void limit(Pen pen, Lines lines, int line, PowerLimit limit, double x, double w) {
    Typeface face = Typeface.regular(12.5), small = Typeface.regular(w > 150 ? 11 : 10.5);
    Shown power = lines.ahead.power(limit);
    double kw = 1e-3 * power.value();
    String text = Figures.fixed(kw, kw < 99.995 ? 2 : 1);
    pen.figure(text, x + NUMBER, lines.y(line, face), face, lines.ink, Align.RIGHT);
    if (lines.ahead.freshness() == Freshness.UNKNOWN) return;
    boolean free = limit.constraint() == Constraint.CURRENT;
    Token ink = free || !power.known() ? Token.MUTED : lines.ink;
    double from = x + NUMBER + 6, room = w - NUMBER - 8;
    pen.words(limit.text(), from, lines.y(line, small), small, ink, Align.LEFT, room);
  }
}
