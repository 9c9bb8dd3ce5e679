package org.voltaire.console.view;

import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.link.PackInfo;

/// How well the numbers reach the window.
final class StatusView extends PaintedView {

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    pen.line(0, 0.5, w, 0.5, Token.LINE, 1);
    Typeface face = Typeface.regular(12);
    PackInfo pack = now.pack();
    String id = pack == null ? "" : pack.packId();
    String[] items = {
      "source " + now.link().where(),
      Figures.fixed(now.framesPerSecond(), 1) + " frames/s",
      now.dropped() + " dropped",
      id.isEmpty() ? "" : "pack " + id.substring(0, Math.min(8, id.length()))
    };
    double x = 20, y = Pen.middle(h / 2, face);
    for (String item : items) {
      if (item.isEmpty()) continue;
      x += pen.scale(item, x, y, face, Token.MUTED, Align.LEFT) + 28;
    }
  }
}
