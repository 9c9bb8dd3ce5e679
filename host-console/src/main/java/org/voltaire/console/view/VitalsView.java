package org.voltaire.console.view;

import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Row;
import org.voltaire.console.model.Shown;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.contactor.Mode;
import org.voltaire.limit.Envelope;

/// The six numbers one looks at first.
final class VitalsView extends PaintedView {
  private static final double EDGE = 20;
  private static final double[] SHARES = {1.35, 1.75, 1.1, 1.2, 1.15, 1.35};

  /// One column: where it lies.
  private record Column(double x, double w, double h) {}

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    double total = 0, x = EDGE;
    for (double share : SHARES) total += share;
    for (int i = 0; i < SHARES.length; i++) {
      double width = (w - 2 * EDGE) * SHARES[i] / total;
      if (i > 0) pen.line(Math.round(x) - 0.5, 18, Math.round(x) - 0.5, h - 18, Token.LINE, 1);
      double inset = i == 0 ? 0 : 20;
      var column = new Column(Math.round(x) + inset, width - inset - 12, h);
      switch (i) {
        case 0 -> mode(pen, now, column);
        case 1 -> soc(pen, now, column);
        case 2 -> voltage(pen, now, column);
        case 3 -> current(pen, now, column);
        case 4 -> power(pen, now, column);
        default -> temperature(pen, now, column);
      }
      x += width;
    }
    pen.line(0, h - 0.5, w, h - 0.5, Token.LINE, 1);
  }

  private static void mode(Pen pen, Snapshot now, Column at) {
    title(pen, "Mode", at);
    Mode mode = now.mode();
    Wording wording = Wording.of(mode);
    if (now.decisions() == Freshness.STALE) {
      wording = new Wording(wording.mark(), Token.STALE, Token.STALE_INK, wording.word());
    }
    pen.chip(
        wording.mark(),
        wording.word(),
        at.x,
        36,
        28,
        wording.fill(),
        wording.ink(),
        Typeface.strong(13));
    String note =
        now.decisions() == Freshness.STALE ? aged(now.frameAgeSeconds()) : explained(mode);
    note(pen, note, at);
  }

  private static String explained(@Nullable Mode mode) {
    return switch (mode) {
      case null -> "";
      case Mode.Open _ -> "disconnected";
      case Mode.Precharging _ -> "through the resistor";
      case Mode.Closed _ -> "connected to the load";
      case Mode.Tripped _ -> "disconnected, see below";
    };
  }

  private static void soc(Pen pen, Snapshot now, Column at) {
    title(pen, "State of charge", at);
    double width = number(pen, now.soc(), Figures.percent(now.soc().value(), 1), "%", at);
    if (now.socSigma().known()) {
      pen.figure(
          "± " + Figures.percent(now.socSigma().value(), 1),
          at.x + width + 10,
          58,
          Typeface.regular(14),
          Token.MUTED,
          Align.LEFT);
    }
    SocBar.paint(pen, at.x, 72, Math.min(at.w, 240), 6, now.soc(), now.socSigma());
  }

  private static void voltage(Pen pen, Snapshot now, Column at) {
    title(pen, "Pack voltage", at);
    number(pen, now.packVoltage(), Figures.fixed(now.packVoltage().value(), 2), "V", at);
    Row cells = now.cells();
    double spreadMv = 1e3 * (cells.values().max() - cells.values().min());
    note(pen, now.packVoltage(), "spread " + Figures.fixed(spreadMv, 0) + " mV", at);
  }

  private static void current(Pen pen, Snapshot now, Column at) {
    title(pen, "Current", at);
    number(pen, now.current(), Figures.signed(now.current().value(), 1), "A", at);
    note(pen, now.current(), now.flow(), at);
  }

  private static void power(Pen pen, Snapshot now, Column at) {
    title(pen, "Power", at);
    number(pen, now.power(), Figures.signed(now.power().value() / 1e3, 2), "kW", at);
    Envelope envelope = now.envelope();
    double limitA =
        envelope == null
            ? Double.NaN
            : now.current().value() > 0 ? envelope.cclA() : envelope.dclA();
    double limitKw = limitA * now.packVoltage().value() / 1e3;
    note(pen, now.power(), "limit " + Figures.fixed(limitKw, 2) + " kW", at);
  }

  private static void temperature(Pen pen, Snapshot now, Column at) {
    title(pen, "Temperature", at);
    Row temps = now.temps();
    double low = temps.values().min(), high = temps.values().max();
    String text =
        Double.isNaN(low)
            ? Figures.UNKNOWN
            : Figures.fixed(low, 1) + " – " + Figures.fixed(high, 1);
    var shown = new Shown(low, temps.ageSeconds(), temps.freshness());
    number(pen, shown, text, "°C", at);
    int sensors = temps.values().size(), missing = temps.values().missing();
    String all = sensors == 1 ? "1 sensor" : sensors + " sensors";
    note(pen, shown, missing == 0 ? all : missing + " of " + all + " missing", at);
  }

  private static void title(Pen pen, String title, Column at) {
    pen.words(title, at.x, 25, Typeface.regular(12), Token.MUTED, Align.LEFT, at.w);
  }

  private static double number(Pen pen, Shown shown, String text, String unit, Column at) {
    Typeface large = Typeface.strong(at.w > 150 ? 25 : 21), small = Typeface.regular(14);
    boolean live = shown.freshness() == Freshness.LIVE;
    if (shown.freshness() == Freshness.STALE) {
      double width = large.figureWidth(text) + 8;
      pen.hatch(at.x - 4, 34, width, 30, Token.STALE, 0.45);
    }
    double width = pen.figure(text, at.x, 58, large, live ? Token.TEXT : Token.MUTED, Align.LEFT);
    if (!shown.known()) return width;
    return width + 5 + pen.words(unit, at.x + width + 5, 58, small, Token.MUTED, Align.LEFT);
  }

  private static void note(Pen pen, Shown shown, String note, Column at) {
    switch (shown.freshness()) {
      case LIVE -> note(pen, note, at);
      case STALE -> note(pen, aged(shown.ageSeconds()), at);
      case UNKNOWN -> note(pen, "not known", at);
    }
  }

  private static void note(Pen pen, String note, Column at) {
    pen.scale(note, at.x, 79, Typeface.regular(12), Token.MUTED, Align.LEFT);
  }

  private static String aged(double seconds) {
    return Figures.duration(seconds) + " old";
  }
}
