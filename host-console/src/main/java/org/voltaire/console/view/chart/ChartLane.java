package org.voltaire.console.view.chart;

import javafx.scene.canvas.GraphicsContext;
import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;

/// One lane of a chart: a rectangle with its own vertical axis, on the time axis that all lanes of
/// the chart share.
///
/// @param x left side, px; `y` top, `w` width, `h` height
/// @param range of the vertical axis
/// @param fromNanos the time at the left side, local monotonic ns
/// @param columnNanos the time that one pixel covers, ns
public record ChartLane(
    double x, double y, double w, double h, AxisRange range, long fromNanos, double columnNanos) {

  /// Where a value lies, px.
  public double y(double value) {
    double share = (value - range.low()) / (range.high() - range.low());
    return y + h * (1 - share);
  }

  /// Where a time lies, px.
  public double x(long timeNanos) {
    return x + (timeNanos - fromNanos) / columnNanos;
  }

  /// Paints background, grid lines, their labels, and the title above.
  public void grid(CanvasPainter painter, String title) {
    painter.text(title, x, y - 8, Typeface.regular(11.5), ColourRole.MUTED, Align.LEFT);
    painter.box(x, y, w, h, 0, ColourRole.TILE);
    if (!(range.low() < range.high())) return;
    double pitch = h * range.step() / (range.high() - range.low());
    int every = pitch >= 15 ? 1 : pitch >= 7.5 ? 2 : 4;
    Typeface face = Typeface.regular(11);
    int lines = (int) Math.round((range.high() - range.low()) / range.step());
    for (int i = 0; i <= lines; i++) {
      double value = range.low() + i * range.step();
      double at = Math.round(y(value)) + 0.5;
      boolean zero = Math.abs(value) < 1e-9 * range.step();
      if (i % every != 0 && !zero) continue;
      painter.line(x, at, x + w, at, zero ? ColourRole.FILL : ColourRole.LINE, zero ? 1 : 0.8);
      String label = NumberText.fixed(value, range.decimals());
      painter.label(
          label, x - 10, CanvasPainter.middle(at, face), face, ColourRole.MUTED, Align.RIGHT);
    }
  }

  /// Draws a track as a line, in the present colour and width.
  public void trace(GraphicsContext g, Decimation track) {
    g.beginPath();
    for (int i = 0; i < track.strokes(); i++) {
      double at = column(track, i);
      if (track.joined(i)) {
        g.lineTo(at, y(track.first(i)));
      } else {
        g.moveTo(at - (track.low(i) == track.high(i) ? 0.5 : 0), y(track.first(i)));
        g.lineTo(at, y(track.first(i)));
      }
      if (track.low(i) != track.high(i)) {
        g.lineTo(at, y(track.low(i)));
        g.lineTo(at, y(track.high(i)));
        g.lineTo(at, y(track.last(i)));
      }
    }
    g.stroke();
  }

  /// Fills the area between two tracks that have the same gaps, in the present colour.
  public void band(GraphicsContext g, Decimation lower, Decimation upper) {
    int strokes = Math.min(lower.strokes(), upper.strokes());
    for (int from = 0; from < strokes; ) {
      int to = from + 1;
      while (to < strokes && upper.joined(to)) to++;
      g.beginPath();
      g.moveTo(column(upper, from), y(upper.high(from)));
      for (int i = from + 1; i < to; i++) g.lineTo(column(upper, i), y(upper.high(i)));
      for (int i = to - 1; i >= from; i--) g.lineTo(column(lower, i), y(lower.low(i)));
      g.closePath();
      g.fill();
      from = to;
    }
  }

  /// Fills the area between a track and 0, in the present colour.
  public void area(GraphicsContext g, Decimation track) {
    double zero = y(Math.clamp(0, range.low(), range.high()));
    for (int from = 0; from < track.strokes(); ) {
      int to = from + 1;
      while (to < track.strokes() && track.joined(to)) to++;
      g.beginPath();
      g.moveTo(column(track, from), zero);
      for (int i = from; i < to; i++) g.lineTo(column(track, i), y(track.last(i)));
      g.lineTo(column(track, to - 1), zero);
      g.closePath();
      g.fill();
      from = to;
    }
  }

  private double column(Decimation track, int stroke) {
    double columnStart = track.column(stroke) * Math.floor(columnNanos);
    return x + (columnStart - fromNanos) / columnNanos;
  }
}
