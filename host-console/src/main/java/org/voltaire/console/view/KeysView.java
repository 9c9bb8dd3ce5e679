package org.voltaire.console.view;

import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// What the keyboard can do.
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
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    panel(pen, "Keys", w, h);
    pen.outline(0, 0, w, h, 10, Token.MUTED, 1.5);
    double y = TITLE + 18;
    for (String[] key : KEYS) {
      pen.scale(key[0], PAD, y, Typeface.strong(13), Token.TEXT, Align.LEFT);
      pen.scale(key[1], PAD + 96, y, Typeface.regular(13), Token.MUTED, Align.LEFT);
      y += 31;
    }
  }
}
