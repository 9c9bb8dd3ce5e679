package org.voltaire.console.view.overview;

import java.util.List;
import org.voltaire.console.model.History;
import org.voltaire.console.model.NumberText;

/// The texts of the box that the chart shows at the mouse pointer.
final class CursorText {
  private CursorText() {}

  /// The lines of the box.
  ///
  /// @param row of the history; −1 if it has none
  static List<String> at(History history, int row, double secondsAgo) {
    String when = NumberText.duration(secondsAgo) + " ago";
    if (row < 0) return List.of(when, "no data");
    int low = -1, high = -1;
    for (int track = 0; track < history.voltageTracks(); track++) {
      float value = history.value(track, row);
      if (Float.isNaN(value)) continue;
      if (low < 0 || value < history.value(low, row)) low = track;
      if (high < 0 || value > history.value(high, row)) high = track;
    }
    float current = history.value(history.currentTrack(), row);
    if (low < 0 && Float.isNaN(current)) return List.of(when, "no data");
    return List.of(
        when,
        "highest " + volts(history, high, row),
        "lowest " + volts(history, low, row),
        "current " + NumberText.signed(current, 1) + " A");
  }

  private static String volts(History history, int track, int row) {
    if (track < 0) return NumberText.UNKNOWN;
    String name = history.single() ? "  cell " + (track + 1) : "";
    return NumberText.fixed(history.value(track, row), 3) + " V" + name;
  }
}
