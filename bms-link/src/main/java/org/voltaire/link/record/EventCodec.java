package org.voltaire.link.record;

import org.voltaire.event.Event;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.link.proto.EarlierEvents;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// [Alarms.Active] and [Event] to and from their Protobuf messages.
final class EventCodec {
  private EventCodec() {}

  static org.voltaire.link.proto.Alarm encode(Alarms.Active alarm) {
    return org.voltaire.link.proto.Alarm.newBuilder()
        .setFault(alarm.fault().name())
        .setLevel(alarm.level().name())
        .setAtNs(alarm.atNanos())
        .setValue(alarm.value())
        .setIndex(alarm.index())
        .setLimit(alarm.limit())
        .setClear(alarm.clear())
        .setOther(alarm.other())
        .build();
  }

  /// @throws IllegalArgumentException if the message holds a word this version does not know
  static Alarms.Active decode(org.voltaire.link.proto.Alarm message) {
    return new Alarms.Active(
        Fault.valueOf(message.getFault()),
        Level.valueOf(message.getLevel()),
        message.getAtNs(),
        message.getValue(),
        message.getIndex(),
        message.hasLimit() ? message.getLimit() : Double.NaN,
        message.hasClear() ? message.getClear() : Double.NaN,
        message.hasOther() ? message.getOther() : -1);
  }

  /// A frame as a version that knew no events, no limits of alarms, no relays and nothing of the
  /// contactors but their mode would have recorded it.
  static org.voltaire.link.proto.Frame without(org.voltaire.link.proto.Frame frame) {
    var older = frame.toBuilder().clearEvents().clearEventsDropped();
    older.clearRefusals().clearContactorUse().clearRelays();
    for (var alarm : older.getAlarmsBuilderList()) alarm.clearLimit().clearClear().clearOther();
    return older.build();
  }

  static org.voltaire.link.proto.Event encode(Event event) {
    return org.voltaire.link.proto.Event.newBuilder()
        .setNumber(event.number())
        .setAlarm(encode(event.alarm()))
        .setSinceNs(event.sinceNanos())
        .setUntilNs(event.untilNanos())
        .setCount(event.count())
        .setCauseNumber(event.causeNumber())
        .setAcknowledged(event.acknowledged())
        .setService(event.service())
        .setBeganUtcMs(event.began().utcMillis())
        .setBeganUtcIsSet(event.began().isSet())
        .build();
  }

  /// @throws IllegalArgumentException if the message holds a word this version does not know
  static Event decode(org.voltaire.link.proto.Event message) {
    return new Event(
        message.getNumber(),
        decode(message.getAlarm()),
        message.getSinceNs(),
        message.getUntilNs(),
        message.getCount(),
        message.getCauseNumber(),
        message.getAcknowledged(),
        message.getService(),
        new WallTime(message.getBeganUtcMs(), message.getBeganUtcIsSet()));
  }

  /// What an earlier run left to be told.
  static EarlierEvents encode(EventLog log) {
    var message = EarlierEvents.newBuilder();
    for (Event event : log.events()) message.addEvents(encode(event));
    return message
        .setLastNumber(log.lastNumber())
        .setDropped(log.dropped())
        .setCauseNumber(log.causeNumber())
        .build();
  }

  /// @throws IllegalArgumentException if the message holds a word this version does not know
  static EventLog decode(EarlierEvents message) {
    return new EventLog(
        message.getEventsList().stream().map(EventCodec::decode).toList(),
        message.getLastNumber(),
        message.getDropped(),
        Event.BEFORE,
        message.getCauseNumber());
  }
}
