package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.config.Configuration;
import org.voltaire.core.Restart;

class RestartLoaderTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();

  /// utc, is it set, boot, uptime: then and now.
  @ParameterizedTest
  @CsvSource({
    // Both clocks set: the wall clock tells, over any number of boots.
    "2026-03-01T12:00:00Z, true, a, 100, 2026-03-01T14:10:00Z, true, b, 7, 7800",
    // One of them not set: only within one boot.
    "2026-03-01T12:00:00Z, false, a, 100, 2026-03-01T14:10:00Z, true, b, 7, NaN",
    "2026-03-01T12:00:00Z, true, a, 100, 2026-03-01T12:00:05Z, false, b, 7, NaN",
    "2026-03-01T12:00:00Z, false, a, 100, 2026-03-01T12:00:09Z, false, a, 110, 10",
    "2026-03-01T12:00:00Z, false, '', 100, 2026-03-01T12:00:09Z, false, '', 110, NaN",
    // Suspended meanwhile: the monotonic clock stood still.
    "2026-03-01T12:00:00Z, true, a, 100, 2026-03-01T14:10:00Z, true, a, 110, 7800",
    // The wall clock was put back.
    "2026-03-01T12:00:00Z, true, a, 100, 2026-03-01T11:00:00Z, true, b, 7, NaN",
    "2026-03-01T12:00:00Z, true, a, 100, 2026-03-01T11:00:00Z, true, a, 160, 60",
    // A clock that woke up in 1970 and calls itself set.
    "1970-01-01T00:10:00Z, true, a, 100, 2026-03-01T11:00:00Z, true, b, 7, NaN",
  })
  void timeOffIsWhatClocksCanTell(
      Instant utcThen,
      boolean setThen,
      String bootThen,
      double uptimeThen,
      Instant utcNow,
      boolean setNow,
      String bootNow,
      double uptimeNow,
      double seconds) {
    var then = new MachineTime.Now(utcThen, setThen, bootThen, uptimeThen);
    var now = new MachineTime.Now(utcNow, setNow, bootNow, uptimeNow);
    assertEquals(seconds, now.secondsSince(then));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s old",
    "59.4, 59 s old",
    "130, 2 min 10 s old",
    "7800, 2 h 10 min old",
    "270000, 3 d 3 h old",
    "NaN, nobody knows how old"
  })
  void agesAreSaidInTheirTwoLargestUnits(double seconds, String text) {
    assertEquals(text, RestartLoader.age(seconds));
  }

  private Optional<Restart> recall(PackMemory.Left left, MachineTime.Now now) throws Exception {
    Configuration configuration = Memories.configuration();
    var file = new MemoryFile(folder.resolve("shed.memory.yaml"), () -> now);
    file.write(Memories.of(configuration, Memories.NOON).as(left));
    return RestartLoader.of(file, configuration, notices::add);
  }

  @Test
  void peopleAreToldWhatWasRestoredAndHowSureItIsNow() throws Exception {
    var now = Memories.at(Memories.NOON.plusSeconds(2 * 86_400));
    Restart restart = recall(PackMemory.Left.OPEN, now).orElseThrow();
    assertEquals(2 * 86_400, restart.offSeconds());
    assertEquals(0, restart.unseenSeconds());
    assertEquals(1, notices.size());
    assertTrue(
        notices
            .getFirst()
            .matches(
                "restored: SoC 63\\.\\d % ± 2\\.\\d %, 2 d 0 h old, now ± 3\\.\\d %;"
                    + " weakest cell \\d+: 100\\.0 % ± 4\\.\\d % of 100 Ah"),
        notices.getFirst());
  }

  /// A board that was last seen closed may have been discharged for as long as nobody looked.
  @Test
  void howThePackWasLeftDecidesForHowLongACurrentMayHaveFlowed() throws Exception {
    var now = Memories.at(Memories.NOON.plusSeconds(7200));
    assertEquals(7200, recall(PackMemory.Left.CONNECTED, now).orElseThrow().unseenSeconds());
    assertEquals(65, recall(PackMemory.Left.DROPS, now).orElseThrow().unseenSeconds());
    var soon = Memories.at(Memories.NOON.plusSeconds(3));
    assertEquals(3, recall(PackMemory.Left.DROPS, soon).orElseThrow().unseenSeconds());
    assertTrue(notices.getFirst().contains("now ± 28.9 %"), notices.getFirst());
  }

  @Test
  void withoutAClockNothingButTheCellsIsKnown() throws Exception {
    var now = new MachineTime.Now(Memories.NOON.plusSeconds(9), false, "", 1);
    Restart restart = recall(PackMemory.Left.OPEN, now).orElseThrow();
    assertTrue(Double.isNaN(restart.offSeconds()));
    assertTrue(
        notices.getFirst().contains("nobody knows how old, now ± 28.9 %"), notices::toString);
  }

  @Test
  void nothingIsSaidToBeNothing() throws Exception {
    var file = new MemoryFile(folder.resolve("none.yaml"), MachineTime.SYSTEM);
    assertEquals(Optional.empty(), RestartLoader.of(file, Memories.configuration(), notices::add));
    assertEquals(List.of("nothing remembered in " + folder.resolve("none.yaml")), notices);
  }

  @Test
  void thisMachineHasClocks() {
    var now = MachineTime.SYSTEM.now();
    double seconds = MachineTime.SYSTEM.now().secondsSince(now);
    // Where the machine names its boot, as Linux does, the next look is of the same one.
    if (!now.machineBoot().isEmpty()) assertTrue(seconds >= 0 && seconds < 60, "" + seconds);
  }
}
