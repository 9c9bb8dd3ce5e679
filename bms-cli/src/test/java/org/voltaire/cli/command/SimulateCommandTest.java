package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `./bms simulate`, from its arguments to its files.
class SimulateCommandTest {
  @TempDir private Path folder = Path.of("");

  private static final String[] STEPS = {
    "close contactors",
    "expect mode CLOSED within 1 s",
    "discharge at C/2 for 1 min",
    "expect discharge current above 49 A",
    "rest 30 s"
  };

  @Test
  void writesARecordingATableAndAPlotAndTheRecordingReplays() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", STEPS);
    Path out = folder.resolve("new/out");
    var bench = new CommandBench().run("simulate", scenario, "--out", out);
    assertEquals(0, bench.code(), bench.err());
    assertEquals(List.of("try.csv", "try.mcap", "try.svg"), CommandBench.files(out));
    assertTrue(bench.out().contains("PASS  mode CLOSED within 1 s"), bench.out());
    assertTrue(bench.out().contains("all 2 as expected"), bench.out());
    assertFalse(bench.out().contains("█"), "nobody looks on, so there is no progress bar");

    var replay = new CommandBench().run("replay", out.resolve("try.mcap"));
    assertEquals(0, replay.code(), replay.out() + replay.err());
    assertTrue(replay.out().contains("902 ticks of lfp-16s replayed"), replay.out());
  }

  @Test
  void aFileIsNoFolderForOutputs() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", STEPS);
    Path file = Files.writeString(folder.resolve("file"), "kept");
    var bench = new CommandBench().run("simulate", scenario, "--out", file);
    assertEquals(2, bench.code(), bench.err());
    assertTrue(bench.err().contains("a file, allowed: a folder"), bench.err());
    assertEquals("kept", Files.readString(file));
  }

  @Test
  void theTableHasAHeaderInSiAndARowASecond() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", STEPS);
    new CommandBench().run("simulate", scenario, "--out", folder, "--record", "none");
    assertEquals(List.of("try.csv", "try.svg", "try.yaml"), CommandBench.files(folder));
    List<String> lines = Files.readAllLines(folder.resolve("try.csv"));
    assertEquals(
        "time_s,current_a,pack_voltage_v,cell_min_v,cell_max_v,temp_min_degc,temp_max_degc,"
            + "soc,soc_sigma,soc_true,ccl_a,dcl_a,cvl_v,ambient_degc,mode,step,alarms,"
            + "pack_power_w,heater_w,sun_w,demand_w,grid_w,lost_w,speed_km_per_h,"
            + "sop_charge_10s_w,sop_discharge_10s_w,soe_wh,time_to_empty_s,time_to_full_s,injected,"
            + "cell_min_true_v,cell_max_true_v,temp_min_true_degc,temp_max_true_degc,current_true_a",
        lines.getFirst());
    String row = lines.stream().filter(line -> line.startsWith("30,")).findFirst().orElseThrow();
    String[] fields = row.split(",", -1);
    assertEquals(35, fields.length);
    assertEquals(-50, Double.parseDouble(fields[1]), 0.1);
    assertEquals("CLOSED", fields[14]);
    assertEquals(-50 * Double.parseDouble(fields[2]), Double.parseDouble(fields[17]), 10);
    assertEquals("", fields[18], "it has no heater");
    assertEquals(100 * 3.3 * 16, Double.parseDouble(fields[24]), 300, "takes 1 C for ten seconds");
    double emptyInSeconds = Double.parseDouble(fields[27]);
    assertTrue(emptyInSeconds > 3600, "ten minutes ago nothing flowed: " + emptyInSeconds);
    assertEquals("", fields[28], "it is not being charged");
    assertTrue(lines.size() > 90 && lines.size() < 100, lines.size() + " lines");
  }

  @Test
  void aPackWithContactorsIsPrechargedAndItsRecordingReplays() throws IOException {
    String[] steps = {
      "close contactors", "expect mode CLOSED", "expect bus above 50 V", "rest 1 s"
    };
    Path scenario = CommandBench.scenario(folder, "try", steps);
    String yaml = Files.readString(scenario);
    Files.writeString(
        scenario, yaml.replace("steps:", "bms: {contactors: {precharge: true}}\nsteps:"));
    var bench = new CommandBench().run("simulate", scenario, "--out", folder);
    assertEquals(0, bench.code(), bench.out() + bench.err());
    assertTrue(bench.out().contains("all 2 as expected"), bench.out());
    String table = Files.readString(folder.resolve("try.csv"));
    assertTrue(table.contains(",PRECHARGING,"), table);
    var replay = new CommandBench().run("replay", folder.resolve("try.mcap"));
    assertEquals(0, replay.code(), replay.out() + replay.err());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{driven_by: gpio} | 3:20  bms.contactors.driven_by",
        "{precharge: maybe} | 3:31  bms.contactors.precharge",
        "{feedback_s: 99} | 3:32  bms.contactors.feedback_s",
        "true | 3:19  bms.contactors"
      })
  void whatCannotBeSaidOfContactorsIsTold(String contactors, String problem) throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", "rest 1 s");
    String yaml = Files.readString(scenario);
    Files.writeString(
        scenario, yaml.replace("steps:", "bms: {contactors: " + contactors + "}\nsteps:"));
    var bench = new CommandBench().run("simulate", scenario, "--out", folder.resolve("none"));
    assertEquals(2, bench.code(), bench.out());
    assertTrue(bench.err().contains(problem), bench.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void theSameScenarioGivesTheSameBytes() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", STEPS);
    Path first = folder.resolve("1"), second = folder.resolve("2");
    new CommandBench().run("simulate", scenario, "--out", first);
    new CommandBench().run("simulate", scenario, "--out", second);
    for (String name : CommandBench.files(first)) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
    }
  }

  @Test
  void aFailedExpectationIsExitCode1() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", "rest 10 s", "expect mode CLOSED");
    var bench = new CommandBench().run("simulate", scenario, "--out", folder.resolve("out"));
    assertEquals(1, bench.code());
    assertTrue(bench.out().contains("FAIL  mode CLOSED: OPEN (line 5, column 5)"), bench.out());
    assertTrue(bench.out().contains("1 of 1 not as expected"), bench.out());
    assertEquals(3, CommandBench.files(folder.resolve("out")).size());
  }

  @Test
  void aBadScenarioIsExitCode2AndNothingIsWritten() throws IOException {
    Path scenario = CommandBench.scenario(folder, "bad", "snooze", "rest 10 V");
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("simulate", scenario, "--out", out);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("2 problems; nothing was run."), bench.err());
    assertTrue(
        bench.err().contains("bad.yaml:4:5  steps[0]\n  found    \"snooze\"\n"), bench.err());
    assertTrue(bench.err().contains("bad.yaml:5:10  steps[1]\n  found    \"10 V\"\n"), bench.err());
    assertFalse(Files.exists(out));
    assertEquals("", bench.out());
  }

  @Test
  void aLimitThatTheChemistryForbidsIsFoundInTheScenario() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("bad.yaml"),
            """
            title: t
            pack: lfp-16s
            bms:
              limits:
                cell_over_voltage_v: {open: 5}
              colour: green
            steps: [rest 1 s]
            """);
    var bench = new CommandBench().run("simulate", scenario);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("bad.yaml:6:3  bms.colour"), bench.err());

    Files.writeString(scenario, Files.readString(scenario).replace("  colour: green\n", ""));
    bench = new CommandBench().run("simulate", scenario);
    assertEquals(2, bench.code());
    assertTrue(
        bench.err().contains("bad.yaml:5:33  bms.limits.cell_over_voltage_v.open\n  found    5"),
        bench.err());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{profile: lfp-16s, spread: {capacity: 50 %}} | rest 1 s | bad.yaml:2:26  pack.spread",
        "{profile: lfp-16s, aged: {capacity: 1 %}} | rest 1 s | bad.yaml:2:43  pack.aged.capacity",
        "nmc-car | drive 2 km from absent.csv | bad.yaml:4:21",
        "lfp-16s | load from absent.csv for 1 h | bad.yaml:4:15",
        "lfp-16s | storage with moon for 1 d | bad.yaml:4:18",
      })
  void whatCannotBeIsExitCode2WithItsPlace(String pack, String step, String expected)
      throws IOException {
    String yaml = "title: t\npack: " + pack + "\nsteps:\n  - " + step + "\n";
    Path scenario = Files.writeString(folder.resolve("bad.yaml"), yaml);
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("simulate", scenario, "--out", out);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains(expected), bench.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void whatTheSectionBmsSaysCounts() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("slow.yaml"),
            """
            title: t
            pack: {profile: lfp-16s, initial_soc: 0.5}
            bms: {max_charge_a: 12, balancing: {max_cells: 2}}
            steps:
              - close contactors
              - charge at 1C for 10 s
              - expect ccl 12 A
              - expect charge current between 11.9 A and 12.1 A
            """);
    var bench = new CommandBench().run("simulate", scenario);
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.001", "-1", "NaN", "1000"})
  void refusesARateThatIsNone(String rate) throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", STEPS);
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("simulate", scenario, "--rate-hz", rate, "--out", out);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("--rate-hz: found"), bench.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void aFileThatIsNotThereIsExitCode2() {
    var bench = new CommandBench().run("simulate", folder.resolve("absent.yaml"));
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("absent.yaml, which is not there"), bench.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"first-charge", "over-charge", "parked-week", "overnight", "second-life-pack"})
  void theScenariosThatShipGoAsExpected(String name) {
    Path scenario = Path.of("../examples/scenarios", name + ".yaml");
    var bench = new CommandBench().run("simulate", scenario);
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  @Test
  void theOneForMeasuringSpeedGoesAsExpectedAtASlowerRateToo() {
    Path scenario = Path.of("../examples/scenarios/two-days.yaml");
    var bench = new CommandBench().run("simulate", scenario, "--rate-hz", "1");
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  @Test
  void whatARunCameToIsPrinted() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("hot.yaml"),
            """
            title: t
            pack: {profile: lmp-module, initial_soc: 0.8}
            steps:
              - tick 10 s
              - park 12 h
            """);
    var bench = new CommandBench().run("simulate", scenario);
    assertEquals(0, bench.code(), bench.err());
    assertTrue(bench.out().matches("(?s).*\n  holding power +5\\d W\n.*"), bench.out());
    assertTrue(bench.out().matches("(?s).*\n  heater share +100.0 %\n.*"), bench.out());
    assertFalse(bench.out().contains("self sufficiency"), "there was no sun");
  }

  @Test
  void theBmsMayBeToldWhatAnOldPackStillHolds() throws IOException {
    Path scenario =
        Files.writeString(
            folder.resolve("old.yaml"),
            """
            title: t
            pack: {profile: lfp-16s, initial_soc: 0.95, aged: {capacity: 60 %}}
            bms: {capacity_ah: 60, initial_soc: 0.95, initial_soc_sigma: 0.02}
            steps:
              - tick 1 s
              - close contactors
              - discharge at 20 A for 2 h
              - expect soc error below 2.5 %
            """);
    var bench = new CommandBench().run("simulate", scenario);
    assertEquals(0, bench.code(), bench.out() + bench.err());
    String believing = Files.readString(scenario).replace("capacity_ah: 60, ", "");
    Files.writeString(scenario, believing);
    assertEquals(1, new CommandBench().run("simulate", scenario).code(), "the nameplate is wrong");
  }

  @Test
  void aFullDiskEndsTheRunAndSaysSo() throws IOException {
    Path scenario = CommandBench.scenario(folder, "try", "rest 30 min");
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full here");
    Files.createSymbolicLink(folder.resolve("try.mcap"), full);
    var bench = new CommandBench().run("simulate", scenario, "--out", folder);
    assertEquals(1, bench.code());
    assertTrue(bench.err().contains("No space left"), bench.err());
    assertFalse(bench.err().contains("defect"), bench.err());
  }
}
