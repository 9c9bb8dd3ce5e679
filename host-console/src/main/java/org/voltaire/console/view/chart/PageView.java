package org.voltaire.console.view.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.view.PaintedView;

/// One page of the window: its views and where they lie. The views themselves are children of the
/// window.
public interface PageView {
  /// All views of the page.
  List<PaintedView> views();

  /// The view with the chart, which is one of [#views]. It shows time, so it is painted when
  /// [#chartDue] says so, even when no frame arrives. The buttons for the time window lie on it.
  PaintedView chart();

  /// Whether the chart would look different from when it was last painted.
  boolean chartDue(long nowNanos);

  /// Shows this much of the past.
  void window(TimeWindow window);

  /// Gives every view its place in the rectangle.
  ///
  /// @param shown the last snapshot; `null` before the first
  /// @param x px, as the others
  void layout(@Nullable Snapshot shown, double x, double y, double w, double h);
}
