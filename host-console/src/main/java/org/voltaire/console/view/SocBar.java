package org.voltaire.console.view;

import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Shown;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;

/// A state of charge as a bar, and how far it may be off as a band around its end.
final class SocBar {
  private SocBar() {}

  static void paint(Pen pen, double x, double y, double w, double h, Shown soc, Shown sigma) {
    pen.box(x, y, w, h, h / 2, Token.TRACK);
    if (!soc.known()) return;
    Token fill = soc.freshness() == Freshness.LIVE ? Token.FILL : Token.STALE;
    double end = w * Math.clamp(soc.value(), 0.0, 1.0);
    pen.box(x, y, Math.max(end, h), h, h / 2, fill, soc.freshness() == Freshness.LIVE ? 1 : 0.5);
    if (!sigma.known()) return;
    double from = w * Math.clamp(soc.value() - sigma.value(), 0.0, 1.0);
    double to = w * Math.clamp(soc.value() + sigma.value(), 0.0, 1.0);
    pen.box(x + from, y - 1.5, Math.max(1, to - from), h + 3, 1.5, Token.ACCENT, 0.45);
    pen.box(x + end - 0.75, y - 1.5, 1.5, h + 3, 0, Token.TEXT);
  }
}
