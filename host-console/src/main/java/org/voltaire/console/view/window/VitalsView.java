package org.voltaire.console.view.window;

import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.DisplayRow;
import org.voltaire.console.model.DisplayValue;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.SocBar;
import org.voltaire.console.view.Wording;
import org.voltaire.contactor.Mode;
import org.voltaire.limit.Envelope;

/// The six most important numbers: mode, state of charge, voltage, current, power, temperature.
final class VitalsView extends PaintedView {
  private static final double EDGE = 20;
  private static final double[] SHARES = {1.35, 1.75, 1.1, 1.2, 1.15, 1.35};

  /// The place of one column, px.
  private record VitalColumn(double x, double w, double h) {}

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    double total = 0, x = EDGE;
    for (double share : SHARES) total += share;
    for (int i = 0; i < SHARES.length; i++) {
      double width = (w - 2 * EDGE) * SHARES[i] / total;
      if (i > 0)
        painter.line(Math.round(x) - 0.5, 18, Math.round(x) - 0.5, h - 18, ColourRole.LINE, 1);
      double inset = i == 0 ? 0 : 20;
      var column = new VitalColumn(Math.round(x) + inset, width - inset - 12, h);
      switch (i) {
        case 0 -> mode(painter, now, column);
        case 1 -> soc(painter, now, column);
        case 2 -> voltage(painter, now, column);
        case 3 -> current(painter, now, column);
        case 4 -> power(painter, now, column);
        default -> temperature(painter, now, column);
      }
      x += width;
    }
    painter.line(0, h - 0.5, w, h - 0.5, ColourRole.LINE, 1);
  }

  private static void mode(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "Mode", at);
    Mode mode = now.mode();
    Wording wording = Wording.of(mode);
    if (now.decisions() == Freshness.STALE) {
      wording =
          new Wording(wording.symbol(), ColourRole.STALE, ColourRole.STALE_INK, wording.word());
    }
    painter.chip(
        wording.symbol(),
        wording.word(),
        at.x,
        36,
        28,
        wording.fill(),
        wording.ink(),
        Typeface.strong(13));
    String note =
        now.decisions() == Freshness.STALE ? aged(now.frameAgeSeconds()) : explained(mode);
    note(painter, note, at);
  }

  private static String explained(@Nullable Mode mode) {
    return switch (mode) {
      case null -> "";
      case Mode.Open _ -> "disconnected";
      case Mode.Precharging _ -> "through the resistor";
      case Mode.Opening _ -> "opens when little flows";
      case Mode.Closed _ -> "connected to the load";
      case Mode.OneWay _ -> "one switch open, see below";
      case Mode.Tripped _ -> "disconnected, see below";
    };
  }

  private static void soc(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "State of charge", at);
    double width = number(painter, now.soc(), NumberText.percent(now.soc().value(), 1), "%", at);
    if (now.socSigma().known()) {
      painter.number(
          "± " + NumberText.percent(now.socSigma().value(), 1),
          at.x + width + 10,
          58,
          Typeface.regular(14),
          ColourRole.MUTED,
          Align.LEFT);
    }
    SocBar.paint(painter, at.x, 72, Math.min(at.w, 240), 6, now.soc(), now.socSigma());
  }

  private static void voltage(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "Pack voltage", at);
    number(painter, now.packVoltage(), NumberText.fixed(now.packVoltage().value(), 2), "V", at);
    DisplayRow cells = now.cells();
    double spreadMv = 1e3 * (cells.values().max() - cells.values().min());
    note(painter, now.packVoltage(), "spread " + NumberText.fixed(spreadMv, 0) + " mV", at);
  }

  private static void current(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "Current", at);
    number(painter, now.current(), NumberText.signed(now.current().value(), 1), "A", at);
    note(painter, now.current(), now.flow(), at);
  }

  private static void power(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "Power", at);
    number(painter, now.power(), NumberText.signed(now.power().value() / 1e3, 2), "kW", at);
    Envelope envelope = now.envelope();
    double limitA =
        envelope == null
            ? Double.NaN
            : now.current().value() > 0 ? envelope.cclA() : envelope.dclA();
    double limitKw = limitA * now.packVoltage().value() / 1e3;
    note(painter, now.power(), "limit " + NumberText.fixed(limitKw, 2) + " kW", at);
  }

  private static void temperature(CanvasPainter painter, Snapshot now, VitalColumn at) {
    title(painter, "Temperature", at);
    DisplayRow temps = now.temps();
    double low = temps.values().min(), high = temps.values().max();
    String text =
        Double.isNaN(low)
            ? NumberText.UNKNOWN
            : NumberText.fixed(low, 1) + " – " + NumberText.fixed(high, 1);
    var shown = new DisplayValue(low, temps.ageSeconds(), temps.freshness());
    number(painter, shown, text, "°C", at);
    int sensors = temps.values().size(), missing = temps.values().missing();
    String all = sensors == 1 ? "1 sensor" : sensors + " sensors";
    note(painter, shown, missing == 0 ? all : missing + " of " + all + " missing", at);
  }

  private static void title(CanvasPainter painter, String title, VitalColumn at) {
    painter.text(title, at.x, 25, Typeface.regular(12), ColourRole.MUTED, Align.LEFT, at.w);
  }

  private static double number(
      CanvasPainter painter, DisplayValue shown, String text, String unit, VitalColumn at) {
    Typeface large = Typeface.strong(at.w > 150 ? 25 : 21), small = Typeface.regular(14);
    boolean live = shown.freshness() == Freshness.LIVE;
    if (shown.freshness() == Freshness.STALE) {
      double width = large.numberWidth(text) + 8;
      painter.hatch(at.x - 4, 34, width, 30, ColourRole.STALE, 0.45);
    }
    double width =
        painter.number(
            text, at.x, 58, large, live ? ColourRole.TEXT : ColourRole.MUTED, Align.LEFT);
    if (!shown.known()) return width;
    return width
        + 5
        + painter.text(unit, at.x + width + 5, 58, small, ColourRole.MUTED, Align.LEFT);
  }

  private static void note(CanvasPainter painter, DisplayValue shown, String note, VitalColumn at) {
    switch (shown.freshness()) {
      case LIVE -> note(painter, note, at);
      case STALE -> note(painter, aged(shown.ageSeconds()), at);
      case UNKNOWN -> note(painter, "not known", at);
    }
  }

  private static void note(CanvasPainter painter, String note, VitalColumn at) {
    painter.label(note, at.x, 79, Typeface.regular(12), ColourRole.MUTED, Align.LEFT);
  }

  private static String aged(double seconds) {
    return NumberText.duration(seconds) + " old";
  }
}
