package org.voltaire.console.view;

import java.util.List;
import org.voltaire.console.model.Figures;
import org.voltaire.console.model.History;

/// What the chart says about the moment under the pointer.
final class CursorText {
  private CursorText() {}

  static List<String> at(History history, int row, double secondsAgo) {
    String when = Figures.duration(secondsAgo) + " ago";
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
        "current " + Figures.signed(current, 1) + " A");
  }

  private static String volts(History history, int track, int row) {
    if (track < 0) return Figures.UNKNOWN;
    String name = history.single() ? "  cell " + (track + 1) : "";
    return Figures.fixed(history.value(track, row), 3) + " V" + name;
  }
}
