package org.voltaire.console.view;

import java.util.Locale;
import org.voltaire.console.model.AlarmLine;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.Mark;
import org.voltaire.console.paint.Pen;
import org.voltaire.console.paint.Token;
import org.voltaire.console.paint.Typeface;

/// What is wrong, most telling first; and that nothing is, when nothing is.
final class AlarmsView extends PaintedView {
  private static final double LINE_H = 48;

  @Override
  protected void paint(Pen pen, Snapshot now, double w, double h) {
    panel(pen, "Alarms", w, h);
    Typeface words = Typeface.regular(13);
    if (now.decisions() == Freshness.UNKNOWN) {
      pen.mark(Mark.MISSING, PAD + 6, TITLE + 14, 13, Token.STALE);
      pen.words(
          "Not known without a live link",
          PAD + 22,
          Pen.middle(TITLE + 14, words),
          words,
          Token.MUTED,
          Align.LEFT,
          w - 2 * PAD - 22);
      return;
    }
    int count = now.alarms().size();
    if (now.decisions() == Freshness.STALE) {
      String old = Figures.duration(now.frameAgeSeconds()) + " old";
      pen.words(
          old, w - PAD - (count == 0 ? 0 : 28), 26, Typeface.regular(12), Token.MUTED, Align.RIGHT);
    }
    if (count == 0) {
      boolean live = now.decisions() == Freshness.LIVE;
      pen.mark(Mark.DISC, PAD + 5, TITLE + 14, 9, live ? Token.OK : Token.STALE);
      pen.words(
          "No alarms", PAD + 22, Pen.middle(TITLE + 14, words), words, Token.MUTED, Align.LEFT);
      return;
    }
    pen.scale(String.valueOf(count), w - PAD, 26, Typeface.strong(13), Token.TEXT, Align.RIGHT);
    int room = (int) Math.max(1, Math.floor((h - TITLE - 6) / LINE_H));
    int shown = count <= room ? count : Math.max(1, room - 1);
    for (int i = 0; i < shown; i++) alarm(pen, now.alarms().get(i), TITLE + i * LINE_H, w);
    if (shown < count && room > 1) {
      pen.words(
          (count - shown) + " more",
          PAD + 22,
          TITLE + shown * LINE_H + 20,
          words,
          Token.MUTED,
          Align.LEFT);
    }
  }

  private static void alarm(Pen pen, AlarmLine line, double y, double w) {
    Wording wording = Wording.of(line.level(), line.levelWord());
    pen.mark(wording.mark(), PAD + 6, y + 10, 13, wording.fill());
    double x = PAD + 22;
    pen.words(
        sentence(line.meaning()),
        x,
        y + 15,
        Typeface.strong(13),
        Token.TEXT,
        Align.LEFT,
        w - PAD - x);
    String detail = line.detail().isEmpty() ? "" : line.detail() + "  ·  ";
    Typeface small = Typeface.regular(12), level = Typeface.strong(11);
    x += pen.words(line.levelWord(), x, y + 33, level, Token.MUTED, Align.LEFT) + 8;
    pen.figure(
        detail + "for " + Figures.duration(line.sinceSeconds()),
        x,
        y + 33,
        small,
        Token.MUTED,
        Align.LEFT);
  }

  private static String sentence(String clause) {
    return clause.isEmpty()
        ? clause
        : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }
}
