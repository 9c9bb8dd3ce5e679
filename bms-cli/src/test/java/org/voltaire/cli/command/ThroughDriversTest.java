package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.link.record.Replay;
import org.voltaire.testing.Repository;

/// `./bms simulate --through`: scenarios through virtual hardware and the real drivers.
class ThroughDriversTest {
  private static final Path SHIPPED = Repository.root().resolve("examples/scenarios");

  /// Too long for every build: `.ci/deep` runs it.
  private static final List<String> LONG = List.of("parked-week.yaml", "two-days.yaml");

  @TempDir private Path folder = Path.of("");

  /// Needs a board with a switch for each direction; it goes through a JBD below.
  private static final String ONE_WAY = "full-pack-still-drives.yaml";

  /// Needs a heater that the BMS switches, which no driver can yet.
  private static final String HEATED = "planned-departure.yaml";

  static List<Path> shipped() throws IOException {
    try (var files = Files.list(SHIPPED)) {
      List<Path> found =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .filter(file -> !LONG.contains(String.valueOf(file.getFileName())))
              .filter(file -> !file.endsWith(ONE_WAY) && !file.endsWith(HEATED))
              .sorted()
              .toList();
      assertTrue(found.size() >= 2, "no scenarios were found, so this proved nothing");
      return found;
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatShipsGoesAsExpectedThroughDriversToo(Path scenario) {
    var bench = new CommandBench().run("simulate", scenario, "--through", "drivers");
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(bench.out().contains(" connected"), bench.out());
  }

  @Test
  void theOneForMeasuringSpeedGoesAsExpectedAtASlowerRateToo() {
    Path scenario = SHIPPED.resolve("two-days.yaml");
    var bench =
        new CommandBench().run("simulate", scenario, "--through", "drivers", "--rate-hz", "1");
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  /// A board at 9600 baud that chooses itself what to bleed sees the same pack.
  @ParameterizedTest
  @ValueSource(strings = {"first-charge", "full-pack-still-drives"})
  void aJbdBoardShowsTheSame(String name) {
    Path scenario = SHIPPED.resolve(name + ".yaml");
    var bench = new CommandBench().run("simulate", scenario, "--through", "jbd");
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(bench.out().contains("through a JBD board"), bench.out());
  }

  /// Ninety-six cells, thirty-two thermistors. A week of such a pack is in `.ci/deep`.
  @Test
  void aLongStringIsReadThroughAStack() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("long.yaml"),
            """
            title: t
            pack: {profile: model-s-85, initial_soc: 0.5}
            bms: {initial_soc: 0.5, initial_soc_sigma: 0.02}
            steps:
              - close contactors
              - expect mode CLOSED within 1 s
              - discharge at C/4 for 2 min
              - expect discharge current between 62.8 A and 63 A
              - expect no alarm
              - expect soc error below 1 %
            """);
    var bench = new CommandBench().run("simulate", scenario, "--through", "drivers");
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(bench.out().contains("through 6 BQ76952 and INA228"), bench.out());
  }

  @ParameterizedTest
  @CsvSource({
    "jbd, 'type: \"jbd\"', 'chosen_by: \"board\"'",
    "bq76952, 'type: \"bq76952\"', 'chosen_by: \"host\"'"
  })
  void theRecordingReplaysSaysWhatWasUsedAndIsTheSameEachTime(
      String through, String device, String chooser) throws IOException {
    Path scenario =
        CommandBench.scenario(
            folder,
            "try",
            "close contactors",
            "expect mode CLOSED within 1 s",
            "discharge at C/2 for 1 min",
            "rest 30 s");
    Path first = folder.resolve("1"), second = folder.resolve("2"), direct = folder.resolve("3");
    assertEquals(
        0,
        new CommandBench().run("simulate", scenario, "--through", through, "--out", first).code());
    new CommandBench().run("simulate", scenario, "--through", through, "--out", second);
    new CommandBench().run("simulate", scenario, "--out", direct);
    for (String name : CommandBench.files(first)) {
      byte[] bytes = Files.readAllBytes(first.resolve(name));
      assertArrayEquals(bytes, Files.readAllBytes(second.resolve(name)), name);
    }
    byte[] recording = Files.readAllBytes(first.resolve("try.mcap"));
    assertFalse(Arrays.equals(recording, Files.readAllBytes(direct.resolve("try.mcap"))));
    var replay = new CommandBench().run("replay", first.resolve("try.mcap"));
    assertEquals(0, replay.code(), replay.out() + replay.err());
    assertTrue(replay.out().contains("every one the same to the last bit"), replay.out());
    String configuration = configuration(first.resolve("try.mcap"));
    assertTrue(configuration.contains(device), configuration);
    assertTrue(configuration.contains(chooser), configuration);
  }

  /// What the recording says about the pack, after it was replayed from just that.
  private static String configuration(Path recording) throws IOException {
    var told = new StringBuilder();
    Replay.of(
        recording,
        pack -> {
          told.append(pack.configuration());
          try {
            return ConfigurationReader.parse("recorded", pack.configuration()).bms();
          } catch (YamlException refused) {
            throw new AssertionError(refused);
          }
        });
    return told.toString();
  }

  @Test
  void hardwareThatDoesNotExistIsExitCode2AndNothingIsWritten() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", "rest 1 s");
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("simulate", scenario, "--through", "daly", "--out", out);
    assertEquals(2, bench.code());
    String words = "--through: found daly, allowed: direct, drivers, jbd, bq76952";
    assertTrue(bench.err().contains(words), bench.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void hardwareThatCannotCarryThePackIsExitCode2AndSaysWhichCan() {
    Path scenario = SHIPPED.resolve("parked-week.yaml");
    String words =
        "--through: found jbd, allowed: direct, drivers, bq76952:"
            + " bluecar has 90 cells in series, a JBD board carries at most 32";
    var bench = new CommandBench().run("simulate", scenario, "--through", "jbd");
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains(words), bench.err());
    bench = new CommandBench().run("compare", scenario, scenario, "--through", "jbd");
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains(words), bench.err());
  }

  @Test
  void aScenarioThatWantsTheBmsToBleedIsRefusedBehindABoardThatChoosesItself() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("host.yaml"),
            """
            title: t
            pack: lfp-16s
            bms:
              balancing: {chosen_by: host}
            steps: [rest 1 s]
            """);
    assertEquals(0, new CommandBench().run("simulate", scenario, "--through", "bq76952").code());
    var bench = new CommandBench().run("simulate", scenario, "--through", "jbd");
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("host.yaml:4:26"), bench.err());
  }

  /// Sixteen cells' worth of readings come ten times a second at most, and lost_hold_s is 0.5.
  @ParameterizedTest
  @CsvSource({
    "jbd, F-SEN-002 cell 3 offset 3 V, CELL_VOLTAGE_LOST",
    "bq76952, F-SEN-002 cell 3 offset 3 V, CELL_VOLTAGE_LOST",
    "jbd, F-TMP-008 sensor 1, TEMPERATURE_LOST",
    "bq76952, F-TMP-008 sensor 1, TEMPERATURE_LOST",
    "jbd, F-TMP-007 sensor 1, TEMPERATURE_LOST",
    "bq76952, F-TMP-007 sensor 1, TEMPERATURE_LOST",
  })
  void aSensorAtTheEndOfItsRangeIsLostAndNothingElse(String through, String fault, String alarm)
      throws IOException {
    Path scenario =
        CommandBench.scenario(
            folder,
            "clipped",
            "close contactors",
            "expect mode CLOSED within 3 s",
            "rest 5 s",
            "inject " + fault,
            "expect alarm " + alarm + " within 2 s",
            "expect mode TRIPPED within 1 s");
    var bench = new CommandBench().run("simulate", scenario, "--through", through);
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  /// The cell above the wire reads both cells, which is beyond what either board can tell.
  @ParameterizedTest
  @CsvSource({"jbd", "bq76952"})
  void aBrokenSenseWireIsToldAsThatAlthoughTheNextCellReadsBeyondTheRange(String through)
      throws IOException {
    Path scenario =
        CommandBench.scenario(
            folder,
            "wire",
            "close contactors",
            "expect mode CLOSED within 3 s",
            "rest 5 s",
            "inject F-SEN-001 cell 5",
            "expect alarm CELL_WIRE_OPEN within 2 s",
            "expect mode TRIPPED within 1 s");
    var bench = new CommandBench().run("simulate", scenario, "--through", through);
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  /// The contacts of a pack with contactors, through the lines of the reference design. A BMS at 10
  /// Hz sees them in its next tick.
  @ParameterizedTest
  @CsvSource({
    "F-INT-001, INTERLOCK_OPEN",
    "F-INT-002, EMERGENCY_STOP",
    "F-INS-002, INSULATION_ALARM",
    "F-INS-001 resistance 4 kohm, INSULATION_ALARM",
  })
  void anInputThatOpensTripsThePackInTheNextTickUntilAPersonResets(String fault, String alarm)
      throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("inputs.yaml"),
            """
            title: t
            pack: lfp-16s
            bms: {contactors: {}}
            steps:
              - close contactors
              - expect mode CLOSED within 5 s
              - rest 5 s
              - expect no alarm
              - inject %s
              - expect alarm %s within 0.1 s
              - expect mode TRIPPED within 0.1 s
              - clear faults
              - close contactors
              - rest 2 min
              - expect mode TRIPPED
              - request reset
              - expect mode CLOSED within 5 s
            """
                .formatted(fault, alarm));
    var bench = new CommandBench().run("simulate", scenario, "--through", "bq76952");
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  @Test
  void aLimitThatTheHardwareCannotSeeIsNoted() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("strong.yaml"), "title: t\npack: tesla-2x6s74p\nsteps: [rest 1 s]\n");
    String note =
        "note: limits.discharge_over_current_a.open is 471.75 A, and can never act unless it is below"
            + " 327.67 A, which is all that board (type jbd) can tell";
    assertTrue(
        new CommandBench().run("simulate", scenario, "--through", "jbd").out().contains(note));
    assertFalse(
        new CommandBench().run("simulate", scenario, "--through", "drivers").out().contains(note));
  }

  @Test
  void twoScenariosAreComparedThroughDrivers() throws IOException {
    Path slow =
        CommandBench.scenario(folder, "slow", "close contactors", "discharge at C/4 for 1 min");
    Path fast =
        CommandBench.scenario(folder, "fast", "close contactors", "discharge at C/2 for 1 min");
    var bench = new CommandBench().run("compare", slow, fast, "--through", "jbd");
    assertEquals(0, bench.code(), bench.err());
    assertTrue(
        bench.out().matches("(?s).*largest discharge current, A +25\\.\\d +50\\.\\d.*"),
        bench.out());
  }
}
