package org.voltaire.event;

import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarms;

/// One thing that was or is wrong. All levels of a fault are one event, and so is a fault that goes
/// and comes back within [EventLog#AGAIN_NANOS].
///
/// @param number counted from 1 without gaps; a restart that finds the events of the run before
///   goes on counting
/// @param alarm the highest level that was reached, with its value and its limit at the moment when
///   it was reached last
/// @param sinceNanos when it began, monotonic; [#BEFORE] if an earlier run of the BMS saw that
/// @param untilNanos when it was over, monotonic; [#STILL] if it is not
/// @param count how many times it has come, from 1
/// @param causeNumber of the event that opened the pack first, if this one belongs to an opening:
///   its own number if it was this one, another if it followed that; 0 if it belongs to none
/// @param acknowledged whether a person has seen it
/// @param service what the service did about it, in its own words; empty if it was not needed
/// @param began when it began by the wall clock, if an earlier run saw that; else [WallTime#NONE]
public record Event(
    long number,
    Alarms.Active alarm,
    long sinceNanos,
    long untilNanos,
    int count,
    long causeNumber,
    boolean acknowledged,
    String service,
    WallTime began) {
  /// One of this run about which the service has done nothing.
  public Event(
      long number,
      Alarms.Active alarm,
      long sinceNanos,
      long untilNanos,
      int count,
      long causeNumber,
      boolean acknowledged) {
    this(
        number, alarm, sinceNanos, untilNanos, count, causeNumber, acknowledged, "", WallTime.NONE);
  }

  /// An end that has not come.
  public static final long STILL = Long.MAX_VALUE;

  /// A beginning that an earlier run of the BMS saw, on a clock that is not known any more.
  public static final long BEFORE = Long.MIN_VALUE;

  /// What is wrong.
  public Fault fault() {
    return alarm.fault();
  }

  /// Whether nothing of it is left.
  public boolean isOver() {
    return untilNanos != STILL;
  }

  /// Whether the pack opened because of this, and of nothing before it.
  public boolean isFirstCause() {
    return causeNumber == number;
  }

  /// Whether it came after what had opened the pack, as part of the same incident.
  public boolean followed() {
    return causeNumber != 0 && causeNumber != number;
  }

  /// The same at a moment at which its alarm has risen or has come again; people have to see that
  /// too.
  Event risen(Alarms.Active now) {
    int times = isOver() ? count + 1 : count;
    Alarms.Active higher = now.level().compareTo(alarm.level()) >= 0 ? now : alarm;
    return new Event(number, higher, sinceNanos, STILL, times, causeNumber, false, service, began);
  }

  /// The same as a later run will tell it, which has another monotonic clock.
  ///
  /// @param nowNanos on this event's clock
  /// @param now the same moment by the wall clock
  Event ofEarlierRun(long nowNanos, WallTime now) {
    long agoMillis = (nowNanos - sinceNanos) / 1_000_000;
    WallTime told =
        sinceNanos == BEFORE || !now.isKnown()
            ? began
            : new WallTime(now.utcMillis() - agoMillis, now.isSet());
    return new Event(
        number,
        alarm.at(BEFORE),
        BEFORE,
        isOver() ? BEFORE : STILL,
        count,
        causeNumber,
        acknowledged,
        service,
        told);
  }

  Event over(long nowNanos) {
    return new Event(
        number, alarm, sinceNanos, nowNanos, count, causeNumber, acknowledged, service, began);
  }

  /// The same as what opened the pack first.
  Event opener() {
    return withCause(number);
  }

  /// The same as part of an opening. Who opened the pack once stays the first cause of that.
  Event partOf(long first) {
    return isFirstCause() || causeNumber == first ? this : withCause(first);
  }

  private Event withCause(long first) {
    return new Event(
        number, alarm, sinceNanos, untilNanos, count, first, acknowledged, service, began);
  }

  Event seen() {
    return acknowledged ? this : told(true, service);
  }

  /// The same after the service has repaired it. People have to see that too.
  Event serviced(String reason) {
    return told(false, reason);
  }

  private Event told(boolean isSeen, String reason) {
    return new Event(
        number, alarm, sinceNanos, untilNanos, count, causeNumber, isSeen, reason, began);
  }
}
