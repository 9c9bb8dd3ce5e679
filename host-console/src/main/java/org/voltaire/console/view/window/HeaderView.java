package org.voltaire.console.view.window;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.Wording;
import org.voltaire.link.PackInfo;

/// The header: the pack, whether it is simulated, its source, and the state of the link.
final class HeaderView extends PaintedView {
  /// The width in the middle that is left for the buttons of the pages, px.
  static final double PAGES = 250;

  private static final double EDGE = 20;
  private static final double CHIP = 26;

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    link(painter, now, w, h / 2);
    pack(painter, now.pack(), w, h / 2);
    painter.line(0, h - 0.5, w, h - 0.5, ColourRole.LINE, 1);
  }

  /// On the right: the source and the state of the link.
  private static void link(CanvasPainter painter, Snapshot now, double w, double middle) {
    Typeface small = Typeface.strong(11.5), regular = Typeface.regular(13);
    Wording link = Wording.of(now.link());
    double chip = CanvasPainter.chipWidth(link.word(), CHIP, small), left = w - EDGE - chip;
    painter.chip(
        link.symbol(), link.word(), left, middle - CHIP / 2, CHIP, link.fill(), link.ink(), small);
    painter.text(
        now.link().where(),
        left - 12,
        CanvasPainter.middle(middle, regular),
        regular,
        ColourRole.MUTED,
        Align.RIGHT,
        Math.min(0.3 * w, left - 12 - (w + PAGES) / 2 - 12));
  }

  /// On the left: name of the pack, whether it is simulated, chemistry and size.
  private static void pack(
      CanvasPainter painter, @Nullable PackInfo pack, double w, double middle) {
    Typeface small = Typeface.strong(11.5), regular = Typeface.regular(13);
    Typeface title = Typeface.strong(18);
    double right = (w - PAGES) / 2, x = EDGE;
    String name = pack == null ? "No pack yet" : pack.name();
    double badge = pack != null && pack.simulated() ? small.width("SIMULATED") + 34 : 0;
    double room = right - x - badge, y = CanvasPainter.middle(middle, title);
    x += painter.text(name, x, y, title, ColourRole.TEXT, Align.LEFT, room);
    if (badge > 0) {
      x += 14;
      double width = small.width("SIMULATED") + 20;
      painter.outline(x, middle - 11, width, 22, 11, ColourRole.ACCENT, 1.2);
      double line = CanvasPainter.middle(middle, small);
      painter.text("SIMULATED", x + width / 2, line, small, ColourRole.ACCENT, Align.CENTRE);
      x += width;
    }
    String about = about(pack);
    if (regular.width(about) < right - x - 14) {
      double line = CanvasPainter.middle(middle, regular);
      painter.text(about, x + 14, line, regular, ColourRole.MUTED, Align.LEFT);
    }
  }

  private static String about(@Nullable PackInfo pack) {
    if (pack == null) return "";
    String cells = pack.cellsInSeries() == 1 ? "1 cell" : pack.cellsInSeries() + " cells";
    return "%s  ·  %s in series  ·  %s Ah"
        .formatted(
            pack.chemistry().toUpperCase(Locale.ROOT),
            cells,
            NumberText.fixed(pack.capacityAh(), 0));
  }
}
