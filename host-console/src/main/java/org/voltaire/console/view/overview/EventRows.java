package org.voltaire.console.view.overview;

import java.util.List;
import java.util.Locale;
import org.voltaire.console.model.EventLine;
import org.voltaire.console.paint.Align;
import org.voltaire.console.paint.CanvasPainter;
import org.voltaire.console.paint.ColourRole;
import org.voltaire.console.paint.Paragraph;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.Wording;

/// Events one below the other: each opening of the pack with its first cause and, hanging from it
/// by a line, what followed.
final class EventRows {
  private static final double LEFT = 16, TOP = 40, BOTTOM = 10;

  /// Where texts begin, px from the left; the symbols are before them.
  private static final double TEXT_X = LEFT + 22;

  private static final double MARK_X = LEFT + 6;
  private static final double LINE_H = 17, GAP = 12;

  private final CanvasPainter painter;
  private final double right;
  private final double bottom;
  private double y = TOP;

  /// The symbol of the opening whose followers are painted now; `NaN` for none.
  private double railY = Double.NaN;

  private EventRows(CanvasPainter painter, double w, double h) {
    this.painter = painter;
    this.right = w - LEFT;
    this.bottom = h - BOTTOM;
  }

  /// Paints as many as there is room for below the title of a panel of this size; if there are
  /// more, the last line says how many.
  static void paint(CanvasPainter painter, List<EventLine> lines, double w, double h) {
    var list = new EventRows(painter, w, h);
    for (int i = 0; i < lines.size(); i++) {
      boolean last = i == lines.size() - 1;
      double needed = list.least(lines.get(i)) + (last ? 0 : LINE_H);
      if (i > 0 && list.y + needed > list.bottom) {
        list.more(lines.size() - i);
        return;
      }
      list.event(lines.get(i), last ? 0 : LINE_H);
    }
  }

  /// The least height of an event, px: its title, what was found, and its times.
  private double least(EventLine line) {
    return LINE_H * (1 + found(line).size() + times(line).size());
  }

  private List<String> found(EventLine line) {
    return Paragraph.lines(line.cause(), Typeface.regular(12.5), right - TEXT_X, 2);
  }

  private List<String> times(EventLine line) {
    return Paragraph.lines(line.times(), Typeface.regular(12), right - TEXT_X, 2);
  }

  private void event(EventLine line, double below) {
    boolean quiet = line.event().acknowledged() && line.event().isOver();
    mark(line);
    heading(line, quiet);
    paragraph(found(line), Typeface.regular(12.5), quiet ? ColourRole.MUTED : ColourRole.TEXT);
    paragraph(times(line), Typeface.regular(12), ColourRole.MUTED);
    int room = (int) Math.floor((bottom - below - y) / LINE_H);
    if (!line.event().acknowledged() && !line.event().followed() && room >= 1) {
      Typeface face = Typeface.strong(12);
      y += 2;
      paragraph(
          Paragraph.lines(line.next(), face, right - TEXT_X, Math.min(4, room)),
          face,
          ColourRole.TEXT);
    }
    y += GAP;
  }

  /// The symbol of its level, and the line from the first cause down to it.
  private void mark(EventLine line) {
    double at = y + 9;
    if (line.event().followed() && !Double.isNaN(railY)) {
      painter.line(MARK_X, railY + 9, MARK_X, at - 8, ColourRole.CRIT, 1.5);
      railY = at;
    } else {
      railY = line.event().isFirstCause() ? at : Double.NaN;
    }
    Wording wording = Wording.of(line.event().alarm().level(), "");
    boolean there = !line.event().isOver() || !line.event().acknowledged();
    double size = line.event().followed() ? 10 : 13;
    painter.symbol(wording.symbol(), MARK_X, at, size, there ? wording.fill() : ColourRole.STALE);
  }

  private void heading(EventLine line, boolean quiet) {
    Typeface face = Typeface.strong(13);
    double room = right - TEXT_X;
    if (line.event().isFirstCause() || line.event().followed()) room -= role(line) + 8;
    String title = AlarmsView.sentence(line.title());
    ColourRole ink = quiet ? ColourRole.MUTED : ColourRole.TEXT;
    painter.text(title, TEXT_X, y + 14, face, ink, Align.LEFT, room);
    y += LINE_H + 1;
  }

  /// At the right, its role in the opening. Returns its width.
  private double role(EventLine line) {
    Typeface face = Typeface.strong(10.5);
    String word = line.role().toUpperCase(Locale.ROOT);
    if (!line.event().isFirstCause()) {
      return painter.text(word, right, y + 13, face, ColourRole.MUTED, Align.RIGHT);
    }
    double width = Math.ceil(face.width(word)) + 14;
    painter.box(right - width, y, width, 18, 9, ColourRole.CRIT);
    painter.text(word, right - 7, y + 13, face, ColourRole.CRIT_INK, Align.RIGHT);
    return width;
  }

  private void paragraph(List<String> lines, Typeface face, ColourRole ink) {
    for (String text : lines) {
      painter.text(text, TEXT_X, y + 13, face, ink, Align.LEFT, right - TEXT_X);
      y += LINE_H;
    }
  }

  private void more(int count) {
    painter.text(
        count + " more",
        TEXT_X,
        Math.min(y + 13, bottom),
        Typeface.regular(12),
        ColourRole.MUTED,
        Align.LEFT);
  }
}
