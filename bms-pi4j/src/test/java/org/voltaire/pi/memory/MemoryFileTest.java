package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.balance.BalancePast;
import org.voltaire.config.Configuration;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.measure.Doubles;

/// Whenever the power goes and whatever a card does to its bytes, a run begins with a whole memory
/// of its own pack or with none, and says which.
class MemoryFileTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();
  private Path path = Path.of("");
  private MemoryFile file = new MemoryFile(path.resolve("none"), MachineTime.SYSTEM);
  private Configuration configuration = Memories.configuration();
  private final PackMemory first = Memories.of(configuration, Memories.NOON);
  private final PackMemory second = Memories.of(configuration, Memories.NOON.plusSeconds(60));

  MemoryFileTest() throws Exception {}

  @BeforeEach
  void place() {
    path = folder.resolve("not yet there/shed.memory.yaml");
    file = new MemoryFile(path, () -> Memories.at(Memories.NOON.plusSeconds(3600)));
  }

  private Optional<PackMemory> read() {
    return file.read(configuration, notices::add);
  }

  private Path beside(String more) {
    return path.resolveSibling(path.getFileName() + more);
  }

  private void isTheSame(PackMemory expected, PackMemory found) {
    assertEquals(expected.text(), found.text());
    for (int c = 0; c < 16; c++) {
      FilterMemory.CellMemory was = expected.filter().cells().get(c),
          is = found.filter().cells().get(c);
      assertEquals(was.soc(), is.soc(), 1e-9);
      assertEquals(was.socSigma(), is.socSigma(), 1e-8 * was.socSigma());
    }
  }

  @Test
  void whatWasWrittenIsReadAgain() throws Exception {
    assertEquals(Optional.empty(), read());
    file.write(first);
    isTheSame(first, read().orElseThrow());
    file.write(second);
    isTheSame(second, read().orElseThrow());
    assertEquals(List.of(), notices);
    assertFalse(Files.exists(beside(".new")));
  }

  @Test
  void whatWasBledAndComparedIsReadAgain() throws Exception {
    var past =
        new BalancePast(
            Doubles.generate(16, c -> 0.25 * c),
            Doubles.generate(16, c -> 2 + c),
            Doubles.generate(16, c -> 0.5 - c),
            Doubles.generate(16, c -> 0.25 + c),
            86_400);
    file.write(Memories.withBalance(first, past));
    PackMemory found = read().orElseThrow();
    assertEquals(past, found.balance());
    assertEquals(List.of(), notices);
  }

  @Test
  void aCrashWhileItIsWrittenLeavesTheLastOne() throws Exception {
    file.write(first);
    String text = second.text();
    for (int length : new int[] {0, 1, 300, text.length() - 1}) {
      Files.writeString(beside(".new"), text.substring(0, length));
      isTheSame(first, read().orElseThrow());
    }
    assertEquals(List.of(), notices);
    file.write(second);
    isTheSame(second, read().orElseThrow());
  }

  @Test
  void aCrashBetweenTheTwoNamesLeavesTheOneBefore() throws Exception {
    file.write(first);
    Files.move(path, beside(".previous"));
    Files.writeString(beside(".new"), second.text());
    isTheSame(first.as(PackMemory.Left.CONNECTED), read().orElseThrow());
    assertEquals(List.of("memory: the one before is used, of 2026-03-01T12:00:00Z"), notices);
  }

  /// Cut at any place, or with one character changed: never taken for a memory.
  @Test
  void noDamageGoesUnnoticed() {
    String text = first.text();
    int refused = 0;
    for (int n = 0; n < text.length(); n += 7) {
      String cut = text.substring(0, n);
      assertThrows(YamlException.class, () -> MemoryReader.parse("cut", cut));
      char other = text.charAt(n) == '7' ? '1' : '7';
      String changed = cut + other + text.substring(n + 1);
      assertThrows(YamlException.class, () -> MemoryReader.parse("changed", changed));
      refused++;
    }
    assertTrue(refused > 500, refused + " places");
  }

  @Test
  void aDamagedOneIsToldAndSetAsideAndTheOneBeforeIsUsed() throws Exception {
    file.write(first);
    file.write(second);
    String damaged = second.text().replace("chemistry: lfp", "chemistry: nmc");
    Files.writeString(path, damaged);
    // That one was left open, but the run of the damaged one may have closed.
    isTheSame(first.as(PackMemory.Left.CONNECTED), read().orElseThrow());
    assertEquals(2, notices.size(), notices.toString());
    assertTrue(
        notices.getFirst().startsWith("memory: is damaged: " + path + ":"), notices.getFirst());
    assertTrue(notices.getFirst().contains("allowed  crc32: \""), notices.getFirst());
    assertTrue(notices.getFirst().endsWith("; kept as " + beside(".refused")), notices.getFirst());
    assertEquals(damaged, Files.readString(beside(".refused")));
    assertFalse(Files.exists(path));
  }

  @Test
  void bytesThatAreNoTextAreDamage() throws Exception {
    file.write(first);
    Files.write(path, new byte[] {(byte) 0xFF, 0, (byte) 0xC3});
    assertEquals(Optional.empty(), read());
    assertTrue(notices.getFirst().contains("is damaged: bytes that are no text"), notices.get(0));
  }

  /// Somebody has edited it and knew how to make the checksum right.
  @Test
  void impossibleNumbersAreNamed() {
    String text = first.text();
    String above = text.substring(0, text.indexOf("crc32"));
    String edited =
        above
            .replaceFirst("states: \\[[0-9.]+", "states: [1.7")
            .replaceFirst("r0_ratio: 1", "x: 1");
    var refused =
        assertThrows(
            YamlException.class,
            () -> MemoryReader.parse("edited", edited + PackMemory.checksumLine(edited)));
    assertTrue(
        refused.toString().contains("cells.cell_1.r0_ratio\n  found    nothing"),
        refused::toString);
    assertTrue(
        refused.toString().contains("soc: found 1.7, allowed: -0.05 to 1.05"), refused::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: shed | name: barn | pack: found \"shed\", allowed: \"barn\"",
        "chemistry: lfp | chemistry: lto | chemistry: found lfp, allowed: lto",
        "cells_in_series: 16 | cells_in_series: 15 | cells: found 16, allowed: 15",
        "capacity_ah: 100 | capacity_ah: 50 | capacity_ah: found 100, allowed: 50"
      })
  void aMemoryOfAnotherPackIsRefusedByWhatDiffers(String part, String by, String message)
      throws Exception {
    file.write(first);
    configuration = Memories.configuration(part, by);
    assertEquals(Optional.empty(), read());
    assertEquals(
        "memory: %s: is of another pack: %s, as configured; kept as %s"
            .formatted(path, message, beside(".refused")),
        notices.getFirst());
    assertFalse(Files.exists(path), "the next minute must not overwrite it");
  }

  @Test
  void aPlaceThatCannotBeWrittenLeavesWhatIsThere() throws Exception {
    file.write(first);
    Files.createDirectory(beside(".new"));
    assertThrows(IOException.class, () -> file.write(second));
    isTheSame(first, read().orElseThrow());
  }
}
