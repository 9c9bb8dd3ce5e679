package org.voltaire.console.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.History;
import org.voltaire.console.model.Row;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// The recent past: cell voltages above, current below, one time axis. It keeps moving when nothing
/// comes, because then the gap is the news.
final class ChartView extends PaintedView {
  private static final double LEFT = 62;
  private static final double RIGHT = 108;

  private History history = new History(1);
  private Window window = Window.TWO_MINUTES;
  private List<Decimation> voltages = List.of();
  private final Decimation current = new Decimation();
  private AxisRange voltRange = new AxisRange(0.020, false);
  private AxisRange currentRange = new AxisRange(5, true);
  private double cursorX = Double.NaN;
  private long paintedNanos = Long.MIN_VALUE;

  ChartView() {
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseExited(_ -> point(Double.NaN));
  }

  private void point(double x) {
    cursorX = x;
    repaint();
  }

  /// Shows `window` from now on.
  void window(Window window) {
    this.window = window;
    paintedNanos = Long.MIN_VALUE;
    repaint();
  }

  Window window() {
    return window;
  }

  /// Where the past comes from; another history begins with fresh axes.
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
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    paintedNanos = now.nowNanos();
    panel(pen, "History", w, h);
    double plotW = Math.floor(w - LEFT - RIGHT), top = TITLE + 22, bottom = h - 32;
    if (plotW < 40 || bottom - top < 80) return;
    double columnNanos = window.nanos() / plotW;
    long from = now.nowNanos() - window.nanos();
    decimate(from, (long) Math.floor(columnNanos), now.nowNanos());

    double voltH = Math.round((bottom - top - 36) * 0.62);
    var volts = new Lane(LEFT, top, plotW, voltH, voltRange, from, columnNanos);
    double lowerY = top + voltH + 36;
    var amps = new Lane(LEFT, lowerY, plotW, bottom - lowerY, currentRange, from, columnNanos);
    volts.grid(pen, history.single() ? "Cell voltages, V" : "Cell voltages, lowest to highest, V");
    amps.grid(pen, "Current, A, positive while charging");
    TimeTicks.paint(pen, window, bottom, volts, amps);
    gaps(pen, volts, amps, now.nowNanos());
    if (voltRange.low() < voltRange.high()) {
      clipped(pen, volts, () -> voltages(pen, volts, now.cells()));
      EndLabels.extremes(pen, volts, now.cells());
    }
    if (currentRange.low() < currentRange.high()) {
      clipped(pen, amps, () -> current(pen, amps));
      EndLabels.current(pen, amps, now);
    }
    if (cursorX >= LEFT && cursorX <= LEFT + plotW) cursor(pen, volts, amps, now.nowNanos());
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

  /// Hatches what is not known, in both lanes.
  private void gaps(Pen pen, Lane volts, Lane amps, long nowNanos) {
    int end = history.size();
    for (int row = Math.max(0, history.firstFrom(volts.fromNanos()) - 1); row < end; row++) {
      if (!isGap(row)) continue;
      long until = row + 1 < end ? history.timeNanos(row + 1) : nowNanos;
      double x = Math.max(volts.x(), volts.x(history.timeNanos(row)));
      double width = Math.min(volts.x(until), volts.x() + volts.w()) - x;
      if (width < 2) continue;
      pen.hatch(x, volts.y(), width, volts.h(), Token.STALE, 0.22);
      pen.hatch(x, amps.y(), width, amps.h(), Token.STALE, 0.22);
    }
  }

  private boolean isGap(int row) {
    return Float.isNaN(history.value(0, row))
        && Float.isNaN(history.value(history.currentTrack(), row));
  }

  private static void clipped(Pen pen, Lane lane, Runnable drawing) {
    GraphicsContext g = pen.canvas();
    g.save();
    g.beginPath();
    g.rect(lane.x(), lane.y() - 1, lane.w() + 1, lane.h() + 2);
    g.clip();
    drawing.run();
    g.restore();
  }

  private void voltages(Pen pen, Lane lane, Row cells) {
    GraphicsContext g = pen.canvas();
    int low = 0, high = voltages.size() - 1;
    if (history.single()) {
      low = cells.values().indexOfMin();
      high = cells.values().indexOfMax();
      line(pen, Token.TRACE, 1);
      for (int track = 0; track < voltages.size(); track++) {
        if (track != low && track != high) lane.trace(g, voltages.get(track));
      }
    } else {
      g.setFill(pen.colour(Token.TRACE).deriveColor(0, 1, 1, 0.35));
      lane.band(g, voltages.getFirst(), voltages.getLast());
      line(pen, Token.FILL, 1.2);
      lane.trace(g, voltages.get(1));
    }
    if (high >= 0) {
      line(pen, Token.HIGH, 1.5);
      lane.trace(g, voltages.get(high));
    }
    if (low >= 0) {
      line(pen, Token.LOW, 1.5);
      lane.trace(g, voltages.get(low));
    }
  }

  private void current(Pen pen, Lane lane) {
    GraphicsContext g = pen.canvas();
    g.setFill(pen.colour(Token.CURRENT).deriveColor(0, 1, 1, 0.13));
    lane.area(g, current);
    line(pen, Token.CURRENT, 1.4);
    lane.trace(g, current);
  }

  private static void line(Pen pen, Token ink, double width) {
    pen.canvas().setStroke(pen.colour(ink));
    pen.canvas().setLineWidth(width);
  }

  private void cursor(Pen pen, Lane volts, Lane amps, long nowNanos) {
    double x = Math.round(cursorX) - 0.5;
    pen.line(x, volts.y(), x, volts.y() + volts.h(), Token.MUTED, 1);
    pen.line(x, amps.y(), x, amps.y() + amps.h(), Token.MUTED, 1);
    long time = volts.fromNanos() + Math.round((cursorX - volts.x()) * volts.columnNanos());
    int row = Math.min(history.firstFrom(time), history.size() - 1);
    List<String> lines = CursorText.at(history, row, (nowNanos - time) * 1e-9);
    Typeface face = Typeface.regular(12);
    double width = 24;
    for (String line : lines) width = Math.max(width, face.figureWidth(line) + 24);
    double height = 12 + 18 * lines.size();
    double left = x + 12 + width > volts.x() + volts.w() ? x - 12 - width : x + 12;
    pen.box(left, volts.y() + 8, width, height, 6, Token.PANEL, 0.95);
    pen.outline(left, volts.y() + 8, width, height, 6, Token.LINE, 1);
    for (int i = 0; i < lines.size(); i++) {
      Token ink = i == 0 ? Token.MUTED : Token.TEXT;
      pen.scale(lines.get(i), left + 12, volts.y() + 26 + 18 * i, face, ink, Align.LEFT);
    }
  }
}
