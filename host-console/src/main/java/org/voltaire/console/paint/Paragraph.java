package org.voltaire.console.paint;

import java.util.ArrayList;
import java.util.List;

/// A text broken into lines at its spaces.
public final class Paragraph {
  /// Not between a number and its unit.
  private static final String SPACES = "(?<!\\d) ";

  private Paragraph() {}

  /// The lines. If there are more than `most`, the last one holds all that is left, for the painter
  /// to cut.
  ///
  /// @param room the width of a line, px
  /// @param most number of lines, from 1
  public static List<String> lines(String text, Typeface face, double room, int most) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(SPACES, -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      boolean full = !line.isEmpty() && lines.size() < most - 1 && face.width(longer) > room;
      if (full) lines.add(line);
      line = full ? word : longer;
    }
    if (!line.isEmpty()) lines.add(line);
    return lines;
  }
}
