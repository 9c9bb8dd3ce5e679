package org.voltaire.console.view.overview;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.AlarmLine;
import org.voltaire.console.model.Freshness;
import org.voltaire.console.model.NumberText;
import org.voltaire.console.model.Snapshot;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Symbol;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.Wording;
import org.voltaire.pack.Fault;
import org.voltaire.words.FaultWords;

/// The events, or the words that there are none, or that this is not known. Of a tripped pack it
/// never says that there are none. A pack of an older version tells alarms only.
final class AlarmsView extends PaintedView {
  private static final double LINE_H = 48;

  /// The middle of the line that stands for the list if there is none, px.
  private static final double FIRST_LINE = TITLE + 14;

  @Override
  protected void paint(CanvasPainter painter, Snapshot now, double w, double h) {
    panel(painter, now.events().isEmpty() ? "Alarms" : "Events", w, h);
    Fault cause = trippedBy(now);
    int count = now.events().isEmpty() ? now.alarms().size() : now.unseen();
    if (now.decisions() == Freshness.STALE) {
      String old = NumberText.duration(now.frameAgeSeconds()) + " old";
      double right = w - PAD - (count == 0 ? 0 : 28);
      painter.text(old, right, 26, Typeface.regular(12), ColourRole.MUTED, Align.RIGHT);
    }
    if (now.decisions() == Freshness.UNKNOWN) {
      painter.symbol(Symbol.MISSING, PAD + 6, FIRST_LINE, 13, ColourRole.STALE);
      line(painter, "Not known without a live link", w);
    } else if (!now.events().isEmpty()) {
      if (count > 0) count(painter, count, w);
      EventRows.paint(painter, now.events(), w, h);
    } else if (count == 0 && cause != null) {
      painter.symbol(Symbol.DIAMOND, PAD + 6, FIRST_LINE, 13, ColourRole.CRIT);
      FaultWords words = now.words();
      line(
          painter, sentence(words.meaning(cause)) + ": over, " + words.cleared(cause.cleared()), w);
    } else if (count == 0) {
      boolean live = now.decisions() == Freshness.LIVE;
      ColourRole ink = live ? ColourRole.OK : ColourRole.STALE;
      painter.symbol(Symbol.DISC, PAD + 5, FIRST_LINE, 9, ink);
      line(painter, "No alarms", w);
    } else {
      count(painter, count, w);
      alarms(painter, now.alarms(), w, h);
    }
  }

  private static @Nullable Fault trippedBy(Snapshot now) {
    return now.mode() == null ? null : now.mode().trippedBy();
  }

  private static void count(CanvasPainter painter, int count, double w) {
    Typeface strong = Typeface.strong(13);
    painter.label(String.valueOf(count), w - PAD, 26, strong, ColourRole.TEXT, Align.RIGHT);
  }

  private static void line(CanvasPainter painter, String text, double w) {
    Typeface face = Typeface.regular(13);
    double x = PAD + 22, y = CanvasPainter.middle(FIRST_LINE, face);
    painter.text(text, x, y, face, ColourRole.MUTED, Align.LEFT, w - PAD - x);
  }

  /// As many alarms as there is room for; if there are more, the last line says how many.
  private static void alarms(CanvasPainter painter, List<AlarmLine> alarms, double w, double h) {
    int count = alarms.size();
    int room = (int) Math.max(1, Math.floor((h - TITLE - 6) / LINE_H));
    int shown = count <= room ? count : Math.max(1, room - 1);
    for (int i = 0; i < shown; i++) alarm(painter, alarms.get(i), TITLE + i * LINE_H, w);
    if (shown < count && room > 1) {
      double y = TITLE + shown * LINE_H + 20;
      String more = (count - shown) + " more";
      painter.text(more, PAD + 22, y, Typeface.regular(13), ColourRole.MUTED, Align.LEFT);
    }
  }

  private static void alarm(CanvasPainter painter, AlarmLine line, double y, double w) {
    Wording wording = Wording.of(line.level(), line.levelWord());
    painter.symbol(wording.symbol(), PAD + 6, y + 10, 13, wording.fill());
    double x = PAD + 22;
    painter.text(
        sentence(line.meaning()),
        x,
        y + 15,
        Typeface.strong(13),
        ColourRole.TEXT,
        Align.LEFT,
        w - PAD - x);
    String detail = line.detail().isEmpty() ? "" : line.detail() + "  ·  ";
    Typeface small = Typeface.regular(12), level = Typeface.strong(11);
    x += painter.text(line.levelWord(), x, y + 33, level, ColourRole.MUTED, Align.LEFT) + 8;
    painter.number(
        detail + "for " + NumberText.duration(line.sinceSeconds()),
        x,
        y + 33,
        small,
        ColourRole.MUTED,
        Align.LEFT);
  }

  static String sentence(String clause) {
    return clause.isEmpty()
        ? clause
        : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
  }
}
