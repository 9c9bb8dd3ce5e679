package org.voltaire.console.view;

import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// The time axis that the lanes of a chart share: a line through each, labels below the last.
final class TimeTicks {
  private TimeTicks() {}

  /// @param bottom of the last lane, px
  static void paint(Pen pen, Window window, double bottom, Lane... lanes) {
    Typeface face = Typeface.regular(11);
    for (int ago = window.seconds(); ago >= 0; ago -= window.tickSeconds()) {
      double share = 1 - ago / (double) window.seconds();
      double x = Math.round(lanes[0].x() + lanes[0].w() * share) - 0.5;
      for (Lane lane : lanes) {
        if (ago == 0 || ago == window.seconds()) continue;
        pen.line(x, lane.y(), x, lane.y() + lane.h(), Token.LINE, 0.6);
      }
      pen.scale(window.ago(ago), x, bottom + 19, face, Token.MUTED, Align.CENTRE);
    }
  }
}
