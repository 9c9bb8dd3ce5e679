package org.voltaire.console.view.chart;

import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;

/// The time axis that all lanes of a chart share: vertical lines in each lane, labels below the
/// last.
public final class TimeTicks {
  private TimeTicks() {}

  /// Paints the time axis.
  ///
  /// @param bottom lower end of the last lane, px
  public static void paint(
      CanvasPainter painter, TimeWindow window, double bottom, ChartLane... lanes) {
    Typeface face = Typeface.regular(11);
    for (int ago = window.seconds(); ago >= 0; ago -= window.tickSeconds()) {
      double share = 1 - ago / (double) window.seconds();
      double x = Math.round(lanes[0].x() + lanes[0].w() * share) - 0.5;
      for (ChartLane lane : lanes) {
        if (ago == 0 || ago == window.seconds()) continue;
        painter.line(x, lane.y(), x, lane.y() + lane.h(), ColourRole.LINE, 0.6);
      }
      painter.label(window.ago(ago), x, bottom + 19, face, ColourRole.MUTED, Align.CENTRE);
    }
  }
}
