package org.voltaire.console.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.event.Event;
import org.voltaire.event.ToldEvent;
import org.voltaire.link.WallClock;
import org.voltaire.words.EventWords;
import org.voltaire.words.FaultWords;

/// One event in words.
///
/// @param event it is about
/// @param role what it was in an opening of the pack
/// @param title what was wrong, in a word or two
/// @param cause what was found, with value and limit: a sentence
/// @param times when it began, for how long it was there, and whether a person has seen it
/// @param next what a person should do, or what the service has done: sentences
public record EventLine(
    Event event, String role, String title, String cause, String times, String next) {

  /// The events of a frame in the order in which people read them.
  ///
  /// @param nowNanos on the clock of the pack
  /// @param clock of the pack; `null` if it has told none
  static List<EventLine> of(
      Frame frame, long nowNanos, @Nullable WallClock clock, FaultWords words) {
    return ToldEvent.inOrder(frame.events()).stream()
        .map(told -> of(told, nowNanos, clock, words))
        .toList();
  }

  private static EventLine of(
      ToldEvent told, long nowNanos, @Nullable WallClock clock, FaultWords words) {
    Event event = told.event();
    String utc =
        clock == null || event.sinceNanos() == Event.BEFORE
            ? ""
            : clock.timeOfDay(event.sinceNanos());
    EventWords say = words.events();
    return new EventLine(
        event,
        say.role(event),
        words.title(event.fault()),
        words.cause(event.alarm()),
        say.times(told, nowNanos, utc),
        say.after(event));
  }
}
