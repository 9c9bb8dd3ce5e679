package org.voltaire.console.view.window;

import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;

/// What the window shows before the first frame: how far the connection is, and what a person can
/// do.
final class WelcomeView extends PaintedView {
  private static final double CARD_W = 600;
  private static final double CARD_H = 372;

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    double x = Math.round((w - CARD_W) / 2), y = Math.round(Math.max(24, (h - CARD_H) * 0.42));
    painter.box(x, y, CARD_W, CARD_H, 12, ColourRole.PANEL);
    painter.outline(x, y, CARD_W, CARD_H, 12, ColourRole.LINE, 1);
    double left = x + 36, room = CARD_W - 72;
    LinkStatus link = now.link();
    painter.text(
        "Connecting to " + link.where(),
        left,
        y + 54,
        Typeface.strong(22),
        ColourRole.TEXT,
        Align.LEFT,
        room);

    boolean reached = link.kind() != LinkStatus.LinkKind.CONNECTING;
    boolean described = now.pack() != null;
    step(painter, reached, "Reach the pack", left, y + 96);
    step(painter, described, "Learn what it is", left, y + 124);
    step(painter, false, "Receive the first measurement", left, y + 152);
    String trouble =
        reached || link.reason().isEmpty() ? "" : "So far: " + link.reason() + ". Trying again.";
    painter.text(trouble, left, y + 190, Typeface.regular(13), ColourRole.TEXT, Align.LEFT, room);

    painter.line(left, y + 214.5, left + room, y + 214.5, ColourRole.LINE, 1);
    painter.text(
        "Nothing running there yet? In another terminal:",
        left,
        y + 244,
        Typeface.regular(13),
        ColourRole.MUTED,
        Align.LEFT,
        room);
    command(painter, "./bms demo", "a simulated pack, no hardware needed", left, y + 260, room);
    command(painter, "./bms run --config FILE", "the pack on this machine", left, y + 306, room);
  }

  private static void step(CanvasPainter painter, boolean done, String text, double x, double y) {
    painter.symbol(
        done ? Symbol.DISC : Symbol.RING, x + 6, y, 11, done ? ColourRole.OK : ColourRole.FILL);
    Typeface face = Typeface.regular(14);
    painter.text(
        text,
        x + 24,
        CanvasPainter.middle(y, face),
        face,
        done ? ColourRole.MUTED : ColourRole.TEXT,
        Align.LEFT);
  }

  private static void command(
      CanvasPainter painter, String command, String what, double x, double y, double w) {
    Typeface strong = Typeface.strong(13.5), regular = Typeface.regular(13);
    painter.box(x, y, w, 38, 6, ColourRole.TILE);
    painter.outline(x, y, w, 38, 6, ColourRole.LINE, 1);
    painter.text(
        command, x + 14, CanvasPainter.middle(y + 19, strong), strong, ColourRole.TEXT, Align.LEFT);
    painter.text(
        what,
        x + w - 14,
        CanvasPainter.middle(y + 19, regular),
        regular,
        ColourRole.MUTED,
        Align.RIGHT);
  }
}
