package org.voltaire.console.view;

import org.voltaire.console.model.AlarmLine;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.contactor.Mode;
import org.voltaire.pack.Fault;
import org.voltaire.words.FaultWords;

/// One line across the window when something stands above everything else: the pack tripped, or
/// what is on the screen is not from now.
final class BannerView extends PaintedView {

  /// Whether there is anything to say.
  static boolean needed(Snapshot now) {
    return now.started()
        && (now.mode() instanceof Mode.Tripped
            || now.link().kind() == LinkStatus.Kind.LOST
            || now.link().kind() == LinkStatus.Kind.ENDED);
  }

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    switch (now.link().kind()) {
      case LOST -> lost(pen, now.link(), w, h);
      case ENDED ->
          say(
              pen,
              Mark.SQUARE,
              Token.STALE,
              Token.STALE_INK,
              "The recording has ended",
              "nothing here is current",
              w,
              h);
      case CONNECTING, LIVE, PLAYING, LAGGING -> {
        if (now.mode() instanceof Mode.Tripped(Fault cause, _)) tripped(pen, now, cause, w, h);
      }
    }
  }

  private static void lost(Pen pen, LinkStatus link, double w, double h) {
    String reason = link.reason().isEmpty() ? "" : link.reason() + "  ·  ";
    say(
        pen,
        Mark.MISSING,
        Token.STALE,
        Token.STALE_INK,
        "Link lost " + Figures.duration(link.seconds()) + " ago",
        reason + "trying again; nothing here is current",
        w,
        h);
  }

  private static void tripped(Pen pen, Snapshot now, Fault cause, double w, double h) {
    String detail =
        now.alarms().stream()
            .filter(line -> line.fault() == cause && !line.detail().isEmpty())
            .findFirst()
            .map(AlarmLine::detail)
            .map(text -> text + "  ·  ")
            .orElse("");
    say(
        pen,
        Mark.DIAMOND,
        Token.CRIT,
        Token.CRIT_INK,
        "Tripped: " + FaultWords.ENGLISH.meaning(cause),
        detail + FaultWords.ENGLISH.cleared(cause.cleared()),
        w,
        h);
  }

  private static void say(
      Pen pen, Mark mark, Token fill, Token ink, String what, String more, double w, double h) {
    Typeface strong = Typeface.strong(14), regular = Typeface.regular(13);
    pen.box(0, 0, w, h, 0, fill);
    pen.mark(mark, 29, h / 2, 15, ink);
    double x = 48;
    x += pen.words(what, x, Pen.middle(h / 2, strong), strong, ink, Align.LEFT, w - x - 20) + 16;
    pen.words(more, x, Pen.middle(h / 2, regular), regular, ink, Align.LEFT, w - x - 20);
  }
}
