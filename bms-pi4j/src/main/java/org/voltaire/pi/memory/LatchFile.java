package org.voltaire.pi.memory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pack.Fault;

/// Where a trip that waits for a person or the service is kept. The file is there exactly while one
/// waits. Beside it lies the last one that the service has cleared, with what was done.
///
/// It is apart from the pack's memory, so that nothing that happens to that can drop it, and it is
/// asked for neither chemistry nor cells: a changed configuration does not mean that a person has
/// looked at the pack.
public final class LatchFile {
  private final Path file;
  private final Path unfinished;
  private final Path serviced;
  private final MachineTime time;

  /// @param time by which trips are dated
  public LatchFile(Path file, MachineTime time) {
    this.file = file;
    this.time = time;
    this.unfinished = file.resolveSibling(file.getFileName() + ".new");
    String name = String.valueOf(file.getFileName()).replaceFirst("(\\.latch)?\\.yaml$", "");
    this.serviced = file.resolveSibling(name + ".serviced.yaml");
  }

  /// The file.
  public Path path() {
    return file;
  }

  /// What the clocks say by which trips are dated.
  MachineTime.Now now() {
    return time.now();
  }

  /// Keeps it, in place of any other.
  void write(Latch latch) throws IOException {
    Durable.write(unfinished, latch.text());
    Durable.move(unfinished, file);
    Durable.names(file);
  }

  /// The service has cleared it: what was done is written down before nothing waits any more.
  void clear(Latch latch, String reason) throws IOException {
    Durable.write(unfinished, latch.serviced(reason, time.now()));
    Durable.move(unfinished, serviced);
    clear();
  }

  /// Nothing waits any more. If the power goes in between, something still does.
  void clear() throws IOException {
    Files.deleteIfExists(file);
    Files.deleteIfExists(unfinished);
    Durable.names(file);
  }

  /// What waits for a person. A file that is there and cannot be read is a latch as well:
  /// [Fault#LATCH_UNREADABLE]. So is one that a power cut left unfinished.
  ///
  /// @param notices told what is wrong with the file
  public Optional<Latch> read(Consumer<String> notices) {
    for (Path candidate : List.of(file, unfinished)) {
      try {
        return Optional.of(Latch.parse(candidate.toString(), Files.readString(candidate)));
      } catch (NoSuchFileException absent) {
        continue;
      } catch (CharacterCodingException binary) {
        notices.accept("latch: %s: is damaged: bytes that are no text".formatted(candidate));
      } catch (YamlException damaged) {
        notices.accept("latch: is damaged: " + damaged.listing());
      } catch (IOException unreadable) {
        notices.accept("latch: cannot be read: " + unreadable);
      }
      return Optional.of(new Latch(Fault.LATCH_UNREADABLE, Instant.EPOCH, false, ""));
    }
    return Optional.empty();
  }
}
