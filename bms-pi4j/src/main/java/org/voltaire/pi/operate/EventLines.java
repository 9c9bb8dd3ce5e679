package org.voltaire.pi.operate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.voltaire.core.Frame;
import org.voltaire.event.ToldEvent;
import org.voltaire.words.FaultWords;

/// The events of a frame for a person who asks: one line of sentences each.
final class EventLines {
  private EventLines() {}

  static List<String> of(Frame frame, FaultWords words) {
    return ToldEvent.inOrder(frame.events()).stream()
        .map(told -> words.events().lines(told, frame.timeNanos(), ""))
        .map(lines -> lines.stream().map(EventLines::sentence).collect(Collectors.joining(" ")))
        .toList();
  }

  /// With a capital letter and a full stop.
  private static String sentence(String line) {
    String begun = line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    return begun.endsWith(".") ? begun : begun + ".";
  }
}
