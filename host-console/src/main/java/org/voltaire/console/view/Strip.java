package org.voltaire.console.view;

import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.Decimation.RowValue;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.Figures;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;

/// One lane of the estimator's chart: a number, the band in which it lies or should, and a bound.
final class Strip {
  /// What is drawn.
  ///
  /// @param title above the lane
  /// @param unit after the present value
  /// @param decimals of the present value
  /// @param signed whether the present value has a sign
  /// @param least what the axis covers at least
  /// @param value of a row
  /// @param centre of the band; `value` itself, or 0
  /// @param half half of the band's width; `NaN` for none
  /// @param bound a line that the value should stay below; `NaN` for none
  record Kind(
      String title,
      String unit,
      int decimals,
      boolean signed,
      double least,
      RowValue value,
      RowValue centre,
      RowValue half,
      double bound) {

    String text(double value) {
      return signed ? Figures.signed(value, decimals) : Figures.fixed(value, decimals);
    }
  }

  private final Kind kind;
  private final AxisRange range;
  private final Decimation line = new Decimation();
  private final Decimation low = new Decimation();
  private final Decimation high = new Decimation();

  Strip(Kind kind) {
    this.kind = kind;
    boolean withZero = kind.signed || !Double.isNaN(kind.bound);
    range = new AxisRange(kind.least, withZero);
  }

  Kind kind() {
    return kind;
  }

  AxisRange range() {
    return range;
  }

  /// Thins what there is between two rows, and makes room for it.
  void fill(EstimatorHistory history, int first, int end, long columnNanos, long nowNanos) {
    RowValue centre = kind.centre, half = kind.half;
    line.fill(history, kind.value, first, end, columnNanos);
    low.fill(history, row -> centre.at(row) - 2 * half.at(row), first, end, columnNanos);
    high.fill(history, row -> centre.at(row) + 2 * half.at(row), first, end, columnNanos);
    double least = Double.NaN, most = Double.NaN;
    for (Decimation each : new Decimation[] {line, low, high}) {
      for (int i = 0; i < each.strokes(); i++) {
        if (!(least <= each.low(i))) least = each.low(i);
        if (!(most >= each.high(i))) most = each.high(i);
      }
    }
    if (most < kind.bound) most = kind.bound;
    range.fit(least, most, nowNanos);
  }

  /// Draws band, bound and line; the axis must have been drawn.
  void draw(Pen pen, Lane lane) {
    var g = pen.canvas();
    g.setFill(pen.colour(Token.ACCENT).deriveColor(0, 1, 1, 0.2));
    lane.band(g, low, high);
    if (!Double.isNaN(kind.bound)) {
      double y = lane.y(kind.bound);
      g.setLineDashes(6, 4);
      pen.line(lane.x(), y, lane.x() + lane.w(), y, Token.WARN, 1.3);
      g.setLineDashes();
    }
    g.setStroke(pen.colour(Token.ACCENT));
    g.setLineWidth(1.4);
    lane.trace(g, line);
  }
}
