package org.voltaire.pi.memory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.event.EventLog;
import org.voltaire.event.WallTime;

/// Where the events of a pack are kept that a person still has to know of. Asked for neither
/// chemistry nor cells, as the latch is not: a changed configuration acknowledges nothing.
public final class EventFile {
  private final Path file;
  private final Path unfinished;
  private final MachineTime time;

  /// @param time by which events are dated
  public EventFile(Path file, MachineTime time) {
    this.file = file;
    this.time = time;
    this.unfinished = beside(".new");
  }

  private Path beside(String more) {
    return file.resolveSibling(file.getFileName() + more);
  }

  /// The file.
  public Path path() {
    return file;
  }

  /// What the wall clock says by which events are dated.
  WallTime now() {
    MachineTime.Now now = time.now();
    return new WallTime(now.utc().toEpochMilli(), now.utcIsSet());
  }

  /// Keeps them, in place of all others.
  ///
  /// @throws IOException if it could not be written; the one before is there still
  void write(EventLog kept) throws IOException {
    Durable.write(unfinished, EventText.of(kept));
    Durable.move(unfinished, file);
    Durable.names(file);
  }

  /// What an earlier run left to be told; nothing if there is no file. One that cannot be read is
  /// told and set aside, and nothing of it is used: what waits for a person is in the latch as
  /// well.
  ///
  /// @param notices told what is wrong with the file, and where it is kept
  public EventLog read(Consumer<String> notices) {
    try {
      return EventText.parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException absent) {
      return EventLog.EMPTY;
    } catch (CharacterCodingException binary) {
      setAside(file + ": is damaged: bytes that are no text", notices);
    } catch (YamlException damaged) {
      setAside("is damaged: " + damaged.listing(), notices);
    } catch (IOException unreadable) {
      notices.accept("events: cannot be read: " + unreadable);
    }
    return EventLog.EMPTY;
  }

  private void setAside(String why, Consumer<String> notices) {
    Path aside = beside(".refused");
    try {
      Durable.move(file, aside);
      notices.accept("events: %s; kept as %s".formatted(why, aside));
    } catch (IOException stuck) {
      notices.accept("events: %s; cannot be set aside: %s".formatted(why, stuck));
    }
  }
}
