package org.voltaire.console.view.overview;

import org.voltaire.console.model.DisplayRow;
import org.voltaire.console.model.DisplayValue;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.SocBar;
import org.voltaire.console.view.TileGrid;
import org.voltaire.link.PackInfo;

/// A tile for every cell: voltage, difference to the median, state of charge, and symbols for
/// alarm, bleeding, highest and lowest.
final class CellsView extends PaintedView {
  /// Tiles lower than this, px, have room for the voltage only. The number of the first cell of
  /// each row is then written left of the row.
  private static final double LINE_BELOW = 26;

  private static final double GUTTER = 30;

  /// The present state of one cell.
  ///
  /// @param index from 0
  /// @param deviationV voltage minus the median of all cells, V
  /// @param showsAge whether there must be the age beside the voltage
  private record CellTile(
      int index,
      DisplayValue voltage,
      double deviationV,
      DisplayValue soc,
      DisplayValue sigma,
      boolean lowest,
      boolean highest,
      boolean bleeding,
      boolean alarmed,
      boolean showsAge) {}

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    double afterTitle = panel(painter, "Cells", w, h);
    DisplayRow cells = now.cells();
    int count = cells.values().size();
    summary(painter, now, afterTitle, w);
    double left = PAD, space = h - TITLE - PAD;
    TileGrid grid = TileGrid.fit(count, w - 2 * PAD, space);
    if (grid.tileH() < LINE_BELOW) {
      left += GUTTER;
      grid = TileGrid.fit(count, w - 2 * PAD - GUTTER, space);
      numbers(painter, grid, left);
    }
    double median = cells.median();
    int low = cells.values().indexOfMin(), high = cells.values().indexOfMax();
    for (int i = 0; i < count; i++) {
      DisplayValue voltage = cells.get(i);
      var cell =
          new CellTile(
              i,
              voltage,
              voltage.value() - median,
              now.cellSoc().get(i),
              now.cellSocSigma().get(i),
              i == low && count > 1,
              i == high && count > 1,
              now.bleeding().contains(i),
              now.alarmed(i) || beyond(now, voltage.value()),
              cells.showsAge());
      tile(painter, cell, left + grid.x(i), TITLE + grid.y(i), grid.w(i), grid.h(i));
    }
  }

  private static void numbers(CanvasPainter painter, TileGrid grid, double left) {
    Typeface face = Typeface.regular(10);
    for (int tile = 0; tile < grid.count(); tile += grid.columns()) {
      double middle = TITLE + grid.y(tile) + grid.h(tile) / 2;
      String number = String.valueOf(tile + 1);
      painter.label(
          number,
          left - 8,
          CanvasPainter.middle(middle, face),
          face,
          ColourRole.MUTED,
          Align.RIGHT);
    }
  }

  private static boolean beyond(Snapshot now, double volts) {
    PackInfo pack = now.pack();
    return pack != null && (volts >= pack.cellOverVoltageV() || volts <= pack.cellUnderVoltageV());
  }

  private static void summary(CanvasPainter painter, Snapshot now, double left, double w) {
    Typeface face = Typeface.regular(12);
    DisplayRow cells = now.cells();
    double x = w - PAD, y = 26;
    double room = w - PAD - left;
    int bleeding = now.bleeding().size();
    if (bleeding > 0) {
      x -= painter.label(bleeding + " bleeding", x, y, face, ColourRole.MUTED, Align.RIGHT) + 11;
      painter.symbol(Symbol.BLEED, x, y - 4, 10, ColourRole.ACCENT);
      x -= 24;
    }
    x = extreme(painter, Symbol.UP, ColourRole.HIGH, cells.values().indexOfMax(), cells, x);
    x = extreme(painter, Symbol.DOWN, ColourRole.LOW, cells.values().indexOfMin(), cells, x);
    if (room > 560) {
      String median = "median " + NumberText.fixed(cells.median(), 3);
      painter.number(median, x, y, face, ColourRole.MUTED, Align.RIGHT);
    }
  }

  private static double extreme(
      CanvasPainter painter, Symbol mark, ColourRole ink, int cell, DisplayRow cells, double x) {
    if (cell < 0 || cells.values().size() == 1) return x;
    String text = "cell " + (cell + 1) + "  " + NumberText.fixed(cells.values().get(cell), 3);
    double width = painter.number(text, x, 26, Typeface.regular(12), ColourRole.MUTED, Align.RIGHT);
    painter.symbol(mark, x - width - 10, 22, 8, ink);
    return x - width - 34;
  }

  private static void tile(
      CanvasPainter painter, CellTile cell, double x, double y, double w, double h) {
    boolean live = cell.voltage.freshness() == Freshness.LIVE;
    double radius = w > 70 ? 7 : 4;
    painter.box(x, y, w, h, radius, ColourRole.TILE);
    if (cell.voltage.freshness() == Freshness.STALE) {
      painter.hatch(x + 1, y + 1, w - 2, h - 2, ColourRole.STALE, 0.3);
    } else if (cell.bleeding) {
      painter.hatch(x + 1, y + 1, w - 2, h - 2, ColourRole.ACCENT, 0.22);
    }
    boolean line = h < LINE_BELOW;
    ColourRole border = cell.alarmed ? ColourRole.CRIT : ColourRole.LINE;
    if (line && live && !cell.alarmed) {
      border = cell.lowest ? ColourRole.LOW : cell.highest ? ColourRole.HIGH : border;
    }
    painter.outline(
        x, y, w, h, radius, border, cell.alarmed ? 2 : border == ColourRole.LINE ? 1 : 1.5);

    ColourRole ink = live ? ColourRole.TEXT : ColourRole.MUTED;
    if (w >= 92 && h >= 74) full(painter, cell, x, y, w, h, ink);
    else if (w >= 66 && h >= 56) medium(painter, cell, x, y, w, h, ink);
    else if (!line) compact(painter, cell, x, y, w, h, ink);
    else {
      Typeface face = Typeface.strong(w >= 44 ? 11.5 : 10);
      painter.number(
          volts(cell), x + w / 2, CanvasPainter.middle(y + h / 2, face), face, ink, Align.CENTRE);
    }
  }

  private static String volts(CellTile cell) {
    return NumberText.fixed(cell.voltage.value(), 3);
  }

  private static void medium(
      CanvasPainter painter,
      CellTile cell,
      double x,
      double y,
      double w,
      double h,
      ColourRole ink) {
    Typeface small = Typeface.regular(10.5), face = Typeface.strong(w >= 74 ? 16 : 15);
    double in = 8, top = y + Math.round((h - 50) * 0.4) + 10;
    painter.label(String.valueOf(cell.index + 1), x + in, top, small, ColourRole.MUTED, Align.LEFT);
    marks(painter, cell, x + w - in - 4, top - 4, 8);
    painter.number(volts(cell), x + in, top + 18, face, ink, Align.LEFT);
    if (cell.voltage.known()) {
      String deviation = NumberText.signed(1e3 * cell.deviationV, 0) + " mV";
      String third = cell.showsAge ? NumberText.duration(cell.voltage.ageSeconds()) : deviation;
      painter.number(third, x + in, top + 32, small, ColourRole.MUTED, Align.LEFT);
    }
    SocBar.paint(painter, x + in, top + 38, w - 2 * in, 3, cell.soc, cell.sigma);
  }

  private static void full(
      CanvasPainter painter,
      CellTile cell,
      double x,
      double y,
      double w,
      double h,
      ColourRole ink) {
    double in = w > 110 ? 12 : 9;
    double block = 68, top = y + Math.max(0, (h - block - 14) * 0.42);
    Typeface small = Typeface.regular(11.5);
    double line = top + 19;
    painter.label("cell " + (cell.index + 1), x + in, line, small, ColourRole.MUTED, Align.LEFT);
    marks(painter, cell, x + w - in - 5, line - 4, 10);

    Typeface large = Typeface.strong(w > 110 ? 21 : 18);
    double volts = line + 27;
    if (!cell.voltage.known()) {
      painter.number(NumberText.UNKNOWN, x + in, volts, large, ColourRole.MUTED, Align.LEFT);
    } else {
      String text = NumberText.fixed(cell.voltage.value(), 3);
      double width = painter.number(text, x + in, volts, large, ink, Align.LEFT);
      painter.text(
          "V", x + in + width + 4, volts, Typeface.regular(12), ColourRole.MUTED, Align.LEFT);
    }
    double third = volts + 19;
    if (cell.voltage.known()) {
      String deviation = NumberText.signed(1e3 * cell.deviationV, 0) + " mV";
      painter.number(deviation, x + in, third, small, ColourRole.MUTED, Align.LEFT);
    }
    if (cell.showsAge) {
      String age = NumberText.duration(cell.voltage.ageSeconds());
      painter.label(age, x + w - in, third, small, ColourRole.MUTED, Align.RIGHT);
    }
    SocBar.paint(painter, x + in, third + 10, w - 2 * in, 4, cell.soc, cell.sigma);
  }

  private static void compact(
      CanvasPainter painter,
      CellTile cell,
      double x,
      double y,
      double w,
      double h,
      ColourRole ink) {
    double in = w > 60 ? 7 : 4;
    boolean roomy = h >= 40, bar = h >= 32;
    Typeface index = Typeface.regular(roomy ? 10 : 9);
    double top = y + 3 + index.capHeight() + (roomy ? 3 : 1);
    painter.label("" + (cell.index + 1), x + in, top, index, ColourRole.MUTED, Align.LEFT);
    marks(painter, cell, x + w - in - 3, top - index.capHeight() / 2, 7);
    double size = w >= 62 && h >= 40 ? 14 : w >= 46 ? 12 : 10;
    Typeface face = Typeface.strong(size);
    double base = y + h - (bar ? 10 : 5);
    painter.number(volts(cell), x + w / 2, base, face, ink, Align.CENTRE);
    if (bar) SocBar.paint(painter, x + in, y + h - 6, w - 2 * in, 3, cell.soc, cell.sigma);
  }

  /// The symbols of a cell, from right to left: not measured, alarm, highest, lowest, bleeding.
  private static void marks(
      CanvasPainter painter, CellTile cell, double right, double y, double size) {
    double x = right, step = size + 4;
    if (!cell.voltage.known()) {
      painter.symbol(Symbol.MISSING, x, y, size + 1, ColourRole.STALE);
      x -= step;
    }
    if (cell.alarmed) {
      painter.symbol(Symbol.DIAMOND, x, y, size, ColourRole.CRIT);
      x -= step;
    }
    if (cell.highest) {
      painter.symbol(Symbol.UP, x, y, size, ColourRole.HIGH);
      x -= step;
    }
    if (cell.lowest) {
      painter.symbol(Symbol.DOWN, x, y, size, ColourRole.LOW);
      x -= step;
    }
    if (cell.bleeding) painter.symbol(Symbol.BLEED, x, y, size, ColourRole.ACCENT);
  }
}
