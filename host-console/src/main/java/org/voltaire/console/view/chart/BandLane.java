package org.voltaire.console.view.chart;

import org.voltaire.console.model.AxisRange;
import org.voltaire.console.model.Decimation;
import org.voltaire.console.model.Decimation.RowValue;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.TimeSeriesBuffer;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;

/// A lane with one line, a band around the line or around its expected value, and a bound. Keeps
/// the range of its axis from one painting to the next.
public final class BandLane {
  /// What a lane shows. Line and band are computed from the rows of a [TimeSeriesBuffer].
  ///
  /// @param title above the lane
  /// @param unit of the line
  /// @param decimals of the present value, as text
  /// @param signed whether the text has a plus sign for positive values
  /// @param minSpan the smallest range of the axis
  /// @param value the line
  /// @param centre the middle of the band
  /// @param sigma the band ends at ±2 of this; `NaN` for no band
  /// @param bound the line should stay below this, which is drawn dashed; `NaN` for none
  public record Definition(
      String title,
      String unit,
      int decimals,
      boolean signed,
      double minSpan,
      RowValue value,
      RowValue centre,
      RowValue sigma,
      double bound) {

    /// A value as text, without its unit.
    public String text(double value) {
      return signed ? NumberText.signed(value, decimals) : NumberText.fixed(value, decimals);
    }
  }

  private final Definition definition;
  private final AxisRange range;
  private final Decimation line = new Decimation();
  private final Decimation low = new Decimation();
  private final Decimation high = new Decimation();

  /// A lane that has painted nothing yet.
  public BandLane(Definition definition) {
    this.definition = definition;
    boolean withZero = definition.signed || !Double.isNaN(definition.bound);
    range = new AxisRange(definition.minSpan, withZero);
  }

  /// What it shows.
  public Definition definition() {
    return definition;
  }

  /// The range of its axis.
  public AxisRange range() {
    return range;
  }

  /// Takes the rows from `first` up to, but without, `end`, and adapts the range to them.
  ///
  /// @param columnNanos the time that one column of pixels covers, ns
  public void fill(TimeSeriesBuffer history, int first, int end, long columnNanos, long nowNanos) {
    RowValue centre = definition.centre, sigma = definition.sigma;
    line.fill(history, definition.value, first, end, columnNanos);
    low.fill(history, row -> centre.at(row) - 2 * sigma.at(row), first, end, columnNanos);
    high.fill(history, row -> centre.at(row) + 2 * sigma.at(row), first, end, columnNanos);
    double least = Double.NaN, most = Double.NaN;
    for (Decimation each : new Decimation[] {line, low, high}) {
      for (int i = 0; i < each.strokes(); i++) {
        if (!(least <= each.low(i))) least = each.low(i);
        if (!(most >= each.high(i))) most = each.high(i);
      }
    }
    if (most < definition.bound) most = definition.bound;
    range.fit(least, most, nowNanos);
  }

  /// Draws band, bound and line. The grid of the lane must have been painted before.
  public void draw(CanvasPainter painter, ChartLane lane) {
    var g = painter.canvas();
    g.setFill(painter.colour(ColourRole.ACCENT).deriveColor(0, 1, 1, 0.2));
    lane.band(g, low, high);
    if (!Double.isNaN(definition.bound)) {
      double y = lane.y(definition.bound);
      g.setLineDashes(6, 4);
      painter.line(lane.x(), y, lane.x() + lane.w(), y, ColourRole.WARN, 1.3);
      g.setLineDashes();
    }
    g.setStroke(painter.colour(ColourRole.ACCENT));
    g.setLineWidth(1.4);
    lane.trace(g, line);
  }
}
