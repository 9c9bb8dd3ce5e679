package org.voltaire.pi.operate;

import java.util.List;
import org.voltaire.core.Frame;
import org.voltaire.event.ToldEvent;
import org.voltaire.words.FaultWords;

/// The events of a frame for a person who asks, one line each.
final class EventLines {
  private EventLines() {}

  static List<String> of(Frame frame, FaultWords words) {
    return ToldEvent.inOrder(frame.events()).stream()
        .map(told -> words.events().lines(told, frame.timeNanos(), ""))
        .map(lines -> String.join(" ", lines))
        .toList();
  }
}
