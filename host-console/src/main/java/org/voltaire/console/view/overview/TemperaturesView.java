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
import org.voltaire.console.view.PaintedView;

/// A tile for every thermistor, as many as there is room for.
final class TemperaturesView extends PaintedView {
  private static final double TILE_H = 44;
  private static final double GAP = 6;
  private static final int MAX_ROWS = 3;
  private static final int MAX_COLUMNS = 4;

  private static int columns(double w) {
    return (int) Math.clamp(Math.floor((w - 2 * PAD + GAP) / (58 + GAP)), 1, MAX_COLUMNS);
  }

  /// The height that this many thermistors need, at most three rows, px.
  static double heightFor(int thermistors, double w) {
    int columns = columns(w);
    int rows = Math.clamp((thermistors + columns - 1) / columns, 1, MAX_ROWS);
    return TITLE + rows * (TILE_H + GAP) - GAP + PAD;
  }

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    panel(painter, "Temperatures", w, h);
    DisplayRow temps = now.temps();
    Typeface small = Typeface.regular(12);
    if (temps.showsAge() || temps.freshness() == Freshness.STALE) {
      painter.label(
          NumberText.duration(temps.ageSeconds()) + " old",
          w - PAD,
          26,
          small,
          ColourRole.MUTED,
          Align.RIGHT);
    } else {
      painter.text("°C", w - PAD, 26, small, ColourRole.MUTED, Align.RIGHT);
    }
    int count = temps.values().size(), columns = columns(w);
    int room = columns * (int) Math.max(1, Math.floor((h - TITLE - PAD + GAP) / (TILE_H + GAP)));
    int shown = count <= room ? count : room - 1;
    double pitch = (w - 2 * PAD + GAP) / columns;
    for (int i = 0; i < Math.min(count, room); i++) {
      int row = i / columns, column = i % columns;
      double x = PAD + Math.round(column * pitch), y = TITLE + row * (TILE_H + GAP);
      double tileW = PAD + Math.round((column + 1) * pitch) - GAP - x;
      painter.box(x, y, tileW, TILE_H, 6, ColourRole.TILE);
      painter.outline(x, y, tileW, TILE_H, 6, ColourRole.LINE, 1);
      if (i < shown) sensor(painter, temps, i, x, y, tileW);
      else
        painter.text(
            "+ " + (count - shown) + " more",
            x + tileW / 2,
            CanvasPainter.middle(y + 22, small),
            small,
            ColourRole.MUTED,
            Align.CENTRE);
    }
  }

  private static void sensor(
      CanvasPainter painter, DisplayRow temps, int index, double x, double y, double w) {
    Freshness freshness = temps.get(index).freshness();
    if (freshness == Freshness.STALE) {
      painter.hatch(x + 1, y + 1, w - 2, TILE_H - 2, ColourRole.STALE, 0.3);
    }
    painter.label(
        "sensor " + (index + 1),
        x + 8,
        y + 16,
        Typeface.regular(10.5),
        ColourRole.MUTED,
        Align.LEFT);
    painter.number(
        NumberText.fixed(temps.get(index).value(), 1),
        x + 8,
        y + 35,
        Typeface.strong(15),
        freshness == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED,
        Align.LEFT);
    if (freshness == Freshness.UNKNOWN)
      painter.symbol(Symbol.MISSING, x + w - 14, y + 30, 10, ColourRole.STALE);
  }
}
