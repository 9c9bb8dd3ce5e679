package org.voltaire.console.view;

import org.voltaire.console.model.DisplayValue;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;

/// A state of charge as a bar. A band around the end of the bar shows its standard deviation.
public final class SocBar {
  private SocBar() {}

  /// Paints the bar into a rectangle.
  public static void paint(
      CanvasPainter painter,
      double x,
      double y,
      double w,
      double h,
      DisplayValue soc,
      DisplayValue sigma) {
    painter.box(x, y, w, h, h / 2, ColourRole.TRACK);
    if (!soc.known()) return;
    ColourRole fill = soc.freshness() == Freshness.LIVE ? ColourRole.FILL : ColourRole.STALE;
    double end = w * Math.clamp(soc.value(), 0.0, 1.0);
    painter.box(
        x, y, Math.max(end, h), h, h / 2, fill, soc.freshness() == Freshness.LIVE ? 1 : 0.5);
    if (!sigma.known()) return;
    double from = w * Math.clamp(soc.value() - sigma.value(), 0.0, 1.0);
    double to = w * Math.clamp(soc.value() + sigma.value(), 0.0, 1.0);
    painter.box(x + from, y - 1.5, Math.max(1, to - from), h + 3, 1.5, ColourRole.ACCENT, 0.45);
    painter.box(x + end - 0.75, y - 1.5, 1.5, h + 3, 0, ColourRole.TEXT);
  }
}
