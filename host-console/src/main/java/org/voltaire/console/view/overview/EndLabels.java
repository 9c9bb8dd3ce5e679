package org.voltaire.console.view.overview;

import org.voltaire.console.model.DisplayRow;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.chart.ChartLane;

/// Labels at the right end of the lines of a chart, instead of a legend.
final class EndLabels {
  private EndLabels() {}

  /// The labels of the lowest and the highest cell.
  static void extremes(CanvasPainter painter, ChartLane lane, DisplayRow cells) {
    int low = cells.values().indexOfMin(), high = cells.values().indexOfMax();
    if (low < 0 || high < 0) return;
    if (cells.values().size() == 1) {
      endLabel(painter, lane, lane.y() + lane.h() / 2, Symbol.DISC, ColourRole.LOW, low, cells);
      return;
    }
    double top = lane.y() + 16, bottom = Math.max(top + 38, lane.y() + lane.h() - 18);
    double highY = Math.clamp(lane.y(cells.values().get(high)), top, bottom - 38);
    double lowY = Math.clamp(lane.y(cells.values().get(low)), highY + 38, bottom);
    endLabel(painter, lane, highY, Symbol.UP, ColourRole.HIGH, high, cells);
    endLabel(painter, lane, lowY, Symbol.DOWN, ColourRole.LOW, low, cells);
  }

  private static void endLabel(
      CanvasPainter painter,
      ChartLane lane,
      double y,
      Symbol mark,
      ColourRole ink,
      int cell,
      DisplayRow cells) {
    double x = lane.x() + lane.w() + 12;
    painter.symbol(mark, x + 4, y - 6, 8, ink);
    painter.label(
        "cell " + (cell + 1), x + 14, y - 2, Typeface.regular(11.5), ColourRole.MUTED, Align.LEFT);
    String volts = NumberText.fixed(cells.values().get(cell), 3) + " V";
    painter.number(volts, x + 14, y + 14, Typeface.strong(13), ink(cells.freshness()), Align.LEFT);
  }

  private static ColourRole ink(Freshness freshness) {
    return freshness == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED;
  }

  /// The label of the current.
  static void current(CanvasPainter painter, ChartLane lane, Snapshot now) {
    if (!now.current().known()) return;
    double x = lane.x() + lane.w() + 12, value = now.current().value();
    double top = lane.y() + 12, bottom = Math.max(top, lane.y() + lane.h() - 16);
    double y = Math.clamp(lane.y(value), top, bottom);
    painter.label(now.flow(), x + 14, y - 2, Typeface.regular(11.5), ColourRole.MUTED, Align.LEFT);
    String amps = NumberText.signed(value, 1) + " A";
    painter.symbol(Symbol.DISC, x + 4, y - 6, 7, ColourRole.CURRENT);
    ColourRole ink = ink(now.current().freshness());
    painter.number(amps, x + 14, y + 14, Typeface.strong(13), ink, Align.LEFT);
  }
}
