package org.voltaire.pi.memory;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;
import org.voltaire.core.Bms;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;
import org.voltaire.pi.loop.Daemon;

/// Keeps the events that a person has to know of: at once if one has come, was acknowledged or
/// opened the pack; an end or a return within [BackgroundSave#AGAIN_SECONDS], so that an alarm that
/// flaps does not wear out a card.
public final class EventWriter implements Daemon.Journal, Closeable {
  /// A log, and one moment by the two clocks that can date its events.
  private record DatedLog(EventLog log, long nanos, WallTime now) {
    EventLog kept() {
      return log.worthKeeping(nanos, now);
    }
  }

  private final EventFile file;
  private final Consumer<String> notices;
  private final BackgroundSave disk;
  private EventLog last;
  private volatile DatedLog wanted;
  private EventLog kept;
  private boolean failing;

  /// @param begun what the file held at the start
  /// @param notices told when they cannot be kept
  public EventWriter(EventFile file, EventLog begun, Consumer<String> notices) {
    this.file = file;
    this.notices = notices;
    this.last = begun;
    this.kept = begun;
    this.wanted = new DatedLog(begun, 0, WallTime.NONE);
    this.disk = new BackgroundSave("events", this::save);
  }

  /// Writes from now on.
  public void start() {
    disk.start();
  }

  @Override
  public void input(long seq, Bms.Input input) {
    // What a person says is in the state that follows.
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a log that has not changed is the same object
  public void step(Bms.Step step) {
    EventLog log = step.state().events(), before = last;
    if (log == before) return;
    last = log;
    wanted = new DatedLog(log, step.state().timeNanos(), file.now());
    boolean waits =
        log.lastNumber() == before.lastNumber()
            && log.causeNumber() == before.causeNumber()
            && log.events().size() == before.events().size()
            && log.anyUnseen() == before.anyUnseen();
    if (!waits) disk.soon();
  }

  /// Brings the file up to what the last step said.
  synchronized void save() {
    EventLog now = wanted.kept();
    if (now.equals(kept)) return;
    try {
      file.write(now);
      kept = now;
      failing = false;
    } catch (IOException broken) {
      if (!failing)
        notices.accept("events: cannot be kept, a restart would forget them: " + broken);
      failing = true;
    }
  }

  /// Writes for the last time. Call it when the loop has ended.
  @Override
  public void close() {
    disk.close();
  }
}
