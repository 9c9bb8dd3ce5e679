package org.voltaire.console.view;

import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Row;
import org.voltaire.console.model.Shown;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.link.PackInfo;

/// Every cell: its voltage, how far it is from the middle one, its charge, and whether it is bled.
final class CellsView extends PaintedView {
  /// Flatter tiles have room for one line only; the numbers of the cells then stand beside the
  /// rows.
  private static final double LINE_BELOW = 26;

  private static final double GUTTER = 30;

  /// What is true of one cell now.
  private record Cell(
      int index,
      Shown voltage,
      double deviationV,
      Shown soc,
      Shown sigma,
      boolean lowest,
      boolean highest,
      boolean bleeding,
      boolean alarmed,
      boolean showsAge) {}

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    double afterTitle = panel(pen, "Cells", w, h);
    Row cells = now.cells();
    int count = cells.values().size();
    summary(pen, now, afterTitle, w);
    double left = PAD, space = h - TITLE - PAD;
    TileGrid grid = TileGrid.fit(count, w - 2 * PAD, space);
    if (grid.tileH() < LINE_BELOW) {
      left += GUTTER;
      grid = TileGrid.fit(count, w - 2 * PAD - GUTTER, space);
      numbers(pen, grid, left);
    }
    double median = cells.median();
    int low = cells.values().indexOfMin(), high = cells.values().indexOfMax();
    for (int i = 0; i < count; i++) {
      Shown voltage = cells.get(i);
      var cell =
          new Cell(
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
      tile(pen, cell, left + grid.x(i), TITLE + grid.y(i), grid.w(i), grid.h(i));
    }
  }

  private static void numbers(Pen pen, TileGrid grid, double left) {
    Typeface face = Typeface.regular(10);
    for (int tile = 0; tile < grid.count(); tile += grid.columns()) {
      double middle = TITLE + grid.y(tile) + grid.h(tile) / 2;
      String number = String.valueOf(tile + 1);
      pen.scale(number, left - 8, Pen.middle(middle, face), face, Token.MUTED, Align.RIGHT);
    }
  }

  private static boolean beyond(Snapshot now, double volts) {
    PackInfo pack = now.pack();
    return pack != null && (volts >= pack.cellOverVoltageV() || volts <= pack.cellUnderVoltageV());
  }

  private static void summary(Pen pen, Snapshot now, double left, double w) {
    Typeface face = Typeface.regular(12);
    Row cells = now.cells();
    double x = w - PAD, y = 26;
    double room = w - PAD - left;
    int bled = now.bleeding().size();
    if (bled > 0) {
      x -= pen.scale(bled + " bleeding", x, y, face, Token.MUTED, Align.RIGHT) + 11;
      pen.mark(Mark.BLEED, x, y - 4, 10, Token.ACCENT);
      x -= 24;
    }
    x = extreme(pen, Mark.UP, Token.HIGH, cells.values().indexOfMax(), cells, x);
    x = extreme(pen, Mark.DOWN, Token.LOW, cells.values().indexOfMin(), cells, x);
    if (room > 560) {
      String median = "median " + Figures.fixed(cells.median(), 3);
      pen.figure(median, x, y, face, Token.MUTED, Align.RIGHT);
    }
  }

  private static double extreme(Pen pen, Mark mark, Token ink, int cell, Row cells, double x) {
    if (cell < 0 || cells.values().size() == 1) return x;
    String text = "cell " + (cell + 1) + "  " + Figures.fixed(cells.values().get(cell), 3);
    double width = pen.figure(text, x, 26, Typeface.regular(12), Token.MUTED, Align.RIGHT);
    pen.mark(mark, x - width - 10, 22, 8, ink);
    return x - width - 34;
  }

  private static void tile(Pen pen, Cell cell, double x, double y, double w, double h) {
    boolean live = cell.voltage.freshness() == Freshness.LIVE;
    double radius = w > 70 ? 7 : 4;
    pen.box(x, y, w, h, radius, Token.TILE);
    if (cell.voltage.freshness() == Freshness.STALE) {
      pen.hatch(x + 1, y + 1, w - 2, h - 2, Token.STALE, 0.3);
    } else if (cell.bleeding) {
      pen.hatch(x + 1, y + 1, w - 2, h - 2, Token.ACCENT, 0.22);
    }
    boolean line = h < LINE_BELOW;
    Token border = cell.alarmed ? Token.CRIT : Token.LINE;
    if (line && live && !cell.alarmed) {
      border = cell.lowest ? Token.LOW : cell.highest ? Token.HIGH : border;
    }
    pen.outline(x, y, w, h, radius, border, cell.alarmed ? 2 : border == Token.LINE ? 1 : 1.5);

    Token ink = live ? Token.TEXT : Token.MUTED;
    if (w >= 92 && h >= 74) full(pen, cell, x, y, w, h, ink);
    else if (w >= 66 && h >= 56) medium(pen, cell, x, y, w, h, ink);
    else if (!line) compact(pen, cell, x, y, w, h, ink);
    else {
      Typeface face = Typeface.strong(w >= 44 ? 11.5 : 10);
      pen.figure(volts(cell), x + w / 2, Pen.middle(y + h / 2, face), face, ink, Align.CENTRE);
    }
  }

  private static String volts(Cell cell) {
    return Figures.fixed(cell.voltage.value(), 3);
  }

  private static void medium(
      Pen pen, Cell cell, double x, double y, double w, double h, Token ink) {
    Typeface small = Typeface.regular(10.5), face = Typeface.strong(w >= 74 ? 16 : 15);
    double in = 8, top = y + Math.round((h - 50) * 0.4) + 10;
    pen.scale(String.valueOf(cell.index + 1), x + in, top, small, Token.MUTED, Align.LEFT);
    marks(pen, cell, x + w - in - 4, top - 4, 8);
    pen.figure(volts(cell), x + in, top + 18, face, ink, Align.LEFT);
    if (cell.voltage.known()) {
      String deviation = Figures.signed(1e3 * cell.deviationV, 0) + " mV";
      String third = cell.showsAge ? Figures.duration(cell.voltage.ageSeconds()) : deviation;
      pen.figure(third, x + in, top + 32, small, Token.MUTED, Align.LEFT);
    }
    SocBar.paint(pen, x + in, top + 38, w - 2 * in, 3, cell.soc, cell.sigma);
  }

  private static void full(Pen pen, Cell cell, double x, double y, double w, double h, Token ink) {
    double in = w > 110 ? 12 : 9;
    double block = 68, top = y + Math.max(0, (h - block - 14) * 0.42);
    Typeface small = Typeface.regular(11.5);
    double line = top + 19;
    pen.scale("cell " + (cell.index + 1), x + in, line, small, Token.MUTED, Align.LEFT);
    marks(pen, cell, x + w - in - 5, line - 4, 10);

    Typeface large = Typeface.strong(w > 110 ? 21 : 18);
    double volts = line + 27;
    if (!cell.voltage.known()) {
      pen.figure(Figures.UNKNOWN, x + in, volts, large, Token.MUTED, Align.LEFT);
    } else {
      String text = Figures.fixed(cell.voltage.value(), 3);
      double width = pen.figure(text, x + in, volts, large, ink, Align.LEFT);
      pen.words("V", x + in + width + 4, volts, Typeface.regular(12), Token.MUTED, Align.LEFT);
    }
    double third = volts + 19;
    if (cell.voltage.known()) {
      String deviation = Figures.signed(1e3 * cell.deviationV, 0) + " mV";
      pen.figure(deviation, x + in, third, small, Token.MUTED, Align.LEFT);
    }
    if (cell.showsAge) {
      String age = Figures.duration(cell.voltage.ageSeconds());
      pen.scale(age, x + w - in, third, small, Token.MUTED, Align.RIGHT);
    }
    SocBar.paint(pen, x + in, third + 10, w - 2 * in, 4, cell.soc, cell.sigma);
  }

  private static void compact(
      Pen pen, Cell cell, double x, double y, double w, double h, Token ink) {
    double in = w > 60 ? 7 : 4;
    boolean roomy = h >= 40, bar = h >= 32;
    Typeface index = Typeface.regular(roomy ? 10 : 9);
    double top = y + 3 + index.capHeight() + (roomy ? 3 : 1);
    pen.scale("" + (cell.index + 1), x + in, top, index, Token.MUTED, Align.LEFT);
    marks(pen, cell, x + w - in - 3, top - index.capHeight() / 2, 7);
    double size = w >= 62 && h >= 40 ? 14 : w >= 46 ? 12 : 10;
    Typeface face = Typeface.strong(size);
    double base = y + h - (bar ? 10 : 5);
    pen.figure(volts(cell), x + w / 2, base, face, ink, Align.CENTRE);
    if (bar) SocBar.paint(pen, x + in, y + h - 6, w - 2 * in, 3, cell.soc, cell.sigma);
  }

  /// From right to left: missing, highest, lowest, bleeding.
  private static void marks(Pen pen, Cell cell, double right, double y, double size) {
    double x = right, step = size + 4;
    if (!cell.voltage.known()) {
      pen.mark(Mark.MISSING, x, y, size + 1, Token.STALE);
      x -= step;
    }
    if (cell.alarmed) {
      pen.mark(Mark.DIAMOND, x, y, size, Token.CRIT);
      x -= step;
    }
    if (cell.highest) {
      pen.mark(Mark.UP, x, y, size, Token.HIGH);
      x -= step;
    }
    if (cell.lowest) {
      pen.mark(Mark.DOWN, x, y, size, Token.LOW);
      x -= step;
    }
    if (cell.bleeding) pen.mark(Mark.BLEED, x, y, size, Token.ACCENT);
  }
}
