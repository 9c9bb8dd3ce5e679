package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.event.Event;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;

/// What a person has to know of is known after a restart, whatever the power did; and what a person
/// has acknowledged stays away.
class EventFileTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();

  /// Switches both directions together.
  private final Bms bms =
      Memories.configuration("driven_by: board", "driven_by: board, one_way: false").bms();

  private Bms.State state = bms.initial(0, 0.6, 0.02);

  EventFileTest() throws Exception {}

  private EventFile file() {
    return new EventFile(
        folder.resolve("shed.events.yaml"),
        () -> Memories.at(Memories.NOON.plusNanos(state.timeNanos())));
  }

  private EventLog kept() {
    return file().read(notices::add);
  }

  private EventWriter writer() {
    return new EventWriter(file(), kept(), notices::add);
  }

  private void ticks(EventWriter writer, int seconds, double cellV, Request wish) {
    for (int n = 0; n < seconds; n++) {
      long now = state.timeNanos() + 1_000_000_000L;
      var input = new Bms.Input(Memories.sample(now, cellV, 0, Feedback.UNKNOWN), wish);
      Bms.Step step = bms.step(state, input);
      state = step.state();
      writer.step(step);
    }
  }

  /// The power goes and comes back: all that is left is what the files hold.
  private EventWriter restarted() {
    EventLog left = kept();
    state = bms.initial(5_000_000_000_000L, 0.6, 0.02).remembering(left);
    if (left.causeNumber() != 0) state = state.latched(Fault.CELL_OVER_VOLTAGE);
    return writer();
  }

  private EventWriter tripped() {
    EventWriter writer = writer();
    ticks(writer, 5, 3.32, Request.CLOSE);
    ticks(writer, 4, 3.9, Request.CLOSE);
    writer.save();
    return writer;
  }

  private static Event firstCause(EventLog log) {
    return log.events().stream().filter(Event::isFirstCause).findFirst().orElseThrow();
  }

  @Test
  void aTripIsToldAfterAPowerCutWithCellValueLimitAndTime() {
    tripped();
    Event was = firstCause(state.events());
    ticks(restarted(), 10, 3.32, Request.NONE);
    assertEquals(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1), state.mode());
    Event is = firstCause(state.events());
    assertEquals(was.number(), is.number());
    assertEquals(Fault.CELL_OVER_VOLTAGE, is.fault());
    assertEquals(Level.OPEN, is.alarm().level());
    assertEquals(15, is.alarm().index());
    assertEquals(was.alarm().value(), is.alarm().value(), 1e-8);
    assertEquals(was.alarm().limit(), is.alarm().limit(), 1e-8);
    assertFalse(is.acknowledged());
    assertTrue(is.isOver());
    assertEquals(
        FaultWords.ENGLISH.cause(was.alarm()),
        FaultWords.ENGLISH.cause(is.alarm()),
        "one sentence");
    long agoSeconds = (state.timeNanos() - 5_000_000_000_000L) / 1_000_000_000L;
    assertEquals(10, agoSeconds);
    assertEquals(
        "before this start (2026-03-01 12:00:06 UTC)",
        FaultWords.ENGLISH.events().began(is, state.timeNanos(), ""));
  }

  @Test
  void whatIsAcknowledgedAfterTheRestartIsGoneForGood() {
    tripped();
    EventWriter again = restarted();
    ticks(again, 2, 3.32, Request.NONE);
    ticks(again, 1, 3.32, Request.ACKNOWLEDGE);
    again.save();
    assertTrue(firstCause(kept()).acknowledged(), "the pack is tripped still");
    ticks(again, 1, 3.32, Request.RESET);
    again.close();
    assertEquals(List.of(), kept().events());
    long last = kept().lastNumber();
    ticks(restarted(), 60, 3.32, Request.NONE);
    assertEquals(List.of(), state.events().events());
    ticks(writer(), 4, 3.9, Request.CLOSE);
    assertEquals(last + 1, state.events().events().getFirst().number(), "no number twice");
  }

  @Test
  void aResetBeforeTheRestartAcknowledgesNothing() {
    EventWriter writer = tripped();
    ticks(writer, 30, 3.32, Request.RESET);
    writer.close();
    ticks(restarted(), 3600, 3.32, Request.NONE);
    assertTrue(firstCause(state.events()).began().isKnown());
    assertEquals(0, state.events().causeNumber());
  }

  /// A machine that starts again and again with a fault that stays does not fill the list with it.
  @Test
  void whatIsStillThereAfterARestartIsTheSameEvent() {
    tripped();
    for (int n = 0; n < 5; n++) {
      EventWriter again = restarted();
      ticks(again, 20, 3.9, Request.NONE);
      again.close();
    }
    long ofThis =
        state.events().events().stream()
            .filter(event -> event.fault() == Fault.CELL_OVER_VOLTAGE)
            .count();
    assertEquals(1, ofThis);
    assertEquals(6, firstCause(state.events()).count());
    assertEquals(
        new WallTime(Memories.NOON.plusSeconds(6).toEpochMilli(), true),
        firstCause(state.events()).began(),
        "when it began at first");
  }

  @Test
  void anOpeningThatNoLatchKeepsIsToldThoughThePackIsNotTripped() {
    tripped();
    state = bms.initial(5_000_000_000_000L, 0.6, 0.02).remembering(kept());
    ticks(writer(), 5, 3.32, Request.NONE);
    assertTrue(state.mode() instanceof Mode.Open, state.mode().toString());
    assertTrue(firstCause(state.events()).isFirstCause());
    assertEquals(0, state.events().causeNumber());
  }

  /// Of another fault than the events tell: it must have its own.
  @Test
  void aLatchThatNoEventTellsIsAnEventOfItsOwn() {
    tripped();
    state =
        bms.initial(5_000_000_000_000L, 0.6, 0.02)
            .remembering(kept())
            .latched(Fault.LATCH_UNREADABLE);
    ticks(writer(), 5, 3.32, Request.NONE);
    Event last = state.events().events().getLast();
    assertEquals(Fault.LATCH_UNREADABLE, last.fault());
    assertEquals(last.number(), state.events().causeNumber());
    assertTrue(
        state.events().events().stream().anyMatch(e -> e.fault() == Fault.CELL_OVER_VOLTAGE));
  }

  @Test
  void nothingIsWrittenWhereNothingHasToBeTold() {
    EventWriter writer = writer();
    ticks(writer, 60, 3.32, Request.NONE);
    writer.close();
    assertFalse(Files.exists(file().path()));
  }

  private static EventLog everything() {
    List<Event> events = new ArrayList<>();
    List<Fault> faults = List.copyOf(EnumSet.allOf(Fault.class));
    List<Level> levels = List.copyOf(EnumSet.allOf(Level.class));
    for (int n = 1; n <= EventLog.MOST; n++) {
      Fault fault = faults.get(n % faults.size());
      var alarm =
          new Alarms.Active(
              fault,
              levels.get(n % 3),
              Event.BEFORE,
              n % 5 == 0 ? Double.NaN : -n / 3.0,
              n - 2,
              n,
              Double.NaN,
              n % 9 - 1);
      events.add(
          new Event(
              n,
              alarm,
              Event.BEFORE,
              n % 2 == 0 ? Event.STILL : Event.BEFORE,
              n,
              n % 4,
              n % 7 == 0,
              n % 6 == 0 ? "K1 \"replaced\"" : "",
              n % 8 == 0 ? WallTime.NONE : new WallTime(1_772_366_400_000L + n, n % 3 == 0)));
    }
    return new EventLog(events, 70, 3, Event.BEFORE, 2);
  }

  @Test
  void aFullListComesBack() throws Exception {
    file().write(everything());
    EventLog read = kept();
    assertEquals(List.of(), notices);
    assertEquals(EventText.of(everything()), EventText.of(read));
    assertEquals(EventLog.MOST, read.events().size());
    for (int n = 0; n < EventLog.MOST; n++) {
      Event was = everything().events().get(n), is = read.events().get(n);
      assertEquals(was.alarm().value(), is.alarm().value(), 1e-7);
      assertEquals(was.alarm().index(), is.alarm().index());
      assertEquals(was.alarm().other(), is.alarm().other());
      assertEquals(was.began(), is.began());
      assertEquals(was.isOver(), is.isOver());
      assertEquals(was.service(), is.service());
      assertEquals(was.causeNumber(), is.causeNumber());
    }
  }

  /// Cut at any place, or with one character changed: never taken for events.
  @Test
  void noDamageGoesUnnoticed() {
    String text = EventText.of(everything());
    for (int n = 0; n < text.length(); n += 11) {
      String cut = text.substring(0, n);
      assertThrows(YamlException.class, () -> EventText.parse("cut", cut));
      char other = text.charAt(n) == '7' ? '1' : '7';
      String changed = cut + other + text.substring(n + 1);
      assertThrows(YamlException.class, () -> EventText.parse("changed", changed));
    }
  }

  @Test
  void aDamagedFileIsToldAndSetAsideAndThePackStaysTrippedByItsLatch() throws Exception {
    tripped();
    String damaged = Files.readString(file().path()).replace("OPEN", "TELL");
    Files.writeString(file().path(), damaged);
    assertEquals(EventLog.EMPTY, kept());
    Path aside = folder.resolve("shed.events.yaml.refused");
    assertTrue(notices.getFirst().startsWith("events: is damaged: "), notices.toString());
    assertTrue(notices.getFirst().endsWith("; kept as " + aside), notices.toString());
    assertEquals(damaged, Files.readString(aside));
    state = bms.initial(0, 0.6, 0.02).remembering(kept()).latched(Fault.CELL_OVER_VOLTAGE);
    ticks(writer(), 2, 3.32, Request.NONE);
    assertEquals(Fault.CELL_OVER_VOLTAGE, firstCause(state.events()).fault());
    assertTrue(Double.isNaN(firstCause(state.events()).alarm().value()), "only the cause is known");
  }

  /// Somebody has edited it and knew how to make the checksum right.
  @Test
  void impossibleEntriesAreNamed() {
    String text = EventText.of(everything());
    String edited =
        text.substring(0, text.indexOf("crc32"))
            .replaceFirst("fault: [A-Z_]+", "fault: CELL_TOO_BLUE")
            .replaceFirst("count: 2", "count: 0");
    var refused =
        assertThrows(
            YamlException.class,
            () -> EventText.parse("edited", edited + PackMemory.checksumLine(edited)));
    assertTrue(refused.toString().contains("CELL_TOO_BLUE"), refused::toString);
    String swapped =
        text.substring(0, text.indexOf("crc32")).replaceFirst("last_number: 70", "last_number: 9");
    refused =
        assertThrows(
            YamlException.class,
            () -> EventText.parse("edited", swapped + PackMemory.checksumLine(swapped)));
    assertTrue(
        refused.toString().contains("number: found 10, allowed: more than 9, up to last_number 9"),
        refused::toString);
  }

  @Test
  void aDiskThatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
    Path obstacle = Files.createDirectory(folder.resolve("shed.events.yaml.new"));
    EventWriter writer = tripped();
    writer.save();
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(
        notices.getFirst().startsWith("events: cannot be kept, a restart would forget them: "),
        notices.getFirst());
    Files.delete(obstacle);
    writer.save();
    assertEquals(Fault.CELL_OVER_VOLTAGE, firstCause(kept()).fault());
  }
}
