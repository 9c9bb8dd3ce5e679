package org.voltaire.event;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event at its place in the list that people read: each opening of the pack with its first
/// cause and then what followed, the newest opening on top; below them all other events, the newest
/// first.
///
/// @param event to tell
/// @param first what it followed; `null` if it followed nothing, or if that is not kept any more
public record ToldEvent(Event event, @Nullable Event first) {
  private static final Comparator<Event> OLDEST_FIRST = Comparator.comparingLong(Event::number);

  /// The list in this order.
  ///
  /// @param events oldest first
  public static List<ToldEvent> inOrder(List<Event> events) {
    List<ToldEvent> told = new ArrayList<>();
    List<Event> newest = events.stream().sorted(OLDEST_FIRST.reversed()).toList();
    for (Event first : newest) {
      if (!first.isFirstCause()) continue;
      told.add(new ToldEvent(first, null));
      for (Event event : events) {
        if (event.followed() && event.causeNumber() == first.number()) {
          told.add(new ToldEvent(event, first));
        }
      }
    }
    for (Event event : newest) {
      boolean isTold = told.stream().anyMatch(each -> each.event().number() == event.number());
      if (!isTold) told.add(new ToldEvent(event, null));
    }
    return told;
  }
}
