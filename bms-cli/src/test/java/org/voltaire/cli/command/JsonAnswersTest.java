package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.testing.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `--json`: the same answers for programs, one object on one line.
class JsonAnswersTest {
  @TempDir Path folder;

  private static JsonNode answer(int code, Object... args) {
    var bench = new CommandBench().run(args);
    assertEquals(code, bench.code(), bench::err);
    assertEquals(1, bench.out().lines().count(), bench.out());
    return JsonMapper.builder().build().readTree(bench.out());
  }

  @Test
  void aGoodConfigurationIsDescribed() {
    var file = Repository.root().resolve("examples/jbd-16s.yaml");
    JsonNode answer = answer(0, "check", file, "--json");
    assertTrue(answer.get("good").booleanValue());
    assertEquals(16, answer.get("cells_in_series").intValue());
    assertEquals("board", answer.get("devices").get(0).asString());
  }

  @Test
  void theProblemsOfABadConfigurationAreListed() throws Exception {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "pack: {name: x}\n");
    JsonNode answer = answer(2, "check", file, "--json");
    assertFalse(answer.get("good").booleanValue());
    assertTrue(answer.get("problems").size() > 1, answer::toString);
    assertFalse(answer.at("/problems/0/allowed").asString().isEmpty(), answer::toString);
  }

  @Test
  void theProblemsOfABadScenarioAreListed() throws Exception {
    Path scenario = CommandBench.scenario(folder, "bad", "rest for ever");
    JsonNode answer = answer(2, "simulate", scenario, "--json");
    assertTrue(answer.at("/problems/0/where").asString().contains("bad.yaml:"), answer::toString);
    JsonNode absent = answer(2, "simulate", folder.resolve("absent.yaml"), "--json");
    assertTrue(absent.at("/problems/0/text").asString().contains("is not there"), absent::toString);
  }

  @Test
  void aPackThatDoesNotRunIsToldToPrograms() {
    JsonNode answer = answer(2, "ctl", "status", "--pack", "no-such-pack", "--json");
    assertFalse(answer.get("good").booleanValue());
    assertFalse(answer.at("/problems/0/text").asString().isEmpty(), answer::toString);
  }

  @Test
  void chemistriesAndFaultsAreLists() {
    assertEquals("lfp", answer(0, "chemistries", "--json").at("/chemistries/0/name").asString());
    JsonNode lmp = answer(0, "chemistries", "lmp", "--json");
    assertFalse(lmp.at("/figures/0/source").asString().isEmpty());
    assertTrue(answer(0, "faults", "--json").get("faults").size() > 50);
    assertEquals("F-SEN-003", answer(0, "faults", "F-SEN-003", "--json").get("id").asString());
  }

  @Test
  void aScenarioTellsItsVerdictsAndItsRecordingReplays() throws Exception {
    Path scenario = CommandBench.scenario(folder, "short", "rest 30 s", "expect mode OPEN");
    JsonNode run = answer(0, "simulate", scenario, "--out", folder, "--json");
    assertTrue(run.get("passed").booleanValue());
    assertEquals(30, run.get("simulated_s").doubleValue(), 1);
    JsonNode replay = answer(0, "replay", folder.resolve("short.mcap"), "--json");
    assertTrue(replay.get("same").booleanValue());
    assertEquals(run.get("ticks").intValue(), replay.get("ticks").intValue());
  }

  @Test
  void aPackThatWasOpenInOneDirectionReplays() throws Exception {
    Path scenario =
        CommandBench.scenario(
            folder,
            "one-way",
            "close contactors",
            "inject F-CEL-001 cell 5",
            "charge at C/5 for 40 s",
            "discharge at C/5 for 5 s");
    Files.writeString(scenario, Files.readString(scenario) + "bms: {one_way: true}\n");
    assertEquals(0, new CommandBench().run("simulate", scenario, "--out", folder).code());
    JsonNode replay = answer(0, "replay", folder.resolve("one-way.mcap"), "--json");
    assertTrue(replay.get("same").booleanValue(), replay::toString);
    assertEquals("DISCHARGE_ONLY", replay.at("/mode_changes/2/mode").asString(), replay::toString);
  }

  @Test
  void aReplayTellsWhenTheModeChangedAndWhy() throws Exception {
    Path scenario =
        CommandBench.scenario(
            folder,
            "trips",
            "close contactors",
            "rest 5 s",
            "inject F-SEN-001 cell 3",
            "rest 30 s");
    new CommandBench().run("simulate", scenario, "--out", folder);
    var bench = new CommandBench().run("replay", folder.resolve("trips.mcap"));
    assertEquals(0, bench.code(), bench::err);
    assertTrue(bench.out().contains("TRIPPED CELL_WIRE_OPEN: "), bench.out());
    String action = "Repair the wire above cell 3, then reset.";
    assertTrue(bench.out().contains("\n    next: " + action + "\n"), bench.out());
    JsonNode answer = answer(0, "replay", folder.resolve("trips.mcap"), "--json");
    assertEquals(folder.resolve("trips.mcap").toString(), answer.get("file").asString());
    JsonNode tripped = answer.at("/mode_changes/2");
    assertEquals("TRIPPED", tripped.get("mode").asString());
    assertEquals("CELL_WIRE_OPEN", tripped.get("cause").asString());
    assertEquals(action, tripped.get("action").asString());
    assertTrue(answer.at("/mode_changes/0/action").isNull(), answer::toString);
    assertTrue(tripped.get("time_s").doubleValue() > 5, tripped::toString);
  }

  /// The recording was made by commit b20b194, in November 2026.
  @Test
  void aRecordingOfAnotherVersionIsReadAndSaidToBeOne() throws Exception {
    try (var recording = getClass().getResourceAsStream("/other-version/lfp-16s-2026-11.mcap")) {
      Files.copy(recording, folder.resolve("old.mcap"));
    }
    var bench = new CommandBench().run("replay", folder.resolve("old.mcap"));
    assertEquals(1, bench.code(), bench::err);
    String said =
        "another version of the program recorded lfp-16s, and decided otherwise from tick";
    assertTrue(bench.out().contains(said), bench.out());
    assertTrue(bench.out().contains("CLOSED"), bench.out());
    JsonNode answer = answer(1, "replay", folder.resolve("old.mcap"), "--json");
    assertTrue(answer.get("other_version").booleanValue());
    assertEquals("CLOSED", answer.at("/mode_changes/1/mode").asString(), answer::toString);
  }

  @Test
  void twoScenariosAreComparedByTheirFigures() throws Exception {
    Path idle = CommandBench.scenario(folder, "idle", "rest 1 min", "expect mode OPEN");
    Path given =
        CommandBench.scenario(folder, "given", "close contactors", "discharge at C/2 for 2 min");
    JsonNode answer = answer(0, "compare", idle, given, "--json", "--out", folder.resolve("out"));
    assertTrue(answer.get("passed").booleanValue());
    assertEquals("OPEN", answer.at("/a/mode").asString());
    assertTrue(answer.at("/a/verdicts/0/passed").booleanValue());
    assertEquals(50.0 / 30, answer.at("/b/discharged_ah").doubleValue(), 0.05);
    assertTrue(answer.at("/b/soc").doubleValue() < answer.at("/a/soc").doubleValue());
    assertTrue(answer.at("/b/summary").has("discharged energy"), answer::toString);
  }

  @Test
  void aScenarioThatFailsSaysWhatWasMeasured() throws Exception {
    Path scenario = CommandBench.scenario(folder, "fails", "rest 10 s", "expect soc above 90 %");
    JsonNode run = answer(1, "simulate", scenario, "--json");
    assertFalse(run.at("/verdicts/0/passed").booleanValue());
    assertFalse(run.at("/verdicts/0/measured").asString().isEmpty());
  }
}
