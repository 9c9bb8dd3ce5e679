package org.voltaire.cli.plot;

import java.util.List;
import java.util.function.Function;
import org.voltaire.cli.simulate.RunRow;

/// A narrow band that shows which word held when.
///
/// @param title at its left
/// @param rows where the words are
/// @param word of a row; empty for none
/// @param fill the colour of a word
/// @param ink the colour of the writing on it
record Ribbon(
    String title,
    List<RunRow> rows,
    Function<RunRow, String> word,
    Function<String, String> fill,
    Function<String, String> ink) {
  static final double HEIGHT = 20;

  void paint(Svg svg, Scale x, double top) {
    svg.begin("ribbon-" + title);
    svg.text(x.from() - 8, top + 14, "end", Ink.MUTED, "font-size=\"12\"", title);
    svg.rect(x.from(), top, x.to() - x.from(), HEIGHT, Ink.PANEL, "");
    // The row tells what holds at its end, so a word begins where the row before was.
    double from = x.from();
    for (int i = 0; i < rows.size(); i++) {
      String each = word.apply(rows.get(i));
      boolean ends = i + 1 == rows.size() || !word.apply(rows.get(i + 1)).equals(each);
      if (!ends) continue;
      double to = x.at(rows.get(i).timeSeconds());
      if (!each.isEmpty()) {
        // However short it was, it should be seen.
        double width = Math.max(to - from, 1.5);
        svg.rect(from, top, width, HEIGHT, fill.apply(each), "");
        String fits = Svg.fitting(each, 11, width - 8);
        if (!fits.isEmpty()) {
          svg.text(from + 5, top + 14, "start", ink.apply(each), "font-size=\"11\"", fits);
        }
      }
      from = to;
    }
    svg.end();
  }
}
