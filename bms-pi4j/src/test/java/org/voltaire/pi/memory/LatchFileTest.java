package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pack.Fault;

/// Whatever happens to the disk, a trip that needs a person is there, or is told to be unreadable.
class LatchFileTest {
  private static final Latch LATCH =
      new Latch(Fault.CELL_OVER_VOLTAGE, Memories.NOON, true, "cell 7 · 3.812 V");

  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();
  private LatchFile file = new LatchFile(Path.of("none"), MachineTime.SYSTEM);

  @BeforeEach
  void place() {
    file = memory().latch();
  }

  private MemoryFile memory() {
    Path path = folder.resolve("not yet there/shed.memory.yaml");
    return new MemoryFile(path, () -> Memories.at(Memories.NOON));
  }

  private Optional<Latch> read() {
    return file.read(notices::add);
  }

  private Path unfinished() {
    return file.path().resolveSibling("shed.latch.yaml.new");
  }

  private void isUnreadable(String why) {
    assertEquals(Fault.LATCH_UNREADABLE, read().orElseThrow().cause());
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(notices.getFirst().contains(why), notices.getFirst());
    notices.clear();
  }

  @Test
  void theFileIsThereExactlyWhileSomethingWaits() throws Exception {
    assertEquals("shed.latch.yaml", String.valueOf(file.path().getFileName()));
    assertEquals(Optional.empty(), read(), "the first run");
    file.write(LATCH);
    assertEquals(Optional.of(LATCH), read());
    file.clear();
    assertFalse(Files.exists(file.path()));
    assertEquals(Optional.empty(), read());
    assertEquals(List.of(), notices);
  }

  /// The memory's worst day: damaged, of another pack, or deleted.
  @Test
  void nothingThatHappensToTheMemoryDropsIt() throws Exception {
    file.write(LATCH);
    var configuration = Memories.configuration();
    memory().write(Memories.of(configuration, Memories.NOON));
    Files.writeString(memory().path(), "damaged");
    assertEquals(Optional.empty(), memory().read(configuration, _ -> {}));
    assertEquals(Optional.of(LATCH), read());
    memory().write(Memories.of(configuration, Memories.NOON));
    var other = Memories.configuration("chemistry: lfp", "chemistry: lto");
    assertEquals(Optional.empty(), memory().read(other, _ -> {}));
    assertEquals(Optional.of(LATCH), memory().latch().read(notices::add));
    assertEquals(List.of(), notices);
  }

  @Test
  void aPowerCutWhileItIsWrittenLeavesAPackThatIsTripped() throws Exception {
    file.write(LATCH);
    Files.move(file.path(), unfinished());
    assertEquals(Optional.of(LATCH), read(), "before it had its name");
    for (int length : new int[] {0, 1, 80, LATCH.text().length() - 1}) {
      Files.writeString(unfinished(), LATCH.text().substring(0, length));
      isUnreadable("is damaged: ");
    }
    file.clear();
    assertEquals(Optional.empty(), read());
  }

  @Test
  void oneThatCannotBeReadIsALatchTooAndStaysUntilSomebodyResets() throws Exception {
    file.write(LATCH);
    Files.write(file.path(), new byte[] {(byte) 0xFF, 0});
    isUnreadable("bytes that are no text");
    isUnreadable("bytes that are no text");
    file.clear();
    Files.createDirectory(file.path());
    isUnreadable("latch: cannot be read: ");
  }

  @Test
  void noDamageGoesUnnoticed() {
    String text = LATCH.text();
    for (int n = 0; n < text.length(); n++) {
      String cut = text.substring(0, n);
      assertThrows(YamlException.class, () -> Latch.parse("cut", cut));
      String changed = cut + (text.charAt(n) == '7' ? '1' : '7') + text.substring(n + 1);
      assertThrows(YamlException.class, () -> Latch.parse("changed", changed));
    }
    assertTrue(text.length() > 200);
  }

  /// A newer version's, or somebody's who knew how to make the checksum right.
  @Test
  void aFaultThatThisVersionDoesNotKnowOrThatPassesByItselfIsNamed() {
    for (String fault : List.of("CELL_TOO_BLUE", "CURRENT_LOST")) {
      String text = LATCH.text();
      String edited = text.substring(0, text.indexOf("crc32")).replace("CELL_OVER_VOLTAGE", fault);
      String whole = edited + PackMemory.checksumLine(edited);
      var refused = assertThrows(YamlException.class, () -> Latch.parse("edited", whole));
      assertTrue(refused.toString().contains(fault), refused.toString());
    }
  }

  @Test
  void aStartSaysInOneLineWhatItBeginsWith() {
    assertEquals(
        "begins TRIPPED by CELL_OVER_VOLTAGE since 2026-03-01T12:00:00Z: a cell's voltage is too"
            + " high (cell 7 · 3.812 V); when a person has looked: ./bms ctl reset",
        LATCH.told());
    var late = new Latch(Fault.CELL_SPREAD, Memories.NOON.plusNanos(51_779_464), true, "");
    assertTrue(late.told().contains(" since 2026-03-01T12:00:00Z: "), late.told());
    var unset = new Latch(Fault.CELL_SPREAD, Memories.NOON, false, "");
    assertTrue(
        unset
            .told()
            .startsWith(
                "begins TRIPPED by CELL_SPREAD since 2026-03-01T12:00:00Z by a clock that nobody had set: "));
  }
}
