package org.voltaire.event;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// The events that people have to know of, oldest first.
///
/// An event stays until it is over and acknowledged; one that belongs to an opening stays until the
/// pack is not tripped any more as well. Acknowledging (that a person knows) and resetting (that
/// the pack may work again) are two things, as in ISA-18.2; the mark of the first cause is the
/// *first out* of ISA-18.1.
///
/// @param events oldest first, at most [#MOST]
/// @param lastNumber of the event that came last; 0 if none has come
/// @param dropped how many events had to go since a person acknowledged last
/// @param openedNanos when the pack tripped, monotonic; [Event#BEFORE] if an earlier run saw that;
///   means nothing while it is not tripped
/// @param causeNumber of the event that opened the pack; 0 while it is not tripped
public record EventLog(
    List<Event> events, long lastNumber, long dropped, long openedNanos, long causeNumber) {
  /// More are not kept.
  public static final int MOST = 64;

  /// A fault that comes back so soon is the same event, ns.
  public static final long AGAIN_NANOS = 60_000_000_000L;

  /// What comes so soon after the pack has opened followed that, ns.
  public static final long FOLLOWS_NANOS = 30_000_000_000L;

  /// Nothing has happened.
  public static final EventLog EMPTY = new EventLog(List.of(), 0, 0, Event.BEFORE, 0);

  /// What of it a restart must not lose, as the next run will tell it: what nobody has
  /// acknowledged, and the opening that keeps the pack open. At most [#MOST] events, as in every
  /// log.
  ///
  /// @param nowNanos on the clock of its events
  /// @param now the same moment by the wall clock
  public EventLog worthKeeping(long nowNanos, WallTime now) {
    List<Event> kept =
        events.stream()
            .filter(event -> !event.acknowledged() || isOfThisOpening(event))
            .map(event -> event.ofEarlierRun(nowNanos, now))
            .toList();
    return new EventLog(kept, lastNumber, dropped, Event.BEFORE, causeNumber);
  }

  /// The same at the start of a run that found it. What was still there when the run before ended
  /// is over at the start, because nobody saw its end: if it comes again soon, it is the same
  /// event.
  ///
  /// @param startNanos of this run, monotonic
  public EventLog atStart(long startNanos) {
    List<Event> events =
        this.events.stream().map(each -> each.isOver() ? each : each.over(startNanos)).toList();
    return new EventLog(events, lastNumber, dropped, Event.BEFORE, causeNumber);
  }

  /// That an earlier run of the BMS left the pack open by this. If no event of that opening tells
  /// of it, there is one now of which only the cause is known.
  public EventLog openedBefore(Fault cause) {
    for (Event event : events) if (event.fault() == cause && isOfThisOpening(event)) return this;
    long number = lastNumber + 1;
    var events = new ArrayList<>(this.events);
    var alarm = bare(cause, Event.BEFORE);
    events.add(new Event(number, alarm, Event.BEFORE, Event.BEFORE, 1, number, false));
    return new EventLog(List.copyOf(events), number, dropped, Event.BEFORE, number);
  }

  /// The same after one more tick; allocates nothing while nothing changes.
  ///
  /// @param active the alarms of this tick, of one fault the highest level first
  /// @param tripped what keeps the pack open; `null` if it is not tripped
  /// @param acknowledge whether a person has seen everything that is in it
  /// @param reason what the service says that it has done; empty if it says nothing. It is kept
  ///   with what opened the pack if the pack is not tripped any more
  /// @return this object itself if nothing changed, which is nearly always
  public EventLog step(
      List<Alarms.Active> active,
      @Nullable Fault tripped,
      boolean acknowledge,
      String reason,
      long nowNanos) {
    boolean stays = (tripped != null) == (causeNumber != 0);
    if (stays && !acknowledge && agrees(active)) return this;
    var next = new EventDraft(this, nowNanos);
    for (Alarms.Active alarm : active) next.there(alarm);
    next.endAllBut(active);
    if (tripped == null) next.notTripped(reason);
    else next.trippedBy(tripped);
    if (acknowledge) next.acknowledge();
    return next.done();
  }

  /// Whether a tick with these alarms changes no event.
  private boolean agrees(List<Alarms.Active> active) {
    for (int i = 0; i < active.size(); i++) {
      Event event = of(active.get(i).fault());
      if (event == null || event.isOver() || rises(event, active.get(i))) return false;
    }
    for (int i = 0; i < events.size(); i++) {
      if (!events.get(i).isOver() && !isActive(active, events.get(i).fault())) return false;
    }
    return true;
  }

  /// The last event of a fault; `null` if there is none.
  private @Nullable Event of(Fault fault) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).fault() == fault) return events.get(i);
    }
    return null;
  }

  /// Whether an alarm is more than its event knows: a higher level, or the same level once more.
  static boolean rises(Event event, Alarms.Active alarm) {
    int higher = alarm.level().compareTo(event.alarm().level());
    return higher > 0 || (higher == 0 && alarm.atNanos() > event.alarm().atNanos());
  }

  static boolean isActive(List<Alarms.Active> active, Fault fault) {
    for (int i = 0; i < active.size(); i++) if (active.get(i).fault() == fault) return true;
    return false;
  }

  /// An alarm of which nothing is known but that it opened the pack.
  static Alarms.Active bare(Fault fault, long atNanos) {
    return new Alarms.Active(fault, Level.OPEN, atNanos, Double.NaN, -1);
  }

  /// Whether an event belongs to the opening that keeps the pack open.
  private boolean isOfThisOpening(Event event) {
    return causeNumber != 0 && event.causeNumber() == causeNumber;
  }

  /// Whether nobody has acknowledged some of them.
  public boolean anyUnseen() {
    for (Event event : events) if (!event.acknowledged()) return true;
    return false;
  }
}
