package org.voltaire.console.view;

import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.link.PackInfo;

/// How much may flow, and in words why not more.
final class LimitsView extends PaintedView {
  /// What it needs, px.
  static final double HEIGHT = 254;

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    panel(pen, "Limits", w, h);
    if (now.decisions() == Freshness.STALE) {
      pen.words(
          Figures.duration(now.frameAgeSeconds()) + " old",
          w - PAD,
          26,
          Typeface.regular(12),
          Token.MUTED,
          Align.RIGHT);
    }
    Envelope envelope = now.envelope();
    PackInfo pack = now.pack();
    double maxIn = pack == null ? Double.NaN : pack.maxChargeA();
    double maxOut = pack == null ? Double.NaN : pack.maxDischargeA();
    double amps = now.current().value(), none = Double.NaN;
    if (envelope == null) {
      Why why = Why.of(Why.Cause.NOT_MEASURED);
      flow(pen, now, "Charge", "CCL", none, maxIn, none, why, 44, w);
      flow(pen, now, "Discharge", "DCL", none, maxOut, none, why, 110, w);
      volts(pen, now, "Charge to", "CVL", none, "not known", PAD, w / 2 - 20);
      volts(pen, now, "Discharge to", "DVL", none, "", w / 2 + 8, w / 2 - 20);
      return;
    }
    flow(
        pen,
        now,
        "Charge",
        "CCL",
        envelope.cclA(),
        maxIn,
        Math.max(0, amps),
        envelope.cclWhy(),
        44,
        w);
    flow(
        pen,
        now,
        "Discharge",
        "DCL",
        envelope.dclA(),
        maxOut,
        Math.max(0, -amps),
        envelope.dclWhy(),
        110,
        w);
    volts(pen, now, "Charge to", "CVL", envelope.cvlV(), envelope.cvlWhy().text(), PAD, w / 2 - 20);
    volts(pen, now, "Discharge to", "DVL", envelope.dvlV(), "configured", w / 2 + 8, w / 2 - 20);
  }

  private static void flow(
      Pen pen,
      Snapshot now,
      String name,
      String code,
      double limitA,
      double maxA,
      double flowsA,
      Why why,
      double y,
      double w) {
    Typeface label = Typeface.regular(13), small = Typeface.regular(12);
    double right = w - PAD;
    double width = pen.words(name, PAD, y + 14, label, Token.TEXT, Align.LEFT);
    pen.words(code, PAD + width + 7, y + 14, Typeface.regular(11), Token.MUTED, Align.LEFT);
    value(pen, now, limitA, "A", right, y + 14);

    boolean known = !Double.isNaN(limitA);
    boolean derated = known && derates(why.cause());
    double barW = right - PAD, barY = y + 24;
    pen.box(PAD, barY, barW, 7, 3.5, Token.TRACK);
    if (known && maxA > 0) {
      double filled = barW * Math.clamp(limitA / maxA, 0.0, 1.0);
      Token fill =
          now.decisions() == Freshness.STALE ? Token.STALE : derated ? Token.WARN : Token.FILL;
      if (filled > 0) pen.box(PAD, barY, Math.max(7, filled), 7, 3.5, fill);
      if (flowsA > 0.002 * maxA) {
        double at = PAD + barW * Math.clamp(flowsA / maxA, 0.0, 1.0);
        pen.box(at - 1, barY - 3, 2, 13, 1, Token.TEXT);
      }
    }
    double line = y + 47, x = PAD;
    if (derated) {
      pen.mark(Mark.UP, x + 5, line - 4, 10, Token.WARN);
      x += 17;
    }
    String most = Double.isNaN(maxA) ? "" : "of " + Figures.fixed(maxA, 0) + " A";
    double taken = pen.words(most, right, line, small, Token.MUTED, Align.RIGHT);
    pen.words(
        known ? why.text() : "not known",
        x,
        line,
        small,
        derated ? Token.TEXT : Token.MUTED,
        Align.LEFT,
        right - taken - 8 - x);
  }

  private static boolean derates(Why.Cause cause) {
    return switch (cause) {
      case CELL_HIGH, CELL_LOW, HOT, COLD, NOT_MEASURED -> true;
      case CONFIGURED, CONTACTORS_OPEN -> false;
    };
  }

  private static void volts(
      Pen pen,
      Snapshot now,
      String name,
      String code,
      double value,
      String why,
      double x,
      double w) {
    double y = 178;
    pen.line(x, y, x + w - 4, y, Token.LINE, 1);
    double width = pen.words(name, x, y + 22, Typeface.regular(12), Token.MUTED, Align.LEFT);
    pen.words(code, x + width + 6, y + 22, Typeface.regular(11), Token.MUTED, Align.LEFT);
    Typeface strong = Typeface.strong(15);
    boolean live = now.decisions() == Freshness.LIVE;
    double end =
        x
            + pen.figure(
                Figures.fixed(value, 1),
                x,
                y + 43,
                strong,
                live ? Token.TEXT : Token.MUTED,
                Align.LEFT);
    if (!Double.isNaN(value)) {
      pen.words("V", end + 4, y + 43, Typeface.regular(12), Token.MUTED, Align.LEFT);
    }
    pen.words(why, x, y + 61, Typeface.regular(11), Token.MUTED, Align.LEFT, w);
  }

  private static void value(
      Pen pen, Snapshot now, double value, String unit, double right, double y) {
    boolean live = now.decisions() == Freshness.LIVE;
    double x = right;
    if (!Double.isNaN(value)) {
      x -= pen.words(unit, x, y, Typeface.regular(12), Token.MUTED, Align.RIGHT) + 4;
    }
    pen.figure(
        Figures.fixed(value, 1),
        x,
        y,
        Typeface.strong(17),
        live ? Token.TEXT : Token.MUTED,
        Align.RIGHT);
  }
}
