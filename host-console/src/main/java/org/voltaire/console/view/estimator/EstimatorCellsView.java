package org.voltaire.console.view.estimator;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.CellDiagnostics;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.TileGrid;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// The estimates of all cells: a table, or small tiles if there are too many cells for a table. A
/// tile is the more coloured, the larger the NIS of its cell: the more its voltages differ from the
/// expected ones. One cell is selected; the chart shows its history.
final class EstimatorCellsView extends PaintedView {
  private static final double HEAD = 22, LEAST_ROW = 18, MOST_ROW = 34;

  /// A column of the table.
  ///
  /// @param width px
  /// @param value where the value ends, and its ± begins, px from the left of the column
  private record CellColumn(String title, double width, double value) {}

  private static final CellColumn CELL = new CellColumn("cell", 46, 28),
      SOC = new CellColumn("SoC, %", 100, 46),
      CAPACITY = new CellColumn("capacity, Ah", 112, 56),
      R0 = new CellColumn("R0, × model", 96, 44),
      INNOVATION = new CellColumn("innovation, mV", 112, 50),
      NIS = new CellColumn("NIS", 66, 46);

  private final IntConsumer chosen;
  private int selected;
  private int count;
  private double rowH = Double.NaN;
  private @Nullable TileGrid grid;

  /// @param chosen receives the cell that a person has selected, from 0
  EstimatorCellsView(IntConsumer chosen) {
    this.chosen = chosen;
    setOnMouseClicked(event -> {
      int cell = cellAt(event.getX(), event.getY());
      if (cell >= 0) chosen.accept(cell);
    });
  }

  /// Marks a cell as selected, from 0.
  void select(int cell) {
    selected = cell;
    repaint();
  }

  /// Selects another cell: `by` cells further, from the last on to the first.
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
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    double after = panel(painter, "Estimator", w, h);
    Estimate estimate = now.estimate();
    count = now.cells().values().size();
    rowH = Math.min(MOST_ROW, Math.floor((h - TITLE - HEAD - PAD / 2) / Math.max(1, count)));
    boolean table = rowH >= LEAST_ROW;
    grid = table ? null : TileGrid.fit(count, w - 2 * PAD, h - TITLE - PAD);
    note(painter, now, table, after, w);
    if (table) head(painter, w);
    for (int i = 0; i < count; i++) {
      CellDiagnostics cell =
          estimate == null ? CellDiagnostics.NOTHING : CellDiagnostics.of(estimate, i);
      TileGrid tiles = grid;
      if (tiles == null) row(painter, now, cell, i, w);
      else {
        tile(painter, now, cell, i, PAD + tiles.x(i), TITLE + tiles.y(i), tiles.w(i), tiles.h(i));
      }
    }
    if (now.decisions() == Freshness.STALE) {
      painter.hatch(1, TITLE, w - 2, h - TITLE - 1, ColourRole.STALE, 0.3);
    }
  }

  private static void note(
      CanvasPainter painter, Snapshot now, boolean table, double left, double w) {
    Typeface face = Typeface.regular(12);
    String text =
        switch (now.decisions()) {
          case LIVE ->
              table
                  ? "± is one standard deviation"
                  : "filled by NIS, up to "
                      + NumberText.fixed(FilterDiagnostics.NIS_BOUND, 2)
                      + " and beyond";
          case STALE -> NumberText.duration(now.frameAgeSeconds()) + " old";
          case UNKNOWN -> "not known";
        };
    if (face.numberWidth(text) > w - PAD - left) return;
    painter.label(text, w - PAD, 26, face, ColourRole.MUTED, Align.RIGHT);
  }

  private static boolean roomy(double w) {
    return w >= 640;
  }

  private static void head(CanvasPainter painter, double w) {
    Typeface face = Typeface.regular(11.5);
    double x = PAD, y = TITLE + 12;
    for (CellColumn column : columns(w)) {
      painter.text(column.title, x, y, face, ColourRole.MUTED, Align.LEFT, column.width - 6);
      x += column.width;
    }
    painter.text("last anchor", x, y, face, ColourRole.MUTED, Align.LEFT, w - PAD - x);
  }

  private static CellColumn[] columns(double w) {
    return roomy(w)
        ? new CellColumn[] {CELL, SOC, CAPACITY, R0, INNOVATION, NIS}
        : new CellColumn[] {CELL, SOC, INNOVATION, NIS};
  }

  private void row(CanvasPainter painter, Snapshot now, CellDiagnostics cell, int index, double w) {
    double top = TITLE + HEAD + index * rowH, middle = top + rowH / 2;
    if (index == selected) {
      painter.box(PAD - 8, top, w - 2 * PAD + 16, rowH, 5, ColourRole.TILE);
      painter.outline(PAD - 8, top, w - 2 * PAD + 16, rowH, 5, ColourRole.ACCENT, 1.2);
    } else if (index > 0 && index - 1 != selected) {
      double line = Math.round(top) - 0.5;
      painter.line(PAD, line, w - PAD, line, ColourRole.LINE, 0.6);
    }
    ColourRole ink = now.decisions() == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED;
    Typeface face = Typeface.regular(rowH >= 22 ? 12.5 : 11.5);
    double y = CanvasPainter.middle(middle, face), x = PAD;
    String number = String.valueOf(index + 1);
    painter.label(number, x + CELL.value, y, face, ColourRole.MUTED, Align.RIGHT);
    if (cell.suspect()) painter.symbol(Symbol.DIAMOND, x + 4, middle, 9, ColourRole.CRIT);
    x += CELL.width;
    x = estimates(painter, cell, x, y, ink, roomy(w));
    Typeface nis = cell.beyondBound() ? Typeface.strong(face.size()) : face;
    painter.number(NumberText.fixed(cell.nis(), 3), x + NIS.value, y, nis, ink, Align.RIGHT);
    if (cell.beyondBound()) {
      painter.symbol(Symbol.UP, x + NIS.value + 10, middle, 9, ColourRole.WARN);
    }
    x += NIS.width;
    String anchor = anchor(cell.anchor(), now.estimate() != null);
    Typeface small = Typeface.regular(11);
    if (small.numberWidth(anchor) > w - PAD - x) anchor = cell.anchor().kind().label();
    painter.number(anchor, x, y, small, ColourRole.MUTED, Align.LEFT);
  }

  /// Paints the columns with a ±. Returns where the next one begins, px.
  private static double estimates(
      CanvasPainter painter,
      CellDiagnostics cell,
      double left,
      double y,
      ColourRole ink,
      boolean all) {
    double x = left;
    String soc = NumberText.percent(cell.soc(), 1), sigma = NumberText.percent(cell.socSigma(), 1);
    x += pair(painter, SOC, x, y, ink, soc, sigma);
    if (all) {
      String capacity = NumberText.fixed(cell.capacityAh(), 2);
      sigma = NumberText.fixed(cell.capacitySigmaAh(), 2);
      x += pair(painter, CAPACITY, x, y, ink, capacity, sigma);
      String r0 = NumberText.fixed(cell.r0Ratio(), 2);
      x += pair(painter, R0, x, y, ink, r0, NumberText.fixed(cell.r0RatioSigma(), 2));
    }
    String innovation = NumberText.signed(1e3 * cell.innovationV(), 1);
    String expected = NumberText.fixed(1e3 * cell.innovationSigmaV(), 1);
    return x + pair(painter, INNOVATION, x, y, ink, innovation, expected);
  }

  private static String anchor(Anchor anchor, boolean known) {
    if (!known) return NumberText.UNKNOWN;
    if (anchor.kind() == Anchor.AnchorKind.NONE) return "none";
    return anchor.kind().label() + ", " + NumberText.duration(anchor.ageSeconds());
  }

  /// Paints a value and its σ. Returns the width of the column.
  private static double pair(
      CanvasPainter painter,
      CellColumn column,
      double x,
      double y,
      ColourRole ink,
      String value,
      String sigma) {
    Typeface face = Typeface.regular(12.5), small = Typeface.regular(11.5);
    painter.number(value, x + column.value, y, face, ink, Align.RIGHT);
    if (value.equals(NumberText.UNKNOWN) && sigma.equals(NumberText.UNKNOWN)) return column.width;
    painter.number("± " + sigma, x + column.value + 5, y, small, ColourRole.MUTED, Align.LEFT);
    return column.width;
  }

  private void tile(
      CanvasPainter painter,
      Snapshot now,
      CellDiagnostics cell,
      int index,
      double x,
      double y,
      double w,
      double h) {
    painter.box(x, y, w, h, 3, ColourRole.TILE);
    double share = Math.clamp(cell.nis() / FilterDiagnostics.NIS_BOUND, 0.0, 1.0);
    ColourRole fill = cell.beyondBound() ? ColourRole.WARN : ColourRole.ACCENT;
    if (!Double.isNaN(share)) painter.box(x, y, w, h, 3, fill, 0.55 * share);
    boolean suspect = cell.suspect();
    ColourRole border =
        index == selected ? ColourRole.ACCENT : suspect ? ColourRole.CRIT : ColourRole.LINE;
    painter.outline(x, y, w, h, 3, border, index == selected || suspect ? 2 : 1);
    Typeface face = Typeface.regular(h >= 22 ? 11 : 9.5);
    ColourRole ink = now.decisions() == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED;
    String number = String.valueOf(index + 1);
    painter.label(
        number, x + w / 2, CanvasPainter.middle(y + h / 2, face), face, ink, Align.CENTRE);
  }
}
