package org.voltaire.console.view.window;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.AlarmLine;
import org.voltaire.console.model.EventLine;
import org.voltaire.console.model.LinkStatus;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.contactor.Contactors;
import org.voltaire.pack.Fault;

/// A line across the window, shown only when a fault keeps the pack or one of its switches open, or
/// when the numbers are not current because the link is lost or the recording has ended.
final class BannerView extends PaintedView {

  /// Whether it must be shown.
  static boolean needed(Snapshot now) {
    return now.started()
        && (cause(now) != null
            || now.link().kind() == LinkStatus.LinkKind.LOST
            || now.link().kind() == LinkStatus.LinkKind.ENDED);
  }

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    switch (now.link().kind()) {
      case LOST -> lost(painter, now.link(), w, h);
      case ENDED ->
          say(
              painter,
              Symbol.SQUARE,
              ColourRole.STALE,
              ColourRole.STALE_INK,
              "The recording has ended",
              "nothing here is current",
              w,
              h);
      case CONNECTING, LIVE, PLAYING, LAGGING -> {
        Fault cause = cause(now);
        if (cause != null) tripped(painter, now, cause, w, h);
      }
    }
  }

  private static @Nullable Fault cause(Snapshot now) {
    return now.mode() == null ? null : now.mode().trippedBy();
  }

  private static Contactors left(Snapshot now) {
    return now.mode() == null ? Contactors.OPEN : now.mode().contactors();
  }

  private static void lost(CanvasPainter painter, LinkStatus link, double w, double h) {
    String reason = link.reason().isEmpty() ? "" : link.reason() + "  ·  ";
    say(
        painter,
        Symbol.MISSING,
        ColourRole.STALE,
        ColourRole.STALE_INK,
        "Link lost " + NumberText.duration(link.seconds()) + " ago",
        reason + "trying again; nothing here is current",
        w,
        h);
  }

  private static void tripped(
      CanvasPainter painter, Snapshot now, Fault cause, double w, double h) {
    String detail =
        now.events().stream()
            .filter(line -> line.event().fault() == cause)
            .findFirst()
            .map(EventLine::cause)
            .or(() -> found(now, cause))
            .map(text -> text + "  ·  ")
            .orElse("");
    say(
        painter,
        Symbol.DIAMOND,
        ColourRole.CRIT,
        ColourRole.CRIT_INK,
        now.words().events().tripped(left(now), cause),
        detail + now.words().cleared(cause.cleared()),
        w,
        h);
  }

  private static Optional<String> found(Snapshot now, Fault cause) {
    return now.alarms().stream()
        .filter(line -> line.fault() == cause && !line.detail().isEmpty())
        .findFirst()
        .map(AlarmLine::detail);
  }

  private static void say(
      CanvasPainter painter,
      Symbol mark,
      ColourRole fill,
      ColourRole ink,
      String what,
      String more,
      double w,
      double h) {
    Typeface strong = Typeface.strong(14), regular = Typeface.regular(13);
    painter.box(0, 0, w, h, 0, fill);
    painter.symbol(mark, 29, h / 2, 15, ink);
    double x = 48;
    x +=
        painter.text(
                what, x, CanvasPainter.middle(h / 2, strong), strong, ink, Align.LEFT, w - x - 20)
            + 16;
    painter.text(
        more, x, CanvasPainter.middle(h / 2, regular), regular, ink, Align.LEFT, w - x - 20);
  }
}
