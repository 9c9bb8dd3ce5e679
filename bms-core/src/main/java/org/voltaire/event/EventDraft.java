package org.voltaire.event;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;

/// An [EventLog] in the tick in which it changes.
final class EventDraft {
  private final List<Event> events;
  private final long nowNanos;
  private long lastNumber;
  private long dropped;
  private long openedNanos;
  private long causeNumber;

  EventDraft(EventLog was, long nowNanos) {
    this.events = new ArrayList<>(was.events());
    this.nowNanos = nowNanos;
    this.lastNumber = was.lastNumber();
    this.dropped = was.dropped();
    this.openedNanos = was.openedNanos();
    this.causeNumber = was.causeNumber();
  }

  /// An alarm is there in this tick.
  void there(Alarms.Active alarm) {
    int at = indexOf(alarm.fault());
    if (at < 0 || isAnother(events.get(at))) {
      events.add(new Event(++lastNumber, alarm, alarm.atNanos(), Event.STILL, 1, 0, false));
    } else if (events.get(at).isOver() || EventLog.rises(events.get(at), alarm)) {
      events.set(at, events.get(at).risen(alarm));
    }
  }

  /// Whether what is there now is another event than this old one. What opened the pack stays one
  /// event while the pack is tripped.
  private boolean isAnother(Event old) {
    if (!old.isOver() || old.number() == causeNumber) return false;
    return old.acknowledged() || nowNanos > old.untilNanos() + EventLog.AGAIN_NANOS;
  }

  private int indexOf(Fault fault) {
    for (int i = events.size() - 1; i >= 0; i--) if (events.get(i).fault() == fault) return i;
    return -1;
  }

  /// Whatever is not active is over.
  void endAllBut(List<Alarms.Active> active) {
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      if (!event.isOver() && !EventLog.isActive(active, event.fault())) {
        events.set(i, event.over(nowNanos));
      }
    }
  }

  /// The pack is tripped: since this tick or since an earlier one.
  void trippedBy(Fault cause) {
    if (causeNumber == 0) {
      openedNanos = nowNanos;
      int at = indexOf(cause);
      // What no limit tells, such as a precharge that takes too long, has no alarm.
      if (at < 0 || events.get(at).isOver()) {
        there(EventLog.bare(cause, nowNanos));
        at = indexOf(cause);
        events.set(at, events.get(at).over(nowNanos));
      }
      causeNumber = events.get(at).number();
      events.set(at, events.get(at).opener());
    }
    if (nowNanos > openedNanos + EventLog.FOLLOWS_NANOS) return;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      boolean changed = event.alarm().atNanos() == nowNanos || event.sinceNanos() == nowNanos;
      if (changed && event.number() != causeNumber) events.set(i, event.partOf(causeNumber));
    }
  }

  /// @param reason what the service has done to that end; empty if it was not the service
  void notTripped(String reason) {
    if (!reason.isEmpty() && causeNumber != 0) {
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).number() == causeNumber) events.set(i, events.get(i).serviced(reason));
      }
    }
    openedNanos = Event.BEFORE;
    causeNumber = 0;
  }

  void acknowledge() {
    dropped = 0; // a person has seen that some had to go
    events.replaceAll(Event::seen);
  }

  EventLog done() {
    events.removeIf(event -> event.isOver() && event.acknowledged() && !isOfThisOpening(event));
    while (events.size() > EventLog.MOST) {
      if (!events.remove(leastMissed()).acknowledged()) dropped++;
    }
    return new EventLog(List.copyOf(events), lastNumber, dropped, openedNanos, causeNumber);
  }

  private boolean isOfThisOpening(Event event) {
    return causeNumber != 0 && event.causeNumber() == causeNumber;
  }

  /// The oldest that is over and opened nothing; else the oldest that is over. There is one: more
  /// are kept than there are faults.
  private int leastMissed() {
    int over = 0;
    for (int i = events.size() - 1; i >= 0; i--) if (events.get(i).isOver()) over = i;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isOver() && !events.get(i).isFirstCause()) return i;
    }
    return over;
  }
}
