package org.voltaire.console.view;

import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// What the window says before the first frame: what it is doing, and what one can do.
final class WelcomeView extends PaintedView {
  private static final double CARD_W = 600;
  private static final double CARD_H = 372;

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    double x = Math.round((w - CARD_W) / 2), y = Math.round(Math.max(24, (h - CARD_H) * 0.42));
    pen.box(x, y, CARD_W, CARD_H, 12, Token.PANEL);
    pen.outline(x, y, CARD_W, CARD_H, 12, Token.LINE, 1);
    double left = x + 36, room = CARD_W - 72;
    LinkStatus link = now.link();
    pen.words(
        "Connecting to " + link.where(),
        left,
        y + 54,
        Typeface.strong(22),
        Token.TEXT,
        Align.LEFT,
        room);

    boolean reached = link.kind() != LinkStatus.Kind.CONNECTING;
    boolean described = now.pack() != null;
    step(pen, reached, "Reach the pack", left, y + 96);
    step(pen, described, "Learn what it is", left, y + 124);
    step(pen, false, "Receive the first measurement", left, y + 152);
    String trouble =
        reached || link.reason().isEmpty() ? "" : "So far: " + link.reason() + ". Trying again.";
    pen.words(trouble, left, y + 190, Typeface.regular(13), Token.TEXT, Align.LEFT, room);

    pen.line(left, y + 214.5, left + room, y + 214.5, Token.LINE, 1);
    pen.words(
        "Nothing running there yet? In another terminal:",
        left,
        y + 244,
        Typeface.regular(13),
        Token.MUTED,
        Align.LEFT,
        room);
    command(pen, "./bms demo", "a simulated pack, no hardware needed", left, y + 260, room);
    command(pen, "./bms run --config FILE", "the pack on this machine", left, y + 306, room);
  }

  private static void step(Pen pen, boolean done, String text, double x, double y) {
    pen.mark(done ? Mark.DISC : Mark.RING, x + 6, y, 11, done ? Token.OK : Token.FILL);
    Typeface face = Typeface.regular(14);
    pen.words(text, x + 24, Pen.middle(y, face), face, done ? Token.MUTED : Token.TEXT, Align.LEFT);
  }

  private static void command(Pen pen, String command, String what, double x, double y, double w) {
    Typeface strong = Typeface.strong(13.5), regular = Typeface.regular(13);
    pen.box(x, y, w, 38, 6, Token.TILE);
    pen.outline(x, y, w, 38, 6, Token.LINE, 1);
    pen.words(command, x + 14, Pen.middle(y + 19, strong), strong, Token.TEXT, Align.LEFT);
    pen.words(what, x + w - 14, Pen.middle(y + 19, regular), regular, Token.MUTED, Align.RIGHT);
  }
}
