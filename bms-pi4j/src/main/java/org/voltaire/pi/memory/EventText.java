package org.voltaire.pi.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.voltaire.config.CellFile;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.event.Event;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;

/// The events that a restart must not lose ([EventLog#worthKeeping]) as a text: YAML that people
/// can read, and a checksum.
final class EventText {
  /// Of this form of the file.
  private static final int VERSION = 1;

  private static final int MOST_NUMBER = Integer.MAX_VALUE;

  private static final List<String> FAULTS = Stream.of(Fault.values()).map(Enum::name).toList();
  private static final List<String> LEVELS = Stream.of(Level.values()).map(Enum::name).toList();

  private EventText() {}

  /// The text of a log.
  ///
  /// @param kept events of runs that are over, seen from the next one
  static String of(EventLog kept) {
    var text = new StringBuilder();
    text.append(
        """
        # What was wrong and what nobody has acknowledged, and what keeps the pack open, oldest first. The
        # daemon writes it when that changes, and reads it at its start. Do not edit it;
        # ./bms ctl acknowledge takes away what is over.
        """);
    text.append("version: ").append(VERSION).append('\n');
    text.append("last_number: ").append(kept.lastNumber()).append('\n');
    text.append("dropped: ").append(kept.dropped()).append('\n');
    text.append("cause_number: ").append(kept.causeNumber()).append('\n');
    if (!kept.events().isEmpty()) text.append("events:\n");
    for (int n = 0; n < kept.events().size(); n++) event(text, n + 1, kept.events().get(n));
    return text + PackMemory.checksumLine(text.toString());
  }

  private static void event(StringBuilder text, int place, Event event) {
    Alarms.Active alarm = event.alarm();
    text.append("  # ").append(FaultWords.ENGLISH.cause(alarm)).append('\n');
    text.append("  event_").append(place).append(":\n");
    text.append("    number: ").append(event.number()).append('\n');
    text.append("    fault: ").append(alarm.fault()).append('\n');
    text.append("    level: ").append(alarm.level()).append('\n');
    if (event.began().isKnown()) {
      Instant utc = Instant.ofEpochMilli(event.began().utcMillis());
      text.append("    utc: \"").append(utc).append("\"\n");
      text.append("    utc_is_set: ").append(event.began().isSet()).append('\n');
    }
    known(text, "value", alarm.value());
    known(text, "limit", alarm.limit());
    known(text, "clear", alarm.clear());
    if (alarm.index() >= 0) text.append("    index: ").append(alarm.index() + 1).append('\n');
    if (alarm.other() >= 0) text.append("    other: ").append(alarm.other() + 1).append('\n');
    text.append("    over: ").append(event.isOver()).append('\n');
    text.append("    count: ").append(event.count()).append('\n');
    text.append("    cause_number: ").append(event.causeNumber()).append('\n');
    text.append("    acknowledged: ").append(event.acknowledged()).append('\n');
    if (!event.service().isEmpty()) {
      text.append("    service: ").append(CellFile.quoted(event.service())).append('\n');
    }
  }

  private static void known(StringBuilder text, String key, double value) {
    if (Double.isFinite(value)) {
      text.append("    ").append(key).append(": ").append(PackMemory.number(value)).append('\n');
    }
  }

  /// The log in a text.
  ///
  /// @param source where it comes from, for people
  /// @throws YamlException with every problem
  static EventLog parse(String source, String text) throws YamlException {
    var problems = new Problems(source);
    try {
      MemoryReader.checkSum(text, problems);
      if (problems.isEmpty()) {
        YamlSection root = YamlSection.parse(text, "version, events and others", problems);
        EventLog log = log(root);
        root.reportUnknownKeys();
        if (problems.isEmpty()) return log;
      }
    } catch (IllegalArgumentException | DateTimeException impossible) {
      problems.contradiction(new IllegalArgumentException(impossible.getMessage()));
    }
    throw problems.exception("nothing of it is used");
  }

  private static EventLog log(YamlSection root) {
    root.whole("version", VERSION, VERSION);
    root.has("crc32");
    long last = root.whole("last_number", 0, MOST_NUMBER);
    long dropped = root.whole("dropped", 0, MOST_NUMBER);
    long cause = root.whole("cause_number", 0, MOST_NUMBER);
    YamlSection rows = root.optionalSection("events");
    List<Event> events = new ArrayList<>();
    for (int n = 1; n <= EventLog.MOST && rows.has("event_" + n); n++) {
      events.add(event(rows.section("event_" + n)));
    }
    long before = 0;
    for (Event event : events) {
      if (event.number() <= before || event.number() > last) {
        throw new IllegalArgumentException(
            "events: number: found %d, allowed: more than %d, up to last_number %d"
                .formatted(event.number(), before, last));
      }
      before = event.number();
    }
    return new EventLog(events, last, dropped, Event.BEFORE, cause);
  }

  private static Event event(YamlSection row) {
    var alarm =
        new Alarms.Active(
            Fault.valueOf(row.choice("fault", FAULTS)),
            Level.valueOf(row.choice("level", LEVELS)),
            Event.BEFORE,
            number(row, "value"),
            row.whole("index", 1, MOST_NUMBER, 0) - 1,
            number(row, "limit"),
            number(row, "clear"),
            row.whole("other", 1, MOST_NUMBER, 0) - 1);
    return new Event(
        row.whole("number", 1, MOST_NUMBER),
        alarm,
        Event.BEFORE,
        row.flag("over", true) ? Event.BEFORE : Event.STILL,
        row.whole("count", 1, MOST_NUMBER),
        row.whole("cause_number", 0, MOST_NUMBER),
        row.flag("acknowledged", false),
        row.text("service", "some text", ""),
        began(row));
  }

  private static WallTime began(YamlSection row) {
    if (!row.has("utc")) return WallTime.NONE;
    Instant utc = Instant.parse(row.text("utc", "a time such as 2026-01-31T12:00:00Z"));
    return new WallTime(utc.toEpochMilli(), row.flag("utc_is_set", false));
  }

  private static double number(YamlSection row, String key) {
    return row.has(key) ? row.number(key, -1e9, 1e9) : Double.NaN;
  }
}
