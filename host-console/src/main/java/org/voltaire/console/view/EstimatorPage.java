package org.voltaire.console.view;

import java.util.List;
import org.voltaire.console.model.EstimatorHistory;

/// The estimator's page: the cells and the past of the selected one, and below them what is known
/// and what is foretold of the pack.
final class EstimatorPage {
  private static final double GAP = 12;

  private final EstimatorCellsView cells = new EstimatorCellsView(this::select);
  private final EstimatorPackView pack = new EstimatorPackView();
  private final OutlookView outlook = new OutlookView();
  private final EstimatorChartView chart = new EstimatorChartView();

  List<PaintedView> views() {
    return List.of(cells, pack, outlook, chart);
  }

  /// Whether this part has to be painted now though nothing new has come.
  boolean due(PaintedView view, long nowNanos) {
    return view == chart && chart.due(nowNanos);
  }

  /// Whether a part moves by itself, and is painted only when it is due.
  boolean moves(PaintedView view) {
    return view == chart;
  }

  void window(Window window) {
    chart.window(window);
  }

  void history(EstimatorHistory history) {
    chart.history(history);
  }

  private void select(int cell) {
    cells.select(cell);
    chart.select(cell);
  }

  /// Selects the cell so many further on.
  void move(int by) {
    cells.move(by);
  }

  /// Puts the parts where they belong.
  void layout(double x, double y, double w, double h) {
    double left = Math.round(0.49 * w), right = x + left + GAP;
    double tilesH = Math.round(Math.clamp(0.19 * h, OutlookView.LEAST, OutlookView.MOST));
    double cellsH = h - tilesH - GAP, tilesY = y + cellsH + GAP, rightW = w - left - GAP;
    cells.resizeRelocate(x, y, left, cellsH);
    chart.resizeRelocate(right, y, rightW, cellsH);
    pack.resizeRelocate(x, tilesY, left, tilesH);
    outlook.resizeRelocate(right, tilesY, rightW, tilesH);
  }
}
