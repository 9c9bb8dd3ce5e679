package org.voltaire.console.view.estimator;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.CellDiagnostics;
import org.voltaire.console.model.Decimation.RowValue;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.BandLane;
import org.voltaire.console.view.chart.ChartLane;
import org.voltaire.console.view.chart.TimeTicks;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.core.Channel;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// The history of the estimates of one cell: innovation and NIS, then each estimate with its 95 %
/// band. The times at which voltage corrected the state of charge (anchors) are marked.
final class EstimatorChartView extends PaintedView {
  private static final double LEFT = 62, RIGHT = 96, BETWEEN = 24, AXIS = 30;
  private static final int SOC_LANE = 2;
  private static final RowValue NOTHING = _ -> Float.NaN, ZERO = _ -> 0;

  private EstimatorHistory history = new EstimatorHistory(1);
  private TimeWindow window = TimeWindow.FIRST;
  private int cell;
  private List<BandLane> bands = bands();
  private long paintedNanos = Long.MIN_VALUE;

  /// Shows this much of the past.
  void window(TimeWindow window) {
    this.window = window;
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  /// Shows this cell, from 0.
  void select(int cell) {
    this.cell = cell;
    bands = bands();
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  /// Shows this history. Another object means another pack: the axes start anew.
  void history(EstimatorHistory history) {
    if (this.history == history) return;
    this.history = history;
    if (cell >= history.cells()) cell = 0;
    bands = bands();
  }

  /// Whether it would look different from when it was last painted.
  boolean due(long nowNanos) {
    return nowNanos - paintedNanos >= window.paintEveryNanos() || paintedNanos == Long.MIN_VALUE;
  }

  private RowValue of(Channel channel, double scale) {
    return row -> (float) (scale * history.value(channel, cell, row));
  }

  private List<BandLane> bands() {
    return List.of(
        innovation(),
        nis(),
        estimate(
            "State of charge, %, 95 % band, anchors",
            "%", 1, 2, of(Channel.CELLS_SOC, 100), of(Channel.CELLS_SOC_SIGMA, 100)),
        estimate(
            "Capacity, Ah, 95 % band",
            "Ah", 2, 1, of(Channel.CELLS_CAPACITY_AH, 1), of(Channel.CELLS_CAPACITY_SIGMA_AH, 1)),
        estimate(
            "R0 against the model's, 95 % band",
            "", 3, 0.1, of(Channel.CELLS_R0_RATIO, 1), of(Channel.CELLS_R0_RATIO_SIGMA, 1)),
        offset());
  }

  private BandLane innovation() {
    String title = "Innovation, mV, and the 95 % band expected";
    RowValue value = of(Channel.CELLS_INNOVATION_V, 1e3);
    RowValue sigma = of(Channel.CELLS_INNOVATION_SIGMA_V, 1e3);
    return new BandLane(
        new BandLane.Definition(title, "mV", 1, true, 5, value, ZERO, sigma, Double.NaN));
  }

  private BandLane nis() {
    String title = "NIS, mean of ten minutes, and its bound";
    RowValue value = of(Channel.CELLS_NIS, 1);
    return new BandLane(
        new BandLane.Definition(
            title, "", 3, false, 1, value, NOTHING, NOTHING, FilterDiagnostics.NIS_BOUND));
  }

  private BandLane estimate(
      String title, String unit, int decimals, double minSpan, RowValue value, RowValue sigma) {
    return new BandLane(
        new BandLane.Definition(
            title, unit, decimals, false, minSpan, value, value, sigma, Double.NaN));
  }

  private BandLane offset() {
    String title = "Offset of the current, A, 95 % band, whole pack";
    RowValue value = row -> history.value(Channel.OFFSET_A, row);
    RowValue sigma = row -> history.value(Channel.OFFSET_SIGMA_A, row);
    return new BandLane(
        new BandLane.Definition(title, "A", 3, true, 0.1, value, value, sigma, Double.NaN));
  }

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    paintedNanos = now.nowNanos();
    panel(painter, "Cell " + (cell + 1), w, h);
    double plotW = Math.floor(w - LEFT - RIGHT), top = TITLE + 20, bottom = h - AXIS;
    double laneH = Math.floor((bottom - top - (bands.size() - 1) * BETWEEN) / bands.size());
    if (plotW < 40 || laneH < 20) return;
    double columnNanos = window.nanos() / plotW;
    long from = now.nowNanos() - window.nanos();
    int first = Math.max(0, history.firstFrom(from) - 1);
    var lanes = new ChartLane[bands.size()];
    for (int i = 0; i < lanes.length; i++) {
      BandLane band = bands.get(i);
      band.fill(history, first, history.size(), (long) Math.floor(columnNanos), now.nowNanos());
      double y = top + i * (laneH + BETWEEN);
      lanes[i] = new ChartLane(LEFT, y, plotW, laneH, band.range(), from, columnNanos);
      lanes[i].grid(painter, band.definition().title());
    }
    TimeTicks.paint(painter, window, lanes[lanes.length - 1].y() + laneH, lanes);
    gaps(painter, lanes, first, now.nowNanos());
    for (int i = 0; i < lanes.length; i++) paintBand(painter, now, bands.get(i), lanes[i], i);
    anchors(painter, lanes[SOC_LANE], from);
  }

  private void paintBand(
      CanvasPainter painter, Snapshot now, BandLane band, ChartLane lane, int index) {
    if (!(band.range().low() < band.range().high())) return;
    GraphicsContext g = painter.canvas();
    g.save();
    g.beginPath();
    g.rect(lane.x(), lane.y() - 1, lane.w() + 1, lane.h() + 2);
    g.clip();
    band.draw(painter, lane);
    g.restore();
    double value = present(now.estimate(), index);
    if (Double.isNaN(value)) return;
    Typeface face = Typeface.strong(12.5);
    double y = Math.clamp(lane.y(value), lane.y() + 6, lane.y() + lane.h() - 4);
    ColourRole ink = now.decisions() == Freshness.LIVE ? ColourRole.TEXT : ColourRole.MUTED;
    String unit = band.definition().unit();
    String text = band.definition().text(value) + (unit.isEmpty() ? "" : " " + unit);
    painter.number(
        text, lane.x() + lane.w() + 10, CanvasPainter.middle(y, face), face, ink, Align.LEFT);
  }

  private double present(@Nullable Estimate estimate, int index) {
    if (estimate == null) return Double.NaN;
    CellDiagnostics now = CellDiagnostics.of(estimate, cell);
    return switch (index) {
      case 0 -> 1e3 * now.innovationV();
      case 1 -> now.nis();
      case SOC_LANE -> 100 * now.soc();
      case 3 -> now.capacityAh();
      case 4 -> now.r0Ratio();
      default -> estimate.diagnostics().offsetA();
    };
  }

  /// Hatches gaps, in every lane.
  private void gaps(CanvasPainter painter, ChartLane[] lanes, int first, long nowNanos) {
    int end = history.size();
    for (int row = first; row < end; row++) {
      if (!Float.isNaN(history.value(Channel.CELLS_SOC, cell, row))) continue;
      long until = row + 1 < end ? history.timeNanos(row + 1) : nowNanos;
      for (ChartLane lane : lanes) {
        double x = Math.max(lane.x(), lane.x(history.timeNanos(row)));
        double width = Math.min(lane.x(until), lane.x() + lane.w()) - x;
        if (width >= 2) painter.hatch(x, lane.y(), width, lane.h(), ColourRole.STALE, 0.22);
      }
    }
  }

  private void anchors(CanvasPainter painter, ChartLane lane, long fromNanos) {
    if (!(lane.range().low() < lane.range().high())) return;
    Typeface face = Typeface.regular(11);
    double free = lane.x();
    for (EstimatorHistory.AnchorMark mark : history.anchors(cell, fromNanos)) {
      double x = lane.x(mark.timeNanos()), y = lane.y(100 * mark.anchor().soc());
      painter.line(x, lane.y(), x, lane.y() + lane.h(), ColourRole.HIGH, 1);
      double inside = Math.clamp(y, lane.y() + 4, lane.y() + lane.h() - 4);
      painter.symbol(Symbol.DISC, x, inside, 8, ColourRole.HIGH);
      String kind = mark.anchor().kind().label();
      double width = face.width(kind);
      // In a lane this low the word would cover the band.
      if (lane.h() < 32 || x + 8 < free || x + 8 + width > lane.x() + lane.w()) continue;
      painter.text(kind, x + 8, lane.y() + 12, face, ColourRole.MUTED, Align.LEFT);
      free = x + 16 + width;
    }
  }
}
