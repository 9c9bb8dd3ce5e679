package org.voltaire.console.view.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.History;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.PageView;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.contactor.Mode;

/// The overview: on the left the cells and below them their history, on the right limits,
/// temperatures and alarms.
public final class OverviewPage implements PageView {
  private static final double GAP = 12;

  /// The least height that is left for the chart, px.
  private static final double CHART_MIN = 216;

  /// The least height that is left for alarms, px.
  private static final double ALARMS_MIN = 96;

  /// Likewise for events, which say more.
  private static final double EVENTS_MIN = 220;

  private final CellsView cells = new CellsView();
  private final HistoryChartView chart = new HistoryChartView();
  private final LimitsView limits = new LimitsView();
  private final TemperaturesView temperatures = new TemperaturesView();
  private final AlarmsView alarms = new AlarmsView();

  @Override
  public List<PaintedView> views() {
    return List.of(cells, chart, limits, temperatures, alarms);
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
  public void history(History history) {
    chart.history(history);
  }

  @Override
  public void layout(@Nullable Snapshot shown, double x, double y, double w, double h) {
    double right = Math.round(Math.clamp(0.25 * w, 296, 400)), left = w - right - GAP;
    int count = shown == null ? 16 : shown.cells().values().size();
    double share = count <= 8 ? 0.3 : count <= 32 ? 0.42 : count <= 128 ? 0.46 : 0.6;
    double cellsH = Math.round(Math.max(120, Math.min((h - GAP) * share, h - GAP - CHART_MIN)));
    cells.resizeRelocate(x, y, left, cellsH);
    chart.resizeRelocate(x, y + cellsH + GAP, left, h - cellsH - GAP);

    double column = x + left + GAP;
    int thermistors = shown == null ? 4 : shown.temps().values().size();
    double temperaturesH = TemperaturesView.heightFor(thermistors, right);
    double oneRow = TemperaturesView.heightFor(1, right);
    boolean events = shown != null && !shown.events().isEmpty();
    double least = events ? EVENTS_MIN : ALARMS_MIN, limitsH = LimitsView.HEIGHT;
    double others = limitsH + 2 * GAP + least;
    if (others + temperaturesH > h && (events || h > others + oneRow)) temperaturesH = oneRow;
    // Where the window is small, limits that are all 0 make room for what opened the pack.
    boolean tripped = shown != null && shown.mode() instanceof Mode.Tripped;
    if (events && tripped && others + temperaturesH > h) limitsH = -GAP;
    limits.resizeRelocate(column, y, right, Math.max(0, limitsH));
    double next = y + limitsH + GAP;
    temperatures.resizeRelocate(column, next, right, temperaturesH);
    next += temperaturesH + GAP;
    alarms.resizeRelocate(column, next, right, Math.max(0, y + h - next));
  }
}
