package org.voltaire.console.view;

import javafx.scene.canvas.GraphicsContext;
import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.Figures;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// One strip of a chart: a place, a vertical axis, and lines in it.
///
/// @param x left end of the plot, px
/// @param fromNanos the time at the left end
/// @param columnNanos the time one pixel covers
record Lane(
    double x, double y, double w, double h, AxisRange range, long fromNanos, double columnNanos) {

  double y(double value) {
    double share = (value - range.low()) / (range.high() - range.low());
    return y + h * (1 - share);
  }

  double x(long timeNanos) {
    return x + (timeNanos - fromNanos) / columnNanos;
  }

  /// The horizontal grid, its labels and the title above it.
  void grid(Pen pen, String title) {
    pen.words(title, x, y - 8, Typeface.regular(11.5), Token.MUTED, Align.LEFT);
    pen.box(x, y, w, h, 0, Token.TILE);
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
      pen.line(x, at, x + w, at, zero ? Token.FILL : Token.LINE, zero ? 1 : 0.8);
      String label = Figures.fixed(value, range.decimals());
      pen.scale(label, x - 10, Pen.middle(at, face), face, Token.MUTED, Align.RIGHT);
    }
  }

  /// Puts a thinned track on the canvas's path.
  void trace(GraphicsContext g, Decimation track) {
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

  /// Fills between two tracks that have their gaps in common, or between one and a value.
  void band(GraphicsContext g, Decimation lower, Decimation upper) {
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

  /// Fills between a track and 0.
  void area(GraphicsContext g, Decimation track) {
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
