package org.voltaire.console.view.estimator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.EstimatorHistory;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.PageView;
import org.voltaire.console.view.chart.TimeWindow;

/// The page of the estimator: the estimates of the cells and the history of the selected cell;
/// below them the estimates of the pack and the forecast.
public final class EstimatorPage implements PageView {
  private static final double GAP = 12;

  private final EstimatorCellsView cells = new EstimatorCellsView(this::select);
  private final EstimatorPackView pack = new EstimatorPackView();
  private final ForecastView forecast = new ForecastView();
  private final EstimatorChartView chart = new EstimatorChartView();

  @Override
  public List<PaintedView> views() {
    return List.of(cells, pack, forecast, chart);
  }

  @Override
  public PaintedView chart() {
    return chart;
  }

  @Override
  public boolean chartDue(long nowNanos) {
    return chart.due(nowNanos);
  }

  @Override
  public void window(TimeWindow window) {
    chart.window(window);
  }

  /// Shows this history. Another object means another pack.
  public void history(EstimatorHistory history) {
    chart.history(history);
  }

  private void select(int cell) {
    cells.select(cell);
    chart.select(cell);
  }

  /// Selects another cell: `by` cells further, from the last on to the first.
  public void move(int by) {
    cells.move(by);
  }

  @Override
  public void layout(@Nullable Snapshot shown, double x, double y, double w, double h) {
    double left = Math.round(0.49 * w), right = x + left + GAP;
    double tilesH = Math.round(Math.clamp(0.19 * h, ForecastView.LEAST, ForecastView.MOST));
    double cellsH = h - tilesH - GAP, tilesY = y + cellsH + GAP, rightW = w - left - GAP;
    cells.resizeRelocate(x, y, left, cellsH);
    chart.resizeRelocate(right, y, rightW, cellsH);
    pack.resizeRelocate(x, tilesY, left, tilesH);
    forecast.resizeRelocate(right, tilesY, rightW, tilesH);
  }
}
