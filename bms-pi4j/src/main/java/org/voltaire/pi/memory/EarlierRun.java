package org.voltaire.pi.memory;

import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.Configuration;
import org.voltaire.core.Bms;
import org.voltaire.core.Restart;
import org.voltaire.event.EventLog;
import org.voltaire.pi.loop.Clock;
import org.voltaire.pi.loop.Daemon;

/// What an earlier run of a pack left on the disk for this one, which leaves the same.
///
/// @param memory where what it knew of the cells is; empty to begin anew and to leave nothing
/// @param restart what it knew, and how long it has been off; empty if nothing could be read
/// @param latch a trip that waits for a person
/// @param events what a person has to know of
public record EarlierRun(
    Optional<MemoryFile> memory,
    Optional<Restart> restart,
    Optional<Latch> latch,
    EventLog events) {

  /// Reads it.
  ///
  /// @param notices told what was found
  public static EarlierRun read(
      Optional<MemoryFile> memory, Configuration configuration, Consumer<String> notices) {
    Optional<Latch> latch = memory.flatMap(file -> file.latch().read(notices));
    latch.ifPresent(known -> notices.accept(known.told()));
    Optional<Restart> restart =
        memory.flatMap(file -> RestartLoader.of(file, configuration, notices));
    EventLog events = memory.map(file -> file.events().read(notices)).orElse(EventLog.EMPTY);
    long unseen = events.events().stream().filter(event -> !event.acknowledged()).count();
    if (unseen > 0) {
      String which = unseen == 1 ? "1 event" : unseen + " events";
      notices.accept(which + " of an earlier run to be acknowledged: ./bms ctl acknowledge");
    }
    return new EarlierRun(memory, restart, latch, events);
  }

  /// Writes what this run learns of the cells; empty to leave nothing.
  ///
  /// @param journal that is written before
  /// @param initial where this run begins
  public Optional<MemoryWriter> memoryWriter(
      Daemon.Journal journal,
      Configuration configuration,
      Bms.State initial,
      Clock clock,
      Consumer<String> notices) {
    return memory.map(
        file -> new MemoryWriter(journal, configuration, initial, file, clock, notices));
  }

  /// Writes a trip that waits for a person; empty to leave nothing.
  public Optional<LatchWriter> latchWriter(Consumer<String> notices) {
    return memory.map(file -> new LatchWriter(file.latch(), latch, notices));
  }

  /// Writes what a person has to know of; empty to leave nothing.
  public Optional<EventWriter> eventWriter(Consumer<String> notices) {
    return memory.map(file -> new EventWriter(file.events(), events, notices));
  }
}
