package org.voltaire.console.view.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.DisplayRow;
import org.voltaire.console.model.History;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.ChartLane;
import org.voltaire.console.view.chart.TimeTicks;
import org.voltaire.console.view.chart.TimeWindow;

/// The history of the cell voltages (upper lane) and of the current (lower lane). The chart moves
/// on even when no frame arrives: the gap must be seen.
final class HistoryChartView extends PaintedView {
  private static final double LEFT = 62;
  private static final double RIGHT = 108;

  private History history = new History(1);
  private TimeWindow window = TimeWindow.FIRST;
  private List<Decimation> voltages = List.of();
  private final Decimation current = new Decimation();
  private AxisRange voltRange = new AxisRange(0.020, false);
  private AxisRange currentRange = new AxisRange(5, true);
  private double cursorX = Double.NaN;
  private long paintedNanos = Long.MIN_VALUE;

  HistoryChartView() {
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseExited(_ -> point(Double.NaN));
  }

  private void point(double x) {
    cursorX = x;
    repaint();
  }

  /// Shows this much of the past.
  void window(TimeWindow window) {
    this.window = window;
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  /// Shows this history. Another object means another pack: the axes start anew.
  void history(History history) {
    if (this.history == history) return;
    this.history = history;
    voltRange = new AxisRange(0.020, false);
    currentRange = new AxisRange(5, true);
    var tracks = new ArrayList<Decimation>();
    for (int i = 0; i < history.voltageTracks(); i++) tracks.add(new Decimation());
    voltages = List.copyOf(tracks);
  }

  /// Whether it would look different from when it was last painted.
  boolean due(long nowNanos) {
    return nowNanos - paintedNanos >= window.paintEveryNanos() || paintedNanos == Long.MIN_VALUE;
  }

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    paintedNanos = now.nowNanos();
    panel(painter, "History", w, h);
    double plotW = Math.floor(w - LEFT - RIGHT), top = TITLE + 22, bottom = h - 32;
    if (plotW < 40 || bottom - top < 80) return;
    double columnNanos = window.nanos() / plotW;
    long from = now.nowNanos() - window.nanos();
    decimate(from, (long) Math.floor(columnNanos), now.nowNanos());

    double voltH = Math.round((bottom - top - 36) * 0.62);
    var volts = new ChartLane(LEFT, top, plotW, voltH, voltRange, from, columnNanos);
    double lowerY = top + voltH + 36;
    var amps = new ChartLane(LEFT, lowerY, plotW, bottom - lowerY, currentRange, from, columnNanos);
    volts.grid(
        painter, history.single() ? "Cell voltages, V" : "Cell voltages, lowest to highest, V");
    amps.grid(painter, "Current, A, positive while charging");
    TimeTicks.paint(painter, window, bottom, volts, amps);
    gaps(painter, volts, amps, now.nowNanos());
    if (voltRange.low() < voltRange.high()) {
      clipped(painter, volts, () -> voltages(painter, volts, now.cells()));
      EndLabels.extremes(painter, volts, now.cells());
    }
    if (currentRange.low() < currentRange.high()) {
      clipped(painter, amps, () -> current(painter, amps));
      EndLabels.current(painter, amps, now);
    }
    if (cursorX >= LEFT && cursorX <= LEFT + plotW) cursor(painter, volts, amps, now.nowNanos());
  }

  private void decimate(long from, long columnNanos, long nowNanos) {
    int first = Math.max(0, history.firstFrom(from) - 1), end = history.size();
    double low = Double.NaN, high = Double.NaN;
    for (int track = 0; track < voltages.size(); track++) {
      Decimation thin = voltages.get(track);
      thin.fill(history, track, first, end, columnNanos);
      for (int i = 0; i < thin.strokes(); i++) {
        if (!(low <= thin.low(i))) low = thin.low(i);
        if (!(high >= thin.high(i))) high = thin.high(i);
      }
    }
    voltRange.fit(low, high, nowNanos);
    current.fill(history, history.currentTrack(), first, end, columnNanos);
    double least = Double.NaN, most = Double.NaN;
    for (int i = 0; i < current.strokes(); i++) {
      if (!(least <= current.low(i))) least = current.low(i);
      if (!(most >= current.high(i))) most = current.high(i);
    }
    currentRange.fit(least, most, nowNanos);
  }

  /// Hatches gaps, in both lanes.
  private void gaps(CanvasPainter painter, ChartLane volts, ChartLane amps, long nowNanos) {
    int end = history.size();
    for (int row = Math.max(0, history.firstFrom(volts.fromNanos()) - 1); row < end; row++) {
      if (!isGap(row)) continue;
      long until = row + 1 < end ? history.timeNanos(row + 1) : nowNanos;
      double x = Math.max(volts.x(), volts.x(history.timeNanos(row)));
      double width = Math.min(volts.x(until), volts.x() + volts.w()) - x;
      if (width < 2) continue;
      painter.hatch(x, volts.y(), width, volts.h(), ColourRole.STALE, 0.22);
      painter.hatch(x, amps.y(), width, amps.h(), ColourRole.STALE, 0.22);
    }
  }

  private boolean isGap(int row) {
    return Float.isNaN(history.value(0, row))
        && Float.isNaN(history.value(history.currentTrack(), row));
  }

  private static void clipped(CanvasPainter painter, ChartLane lane, Runnable drawing) {
    GraphicsContext g = painter.canvas();
    g.save();
    g.beginPath();
    g.rect(lane.x(), lane.y() - 1, lane.w() + 1, lane.h() + 2);
    g.clip();
    drawing.run();
    g.restore();
  }

  private void voltages(CanvasPainter painter, ChartLane lane, DisplayRow cells) {
    GraphicsContext g = painter.canvas();
    int low = 0, high = voltages.size() - 1;
    if (history.single()) {
      low = cells.values().indexOfMin();
      high = cells.values().indexOfMax();
      line(painter, ColourRole.TRACE, 1);
      for (int track = 0; track < voltages.size(); track++) {
        if (track != low && track != high) lane.trace(g, voltages.get(track));
      }
    } else {
      g.setFill(painter.colour(ColourRole.TRACE).deriveColor(0, 1, 1, 0.35));
      lane.band(g, voltages.getFirst(), voltages.getLast());
      line(painter, ColourRole.FILL, 1.2);
      lane.trace(g, voltages.get(1));
    }
    if (high >= 0) {
      line(painter, ColourRole.HIGH, 1.5);
      lane.trace(g, voltages.get(high));
    }
    if (low >= 0) {
      line(painter, ColourRole.LOW, 1.5);
      lane.trace(g, voltages.get(low));
    }
  }

  private void current(CanvasPainter painter, ChartLane lane) {
    GraphicsContext g = painter.canvas();
    g.setFill(painter.colour(ColourRole.CURRENT).deriveColor(0, 1, 1, 0.13));
    lane.area(g, current);
    line(painter, ColourRole.CURRENT, 1.4);
    lane.trace(g, current);
  }

  private static void line(CanvasPainter painter, ColourRole ink, double width) {
    painter.canvas().setStroke(painter.colour(ink));
    painter.canvas().setLineWidth(width);
  }

  private void cursor(CanvasPainter painter, ChartLane volts, ChartLane amps, long nowNanos) {
    double x = Math.round(cursorX) - 0.5;
    painter.line(x, volts.y(), x, volts.y() + volts.h(), ColourRole.MUTED, 1);
    painter.line(x, amps.y(), x, amps.y() + amps.h(), ColourRole.MUTED, 1);
    long time = volts.fromNanos() + Math.round((cursorX - volts.x()) * volts.columnNanos());
    int row = Math.min(history.firstFrom(time), history.size() - 1);
    List<String> lines = CursorText.at(history, row, (nowNanos - time) * 1e-9);
    Typeface face = Typeface.regular(12);
    double width = 24;
    for (String line : lines) width = Math.max(width, face.numberWidth(line) + 24);
    double height = 12 + 18 * lines.size();
    double left = x + 12 + width > volts.x() + volts.w() ? x - 12 - width : x + 12;
    painter.box(left, volts.y() + 8, width, height, 6, ColourRole.PANEL, 0.95);
    painter.outline(left, volts.y() + 8, width, height, 6, ColourRole.LINE, 1);
    for (int i = 0; i < lines.size(); i++) {
      ColourRole ink = i == 0 ? ColourRole.MUTED : ColourRole.TEXT;
      painter.label(lines.get(i), left + 12, volts.y() + 26 + 18 * i, face, ink, Align.LEFT);
    }
  }
}
