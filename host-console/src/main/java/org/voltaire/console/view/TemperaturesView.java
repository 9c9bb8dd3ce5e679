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

/// Every thermistor.
final class TemperaturesView extends PaintedView {
  private static final double TILE_H = 44;
  private static final double GAP = 6;
  private static final int MAX_ROWS = 3;
  private static final int MAX_COLUMNS = 4;

  private static int columns(double w) {
    return (int) Math.clamp(Math.floor((w - 2 * PAD + GAP) / (58 + GAP)), 1, MAX_COLUMNS);
  }

  /// What it needs for this many thermistors, px.
  static double heightFor(int thermistors, double w) {
    int columns = columns(w);
    int rows = Math.clamp((thermistors + columns - 1) / columns, 1, MAX_ROWS);
    return TITLE + rows * (TILE_H + GAP) - GAP + PAD;
  }

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    panel(pen, "Temperatures", w, h);
    Row temps = now.temps();
    Typeface small = Typeface.regular(12);
    if (temps.showsAge() || temps.freshness() == Freshness.STALE) {
      pen.scale(
          Figures.duration(temps.ageSeconds()) + " old",
          w - PAD,
          26,
          small,
          Token.MUTED,
          Align.RIGHT);
    } else {
      pen.words("°C", w - PAD, 26, small, Token.MUTED, Align.RIGHT);
    }
    int count = temps.values().size(), columns = columns(w);
    int room = columns * (int) Math.max(1, Math.floor((h - TITLE - PAD + GAP) / (TILE_H + GAP)));
    int shown = count <= room ? count : room - 1;
    double pitch = (w - 2 * PAD + GAP) / columns;
    for (int i = 0; i < Math.min(count, room); i++) {
      int row = i / columns, column = i % columns;
      double x = PAD + Math.round(column * pitch), y = TITLE + row * (TILE_H + GAP);
      double tileW = PAD + Math.round((column + 1) * pitch) - GAP - x;
      pen.box(x, y, tileW, TILE_H, 6, Token.TILE);
      pen.outline(x, y, tileW, TILE_H, 6, Token.LINE, 1);
      if (i < shown) sensor(pen, temps, i, x, y, tileW);
      else
        pen.words(
            "+ " + (count - shown) + " more",
            x + tileW / 2,
            Pen.middle(y + 22, small),
            small,
            Token.MUTED,
            Align.CENTRE);
    }
  }

  private static void sensor(Pen pen, Row temps, int index, double x, double y, double w) {
    Freshness freshness = temps.get(index).freshness();
    if (freshness == Freshness.STALE) {
      pen.hatch(x + 1, y + 1, w - 2, TILE_H - 2, Token.STALE, 0.3);
    }
    pen.scale(
        "sensor " + (index + 1), x + 8, y + 16, Typeface.regular(10.5), Token.MUTED, Align.LEFT);
    pen.figure(
        Figures.fixed(temps.get(index).value(), 1),
        x + 8,
        y + 35,
        Typeface.strong(15),
        freshness == Freshness.LIVE ? Token.TEXT : Token.MUTED,
        Align.LEFT);
    if (freshness == Freshness.UNKNOWN) pen.mark(Mark.MISSING, x + w - 14, y + 30, 10, Token.STALE);
  }
}
