package org.voltaire.console.view;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.CellInsight;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// What the estimator knows of each cell: a table, or where there are too many, a strip of tiles
/// that are the darker the worse their voltages are expected. One cell is selected; the chart is of
/// it.
final class EstimatorCellsView extends PaintedView {
  private static final double HEAD = 22, LEAST_ROW = 18, MOST_ROW = 34;

  /// A column: its title, its room, and where the value before its ± ends, px.
  private record Column(String title, double width, double value) {}

  private static final Column CELL = new Column("cell", 46, 28),
      SOC = new Column("SoC, %", 100, 46),
      CAPACITY = new Column("capacity, Ah", 112, 56),
      R0 = new Column("R0, × model", 96, 44),
      INNOVATION = new Column("innovation, mV", 112, 50),
      NIS = new Column("NIS", 66, 46);

  private final IntConsumer chosen;
  private int selected;
  private int count;
  private double rowH = Double.NaN;
  private @Nullable TileGrid grid;

  /// @param chosen is told which cell a person points at, from 0
  EstimatorCellsView(IntConsumer chosen) {
    this.chosen = chosen;
    setOnMouseClicked(event -> {
      int cell = cellAt(event.getX(), event.getY());
      if (cell >= 0) chosen.accept(cell);
    });
  }

  /// Which cell is selected, from 0.
  void select(int cell) {
    selected = cell;
    repaint();
  }

  /// Selects the cell so many further on.
  void move(int by) {
    if (count > 0) chosen.accept(Math.floorMod(selected + by, count));
  }

  private int cellAt(double x, double y) {
    TileGrid tiles = grid;
    if (tiles == null) {
      int row = (int) Math.floor((y - TITLE - HEAD) / rowH);
      return row >= 0 && row < count ? row : -1;
    }
    for (int i = 0; i < count; i++) {
      double left = PAD + tiles.x(i), top = TITLE + tiles.y(i);
      if (x >= left && x < left + tiles.w(i) && y >= top && y < top + tiles.h(i)) return i;
    }
    return -1;
  }

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    double after = panel(pen, "Estimator", w, h);
    Estimate estimate = now.estimate();
    count = now.cells().values().size();
    rowH = Math.min(MOST_ROW, Math.floor((h - TITLE - HEAD - PAD / 2) / Math.max(1, count)));
    boolean table = rowH >= LEAST_ROW;
    grid = table ? null : TileGrid.fit(count, w - 2 * PAD, h - TITLE - PAD);
    note(pen, now, table, after, w);
    if (table) head(pen, w);
    for (int i = 0; i < count; i++) {
      CellInsight cell = estimate == null ? CellInsight.NOTHING : CellInsight.of(estimate, i);
      TileGrid tiles = grid;
      if (tiles == null) row(pen, now, cell, i, w);
      else {
        tile(pen, now, cell, i, PAD + tiles.x(i), TITLE + tiles.y(i), tiles.w(i), tiles.h(i));
      }
    }
    if (now.decisions() == Freshness.STALE) {
      pen.hatch(1, TITLE, w - 2, h - TITLE - 1, Token.STALE, 0.3);
    }
  }

  private static void note(Pen pen, Snapshot now, boolean table, double left, double w) {
    Typeface face = Typeface.regular(12);
    String text =
        switch (now.decisions()) {
          case LIVE ->
              table
                  ? "± is one standard deviation"
                  : "filled by NIS, up to "
                      + Figures.fixed(FilterDiagnostics.NIS_BOUND, 2)
                      + " and beyond";
          case STALE -> Figures.duration(now.frameAgeSeconds()) + " old";
          case UNKNOWN -> "not known";
        };
    if (face.figureWidth(text) > w - PAD - left) return;
    pen.scale(text, w - PAD, 26, face, Token.MUTED, Align.RIGHT);
  }

  private static boolean roomy(double w) {
    return w >= 640;
  }

  private static void head(Pen pen, double w) {
    Typeface face = Typeface.regular(11.5);
    double x = PAD, y = TITLE + 12;
    for (Column column : columns(w)) {
      pen.words(column.title, x, y, face, Token.MUTED, Align.LEFT, column.width - 6);
      x += column.width;
    }
    pen.words("last anchor", x, y, face, Token.MUTED, Align.LEFT, w - PAD - x);
  }

  private static Column[] columns(double w) {
    return roomy(w)
        ? new Column[] {CELL, SOC, CAPACITY, R0, INNOVATION, NIS}
        : new Column[] {CELL, SOC, INNOVATION, NIS};
  }

  private void row(Pen pen, Snapshot now, CellInsight cell, int index, double w) {
    double top = TITLE + HEAD + index * rowH, middle = top + rowH / 2;
    if (index == selected) {
      pen.box(PAD - 8, top, w - 2 * PAD + 16, rowH, 5, Token.TILE);
      pen.outline(PAD - 8, top, w - 2 * PAD + 16, rowH, 5, Token.ACCENT, 1.2);
    } else if (index > 0 && index - 1 != selected) {
      pen.line(PAD, Math.round(top) - 0.5, w - PAD, Math.round(top) - 0.5, Token.LINE, 0.6);
    }
    Token ink = now.decisions() == Freshness.LIVE ? Token.TEXT : Token.MUTED;
    Typeface face = Typeface.regular(rowH >= 22 ? 12.5 : 11.5), small = Typeface.regular(11);
    double y = Pen.middle(middle, face), x = PAD;
    pen.scale(String.valueOf(index + 1), x + CELL.value, y, face, Token.MUTED, Align.RIGHT);
    if (cell.suspect()) pen.mark(Mark.DIAMOND, x + 4, middle, 9, Token.CRIT);
    x += CELL.width;
    x += pair(pen, SOC, x, y, ink, Figures.percent(cell.soc(), 1), percent(cell.socSigma()));
    if (roomy(w)) {
      x +=
          pair(
              pen,
              CAPACITY,
              x,
              y,
              ink,
              Figures.fixed(cell.capacityAh(), 2),
              Figures.fixed(cell.capacitySigmaAh(), 2));
      x +=
          pair(
              pen,
              R0,
              x,
              y,
              ink,
              Figures.fixed(cell.r0Ratio(), 2),
              Figures.fixed(cell.r0RatioSigma(), 2));
    }
    String innovation = Figures.signed(1e3 * cell.innovationV(), 1);
    String expected = Figures.fixed(1e3 * cell.innovationSigmaV(), 1);
    x += pair(pen, INNOVATION, x, y, ink, innovation, expected);
    Typeface nis = cell.beyondBound() ? Typeface.strong(face.size()) : face;
    pen.figure(Figures.fixed(cell.nis(), 3), x + NIS.value, y, nis, ink, Align.RIGHT);
    if (cell.beyondBound()) pen.mark(Mark.UP, x + NIS.value + 10, middle, 9, Token.WARN);
    x += NIS.width;
    double room = w - PAD - x;
    String anchor = anchor(cell.anchor(), now.estimate() != null);
    if (small.figureWidth(anchor) > room) anchor = cell.anchor().kind().label();
    pen.figure(anchor, x, y, small, Token.MUTED, Align.LEFT);
  }

  private static String percent(double ratio) {
    return Figures.percent(ratio, 1);
  }

  private static String anchor(Anchor anchor, boolean known) {
    if (!known) return Figures.UNKNOWN;
    if (anchor.kind() == Anchor.Kind.NONE) return "none";
    return anchor.kind().label() + ", " + Figures.duration(anchor.ageSeconds());
  }

  /// A value and its σ; returns the column's width.
  private static double pair(
      Pen pen, Column column, double x, double y, Token ink, String value, String sigma) {
    Typeface face = Typeface.regular(12.5), small = Typeface.regular(11.5);
    pen.figure(value, x + column.value, y, face, ink, Align.RIGHT);
    if (value.equals(Figures.UNKNOWN) && sigma.equals(Figures.UNKNOWN)) return column.width;
    pen.figure("± " + sigma, x + column.value + 5, y, small, Token.MUTED, Align.LEFT);
    return column.width;
  }

  private void tile(
      Pen pen, Snapshot now, CellInsight cell, int index, double x, double y, double w, double h) {
    pen.box(x, y, w, h, 3, Token.TILE);
    double share = Math.clamp(cell.nis() / FilterDiagnostics.NIS_BOUND, 0.0, 1.0);
    Token fill = cell.beyondBound() ? Token.WARN : Token.ACCENT;
    if (!Double.isNaN(share)) pen.box(x, y, w, h, 3, fill, 0.55 * share);
    boolean mark = cell.suspect();
    Token border = index == selected ? Token.ACCENT : mark ? Token.CRIT : Token.LINE;
    pen.outline(x, y, w, h, 3, border, index == selected || mark ? 2 : 1);
    Typeface face = Typeface.regular(h >= 22 ? 11 : 9.5);
    Token ink = now.decisions() == Freshness.LIVE ? Token.TEXT : Token.MUTED;
    String number = String.valueOf(index + 1);
    pen.scale(number, x + w / 2, Pen.middle(y + h / 2, face), face, ink, Align.CENTRE);
  }
}
