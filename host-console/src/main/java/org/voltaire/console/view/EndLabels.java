package org.voltaire.console.view;

import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Row;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// What the lines of a chart are, written where they end instead of in a legend.
final class EndLabels {
  private EndLabels() {}

  /// Names the lowest and the highest cell where their lines end.
  static void extremes(Pen pen, Lane lane, Row cells) {
    int low = cells.values().indexOfMin(), high = cells.values().indexOfMax();
    if (low < 0 || high < 0) return;
    if (cells.values().size() == 1) {
      endLabel(pen, lane, lane.y() + lane.h() / 2, Mark.DISC, Token.LOW, low, cells);
      return;
    }
    double top = lane.y() + 16, bottom = Math.max(top + 38, lane.y() + lane.h() - 18);
    double highY = Math.clamp(lane.y(cells.values().get(high)), top, bottom - 38);
    double lowY = Math.clamp(lane.y(cells.values().get(low)), highY + 38, bottom);
    endLabel(pen, lane, highY, Mark.UP, Token.HIGH, high, cells);
    endLabel(pen, lane, lowY, Mark.DOWN, Token.LOW, low, cells);
  }

  private static void endLabel(
      Pen pen, Lane lane, double y, Mark mark, Token ink, int cell, Row cells) {
    double x = lane.x() + lane.w() + 12;
    pen.mark(mark, x + 4, y - 6, 8, ink);
    pen.scale("cell " + (cell + 1), x + 14, y - 2, Typeface.regular(11.5), Token.MUTED, Align.LEFT);
    String volts = Figures.fixed(cells.values().get(cell), 3) + " V";
    pen.figure(volts, x + 14, y + 14, Typeface.strong(13), ink(cells.freshness()), Align.LEFT);
  }

  private static Token ink(Freshness freshness) {
    return freshness == Freshness.LIVE ? Token.TEXT : Token.MUTED;
  }

  /// Names the current where its line ends.
  static void current(Pen pen, Lane lane, Snapshot now) {
    if (!now.current().known()) return;
    double x = lane.x() + lane.w() + 12, value = now.current().value();
    double top = lane.y() + 12, bottom = Math.max(top, lane.y() + lane.h() - 16);
    double y = Math.clamp(lane.y(value), top, bottom);
    pen.scale(now.flow(), x + 14, y - 2, Typeface.regular(11.5), Token.MUTED, Align.LEFT);
    String amps = Figures.signed(value, 1) + " A";
    pen.mark(Mark.DISC, x + 4, y - 6, 7, Token.CURRENT);
    Token ink = ink(now.current().freshness());
    pen.figure(amps, x + 14, y + 14, Typeface.strong(13), ink, Align.LEFT);
  }
}
