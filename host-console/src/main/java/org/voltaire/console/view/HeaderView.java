package org.voltaire.console.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;
import org.voltaire.link.PackInfo;

/// Which pack this is, whether it is a real one, and how the link to it stands.
final class HeaderView extends PaintedView {
  /// The middle, where the pages' buttons lie, px.
  static final double PAGES = 250;

  private static final double EDGE = 20;
  private static final double CHIP = 26;

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    Typeface small = Typeface.strong(11.5), words = Typeface.regular(13);
    double middle = h / 2;

    Wording link = Wording.of(now.link());
    double chip = Pen.chipWidth(link.word(), CHIP, small);
    pen.chip(
        link.mark(),
        link.word(),
        w - EDGE - chip,
        middle - CHIP / 2,
        CHIP,
        link.fill(),
        link.ink(),
        small);
    double right = w - EDGE - chip - 12;
    right -=
        pen.words(
            now.link().where(),
            right,
            Pen.middle(middle, words),
            words,
            Token.MUTED,
            Align.RIGHT,
            Math.min(0.3 * w, right - (w + PAGES) / 2 - 12));
    right = (w - PAGES) / 2;

    PackInfo pack = now.pack();
    String name = pack == null ? "No pack yet" : pack.name();
    Typeface title = Typeface.strong(18);
    double badge = pack != null && pack.simulated() ? small.width("SIMULATED") + 34 : 0;
    double x = EDGE;
    x +=
        pen.words(
            name, x, Pen.middle(middle, title), title, Token.TEXT, Align.LEFT, right - x - badge);
    if (badge > 0) {
      x += 14;
      double width = small.width("SIMULATED") + 20;
      pen.outline(x, middle - 11, width, 22, 11, Token.ACCENT, 1.2);
      pen.words(
          "SIMULATED", x + width / 2, Pen.middle(middle, small), small, Token.ACCENT, Align.CENTRE);
      x += width;
    }
    String about = about(pack);
    if (words.width(about) < right - x - 14) {
      pen.words(about, x + 14, Pen.middle(middle, words), words, Token.MUTED, Align.LEFT);
    }
    pen.line(0, h - 0.5, w, h - 0.5, Token.LINE, 1);
  }

  private static String about(@Nullable PackInfo pack) {
    if (pack == null) return "";
    String cells = pack.cellsInSeries() == 1 ? "1 cell" : pack.cellsInSeries() + " cells";
    return "%s  ·  %s in series  ·  %s Ah"
        .formatted(
            pack.chemistry().toUpperCase(Locale.ROOT), cells, Figures.fixed(pack.capacityAh(), 0));
  }
}
