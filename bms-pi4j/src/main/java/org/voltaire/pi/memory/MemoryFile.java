package org.voltaire.pi.memory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.Configuration;
import org.voltaire.config.yaml.YamlException;

/// Where a pack's memory lies: the last one, and the one before it.
///
/// A new one is written beside them, handed to the disk and then put in their place, so that
/// whenever the power goes, one whole file is there. A file that is damaged or of another pack is
/// told and set aside, and never keeps a run from starting.
public final class MemoryFile {
  private final Path file;
  private final Path previous;
  private final Path unfinished;
  private final MachineTime time;

  /// @param file of the last memory; the others have its name and more
  /// @param time by which memories are dated
  public MemoryFile(Path file, MachineTime time) {
    this.file = file;
    this.time = time;
    this.previous = beside(".previous");
    this.unfinished = beside(".new");
  }

  /// The place beside a pack's recordings; nowhere if it records nothing.
  public static Optional<MemoryFile> beside(Configuration configuration) {
    String name = configuration.spec().name().replaceAll("[^A-Za-z0-9._-]+", "_");
    return configuration
        .recordings()
        .map(folder -> new MemoryFile(folder.resolve(name + ".memory.yaml"), MachineTime.SYSTEM));
  }

  private Path beside(String more) {
    return file.resolveSibling(file.getFileName() + more);
  }

  /// The file of the last memory.
  public Path path() {
    return file;
  }

  /// Where a trip that waits for a person is kept: beside the memory and apart from it.
  public LatchFile latch() {
    return new LatchFile(called(".latch.yaml"), time);
  }

  /// Where events are kept that a person has to know of: beside the memory and apart from it.
  public EventFile events() {
    return new EventFile(called(".events.yaml"), time);
  }

  private Path called(String end) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(\\.memory)?\\.yaml$", "");
    return file.resolveSibling(name + end);
  }

  /// What the clocks say by which memories are dated.
  MachineTime.Now now() {
    return time.now();
  }

  /// Writes it in place of the last one, which becomes the one before.
  ///
  /// @throws IOException if it could not be written; a whole one is there still
  public void write(PackMemory memory) throws IOException {
    Durable.write(unfinished, memory.text());
    if (Files.exists(file)) Durable.move(file, previous);
    Durable.move(unfinished, file);
    Durable.names(file);
  }

  /// The last memory of this pack that is whole, if there is one.
  ///
  /// @param notices told what is wrong with a file, and where it is kept
  public Optional<PackMemory> read(Configuration configuration, Consumer<String> notices) {
    for (Path candidate : List.of(file, previous)) {
      if (!Files.exists(candidate)) continue;
      Optional<PackMemory> found = read(candidate, configuration, notices);
      if (found.isEmpty()) continue;
      if (candidate.equals(file)) return found;
      notices.accept("memory: the one before is used, of " + found.get().saved().utc());
      // A run went on after it, whatever it says.
      return found.map(memory -> memory.as(PackMemory.Left.CONNECTED));
    }
    return Optional.empty();
  }

  private static Optional<PackMemory> read(
      Path candidate, Configuration configuration, Consumer<String> notices) {
    try {
      PackMemory memory = MemoryReader.parse(candidate.toString(), Files.readString(candidate));
      String differs = memory.differsFrom(configuration);
      if (differs.isEmpty()) return Optional.of(memory);
      setAside(candidate, candidate + ": is of another pack: " + differs, notices);
    } catch (CharacterCodingException binary) {
      setAside(candidate, candidate + ": is damaged: bytes that are no text", notices);
    } catch (YamlException damaged) {
      setAside(candidate, "is damaged: " + damaged.listing(), notices);
    } catch (IOException unreadable) {
      notices.accept("memory: cannot be read: " + unreadable);
    }
    return Optional.empty();
  }

  private static void setAside(Path candidate, String why, Consumer<String> notices) {
    Path aside = candidate.resolveSibling(candidate.getFileName() + ".refused");
    try {
      Durable.move(candidate, aside);
      notices.accept("memory: %s; kept as %s".formatted(why, aside));
    } catch (IOException stuck) {
      notices.accept("memory: %s; cannot be set aside: %s".formatted(why, stuck));
    }
  }
}
