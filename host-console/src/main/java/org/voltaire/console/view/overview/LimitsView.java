package org.voltaire.console.view.overview;

import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.link.PackInfo;

/// The limits of current (CCL, DCL) and voltage (CVL, DVL), each with the reason why it is not
/// higher.
final class LimitsView extends PaintedView {
  /// The height it needs, px.
  static final double HEIGHT = 254;

  /// A limit of current.
  ///
  /// @param code CCL or DCL
  /// @param limitA `NaN` if it is not known
  /// @param maxA the configured maximum; `NaN` if it is not known
  /// @param flowsA the present current in this direction, 0 if it flows the other way; may be `NaN`
  private record CurrentLimit(
      String name, String code, double limitA, double maxA, double flowsA, Why why) {
    boolean known() {
      return !Double.isNaN(limitA);
    }

    boolean derated() {
      return known() && why.cause().derates();
    }

    double share(double amps) {
      return Math.clamp(amps / maxA, 0.0, 1.0);
    }
  }

  /// A limit of voltage.
  ///
  /// @param code CVL or DVL
  /// @param limitV `NaN` if it is not known
  private record VoltageLimit(String name, String code, double limitV, String why) {}

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    panel(painter, "Limits", w, h);
    if (now.decisions() == Freshness.STALE) {
      String old = NumberText.duration(now.frameAgeSeconds()) + " old";
      painter.text(old, w - PAD, 26, Typeface.regular(12), ColourRole.MUTED, Align.RIGHT);
    }
    Envelope limits = now.envelope();
    PackInfo pack = now.pack();
    double maxIn = pack == null ? Double.NaN : pack.maxChargeA();
    double maxOut = pack == null ? Double.NaN : pack.maxDischargeA();
    double amps = now.current().value(), none = Double.NaN;
    double second = w / 2 + 8, column = w / 2 - 20;
    if (limits == null) {
      Why why = Why.of(Why.Cause.NOT_MEASURED);
      flow(painter, now, new CurrentLimit("Charge", "CCL", none, maxIn, none, why), 44, w);
      flow(painter, now, new CurrentLimit("Discharge", "DCL", none, maxOut, none, why), 110, w);
      volts(painter, now, new VoltageLimit("Charge to", "CVL", none, "not known"), PAD, column);
      volts(painter, now, new VoltageLimit("Discharge to", "DVL", none, ""), second, column);
      return;
    }
    double in = Math.max(0, amps), out = Math.max(0, -amps);
    var charge = new CurrentLimit("Charge", "CCL", limits.cclA(), maxIn, in, limits.cclWhy());
    var discharge =
        new CurrentLimit("Discharge", "DCL", limits.dclA(), maxOut, out, limits.dclWhy());
    flow(painter, now, charge, 44, w);
    flow(painter, now, discharge, 110, w);
    var high = new VoltageLimit("Charge to", "CVL", limits.cvlV(), limits.cvlWhy().text());
    volts(painter, now, high, PAD, column);
    var low = new VoltageLimit("Discharge to", "DVL", limits.dvlV(), limits.dvlWhy().text());
    volts(painter, now, low, second, column);
  }

  private static void flow(
      CanvasPainter painter, Snapshot now, CurrentLimit limit, double y, double w) {
    Typeface label = Typeface.regular(13), small = Typeface.regular(12);
    double right = w - PAD;
    double width = painter.text(limit.name, PAD, y + 14, label, ColourRole.TEXT, Align.LEFT);
    double code = PAD + width + 7;
    painter.text(limit.code, code, y + 14, Typeface.regular(11), ColourRole.MUTED, Align.LEFT);
    value(painter, now, limit.limitA, right, y + 14);
    bar(painter, now, limit, y + 24, right - PAD);
    double line = y + 47, x = PAD;
    if (limit.derated()) {
      painter.symbol(Symbol.UP, x + 5, line - 4, 10, ColourRole.WARN);
      x += 17;
    }
    String most = Double.isNaN(limit.maxA) ? "" : "of " + NumberText.fixed(limit.maxA, 0) + " A";
    double taken = painter.text(most, right, line, small, ColourRole.MUTED, Align.RIGHT);
    String why = limit.known() ? limit.why.text() : "not known";
    ColourRole ink = limit.derated() ? ColourRole.TEXT : ColourRole.MUTED;
    painter.text(why, x, line, small, ink, Align.LEFT, right - taken - 8 - x);
  }

  /// The limit as a bar, as a share of the maximum, with a mark at the present current.
  private static void bar(
      CanvasPainter painter, Snapshot now, CurrentLimit limit, double y, double w) {
    painter.box(PAD, y, w, 7, 3.5, ColourRole.TRACK);
    if (!limit.known() || !(limit.maxA > 0)) return;
    double filled = w * limit.share(limit.limitA);
    ColourRole normal = limit.derated() ? ColourRole.WARN : ColourRole.FILL;
    ColourRole fill = now.decisions() == Freshness.STALE ? ColourRole.STALE : normal;
    if (filled > 0) painter.box(PAD, y, Math.max(7, filled), 7, 3.5, fill);
    if (limit.flowsA > 0.002 * limit.maxA) {
      double at = PAD + w * limit.share(limit.flowsA);
      painter.box(at - 1, y - 3, 2, 13, 1, ColourRole.TEXT);
    }
  }

  private static void volts(
      CanvasPainter painter, Snapshot now, VoltageLimit limit, double x, double w) {
    Typeface small = Typeface.regular(11), medium = Typeface.regular(12);
    double y = 178;
    painter.line(x, y, x + w - 4, y, ColourRole.LINE, 1);
    double width = painter.text(limit.name, x, y + 22, medium, ColourRole.MUTED, Align.LEFT);
    painter.text(limit.code, x + width + 6, y + 22, small, ColourRole.MUTED, Align.LEFT);
    String volts = NumberText.fixed(limit.limitV, 1);
    double number = painter.number(volts, x, y + 43, Typeface.strong(15), ink(now), Align.LEFT);
    if (!Double.isNaN(limit.limitV)) {
      painter.text("V", x + number + 4, y + 43, medium, ColourRole.MUTED, Align.LEFT);
    }
    painter.text(limit.why, x, y + 61, small, ColourRole.MUTED, Align.LEFT, w);
  }

  private static void value(
      CanvasPainter painter, Snapshot now, double amps, double right, double y) {
    double x = right;
    if (!Double.isNaN(amps)) {
      x -= painter.text("A", x, y, Typeface.regular(12), ColourRole.MUTED, Align.RIGHT) + 4;
    }
    String text = NumberText.fixed(amps, 1);
    painter.number(text, x, y, Typeface.strong(17), ink(now), Align.RIGHT);
  }

  private static ColourRole ink(Snapshot now) {
    return now.decisions() == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED;
  }
}
