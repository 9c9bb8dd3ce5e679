package org.voltaire.console.view.window;

import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;

/// The list of keys.
final class KeysView extends PaintedView {
  static final double WIDTH = 320;
  static final double HEIGHT = 278;

  private static final String[][] KEYS = {
    {"T", "light or dark"},
    {"E", "estimator or overview"},
    {"↑  ↓", "another cell of the estimator"},
    {"1  2  3  4", "1 m, 2 m, 10 m, 1 h of history"},
    {"?  or  F1", "this list"},
    {"Esc", "close this list"},
    {"Ctrl Q", "leave"}
  };

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    panel(painter, "Keys", w, h);
    painter.outline(0, 0, w, h, 10, ColourRole.MUTED, 1.5);
    double y = TITLE + 18;
    for (String[] key : KEYS) {
      painter.label(key[0], PAD, y, Typeface.strong(13), ColourRole.TEXT, Align.LEFT);
      painter.label(key[1], PAD + 96, y, Typeface.regular(13), ColourRole.MUTED, Align.LEFT);
      y += 31;
    }
  }
}
