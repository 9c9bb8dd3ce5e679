package org.voltaire.console.view.window;

import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.link.PackInfo;

/// The status line: source, frames per second, frames that did not arrive, the id of the pack, and
/// what its relays say if it has any.
final class StatusView extends PaintedView {

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    painter.line(0, 0.5, w, 0.5, ColourRole.LINE, 1);
    Typeface face = Typeface.regular(12);
    PackInfo pack = now.pack();
    String id = pack == null ? "" : pack.packId();
    String[] items = {
      "source " + now.link().where(),
      NumberText.fixed(now.framesPerSecond(), 1) + " frames/s",
      now.dropped() + " dropped",
      id.isEmpty() ? "" : "pack " + id.substring(0, Math.min(8, id.length())),
      now.relays()
    };
    double x = 20, y = CanvasPainter.middle(h / 2, face);
    for (String item : items) {
      if (item.isEmpty()) continue;
      x += painter.label(item, x, y, face, ColourRole.MUTED, Align.LEFT) + 28;
    }
  }
}
