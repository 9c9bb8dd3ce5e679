package org.voltaire.console.view;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.CellInsight;
import org.voltaire.console.model.Decimation.RowValue;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.EstimatorHistory.Quantity;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// The estimator's recent past of one cell: did it expect its readings, and what does it know.
/// Moments at which voltage told the cell its SoC are marked.
final class EstimatorChartView extends PaintedView {
  private static final double LEFT = 62, RIGHT = 96, BETWEEN = 24, AXIS = 30;
  private static final int SOC_LANE = 2;
  private static final RowValue NOTHING = _ -> Float.NaN, ZERO = _ -> 0;

  private EstimatorHistory history = new EstimatorHistory(1);
  private Window window = Window.TWO_MINUTES;
  private int cell;
  private List<Strip> strips = strips();
  private long paintedNanos = Long.MIN_VALUE;

  /// Shows `window` from now on.
  void window(Window window) {
    this.window = window;
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  /// Shows this cell from now on, from 0.
  void select(int cell) {
    this.cell = cell;
    strips = strips();
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  /// Where the past comes from; another history begins with fresh axes.
  void history(EstimatorHistory history) {
    if (this.history == history) return;
    this.history = history;
    if (cell >= history.cells()) cell = 0;
    strips = strips();
  }

  /// Whether it would look different from when it was last painted.
  boolean due(long nowNanos) {
    return nowNanos - paintedNanos >= window.paintEveryNanos() || paintedNanos == Long.MIN_VALUE;
  }

  private RowValue of(Quantity quantity, double scale) {
    return row -> (float) (scale * history.value(quantity, cell, row));
  }

  private List<Strip> strips() {
    RowValue soc = of(Quantity.SOC, 100), capacity = of(Quantity.CAPACITY_AH, 1);
    RowValue r0 = of(Quantity.R0_RATIO, 1), offset = row -> history.offsetA(row);
    return List.of(
        new Strip(
            new Strip.Kind(
                "Innovation, mV, and the 95 % band expected",
                "mV",
                1,
                true,
                5,
                of(Quantity.INNOVATION_V, 1e3),
                ZERO,
                of(Quantity.INNOVATION_SIGMA_V, 1e3),
                Double.NaN)),
        new Strip(
            new Strip.Kind(
                "NIS, mean of ten minutes, and its bound",
                "",
                3,
                false,
                1,
                of(Quantity.NIS, 1),
                NOTHING,
                NOTHING,
                FilterDiagnostics.NIS_BOUND)),
        new Strip(
            band(
                "State of charge, %, 95 % band, anchors", "%", 1, 2, soc, Quantity.SOC_SIGMA, 100)),
        new Strip(
            band("Capacity, Ah, 95 % band", "Ah", 2, 1, capacity, Quantity.CAPACITY_SIGMA_AH, 1)),
        new Strip(
            band("R0 against the model's, 95 % band", "", 3, 0.1, r0, Quantity.R0_RATIO_SIGMA, 1)),
        new Strip(
            new Strip.Kind(
                "Offset of the current, A, 95 % band, whole pack",
                "A", 3, true, 0.1, offset, offset, row -> history.offsetSigmaA(row), Double.NaN)));
  }

  private Strip.Kind band(
      String title,
      String unit,
      int decimals,
      double least,
      RowValue value,
      Quantity sigma,
      double scale) {
    return new Strip.Kind(
        title, unit, decimals, false, least, value, value, of(sigma, scale), Double.NaN);
  }

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    paintedNanos = now.nowNanos();
    panel(pen, "Cell " + (cell + 1), w, h);
    double plotW = Math.floor(w - LEFT - RIGHT), top = TITLE + 20, bottom = h - AXIS;
    double laneH = Math.floor((bottom - top - (strips.size() - 1) * BETWEEN) / strips.size());
    if (plotW < 40 || laneH < 20) return;
    double columnNanos = window.nanos() / plotW;
    long from = now.nowNanos() - window.nanos();
    int first = Math.max(0, history.firstFrom(from) - 1);
    var lanes = new Lane[strips.size()];
    for (int i = 0; i < lanes.length; i++) {
      Strip strip = strips.get(i);
      strip.fill(history, first, history.size(), (long) Math.floor(columnNanos), now.nowNanos());
      double y = top + i * (laneH + BETWEEN);
      lanes[i] = new Lane(LEFT, y, plotW, laneH, strip.range(), from, columnNanos);
      lanes[i].grid(pen, strip.kind().title());
    }
    TimeTicks.paint(pen, window, lanes[lanes.length - 1].y() + laneH, lanes);
    gaps(pen, lanes, first, now.nowNanos());
    for (int i = 0; i < lanes.length; i++) strip(pen, now, strips.get(i), lanes[i], i);
    anchors(pen, lanes[SOC_LANE], from);
  }

  private void strip(Pen pen, Snapshot now, Strip strip, Lane lane, int index) {
    if (!(strip.range().low() < strip.range().high())) return;
    GraphicsContext g = pen.canvas();
    g.save();
    g.beginPath();
    g.rect(lane.x(), lane.y() - 1, lane.w() + 1, lane.h() + 2);
    g.clip();
    strip.draw(pen, lane);
    g.restore();
    double value = present(now.estimate(), index);
    if (Double.isNaN(value)) return;
    Typeface face = Typeface.strong(12.5);
    double y = Math.clamp(lane.y(value), lane.y() + 6, lane.y() + lane.h() - 4);
    Token ink = now.decisions() == Freshness.LIVE ? Token.TEXT : Token.MUTED;
    String unit = strip.kind().unit();
    String text = strip.kind().text(value) + (unit.isEmpty() ? "" : " " + unit);
    pen.figure(text, lane.x() + lane.w() + 10, Pen.middle(y, face), face, ink, Align.LEFT);
  }

  private double present(@Nullable Estimate estimate, int index) {
    if (estimate == null) return Double.NaN;
    CellInsight now = CellInsight.of(estimate, cell);
    return switch (index) {
      case 0 -> 1e3 * now.innovationV();
      case 1 -> now.nis();
      case SOC_LANE -> 100 * now.soc();
      case 3 -> now.capacityAh();
      case 4 -> now.r0Ratio();
      default -> estimate.diagnostics().offsetA();
    };
  }

  /// Hatches what is not known, in every lane.
  private void gaps(Pen pen, Lane[] lanes, int first, long nowNanos) {
    int end = history.size();
    for (int row = first; row < end; row++) {
      if (!Float.isNaN(history.value(Quantity.SOC, cell, row))) continue;
      long until = row + 1 < end ? history.timeNanos(row + 1) : nowNanos;
      for (Lane lane : lanes) {
        double x = Math.max(lane.x(), lane.x(history.timeNanos(row)));
        double width = Math.min(lane.x(until), lane.x() + lane.w()) - x;
        if (width >= 2) pen.hatch(x, lane.y(), width, lane.h(), Token.STALE, 0.22);
      }
    }
  }

  private void anchors(Pen pen, Lane lane, long fromNanos) {
    if (!(lane.range().low() < lane.range().high())) return;
    Typeface face = Typeface.regular(11);
    double free = lane.x();
    for (EstimatorHistory.Mark mark : history.anchors(cell, fromNanos)) {
      double x = lane.x(mark.timeNanos()), y = lane.y(100 * mark.anchor().soc());
      pen.line(x, lane.y(), x, lane.y() + lane.h(), Token.HIGH, 1);
      double inside = Math.clamp(y, lane.y() + 4, lane.y() + lane.h() - 4);
      pen.mark(Mark.DISC, x, inside, 8, Token.HIGH);
      String kind = mark.anchor().kind().label();
      double width = face.width(kind);
      // In a lane this low the word would lie on the band.
      if (lane.h() < 32 || x + 8 < free || x + 8 + width > lane.x() + lane.w()) continue;
      pen.words(kind, x + 8, lane.y() + 12, face, Token.MUTED, Align.LEFT);
      free = x + 16 + width;
    }
  }
}
