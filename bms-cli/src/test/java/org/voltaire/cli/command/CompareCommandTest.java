package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./bms compare`: two runs beside each other.
class CompareCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void printsBothAndWritesOneTableAndOnePlot() throws IOException {
    Path slow =
        CommandBench.scenario(folder, "slow", "close contactors", "discharge at C/4 for 2 min");
    Path fast =
        CommandBench.scenario(folder, "fast", "close contactors", "discharge at C/2 for 1 min");
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("compare", slow, fast, "--out", out);
    assertEquals(0, bench.code(), bench.err());
    assertTrue(bench.out().matches("(?s).*largest discharge current, A +25\\.\\d +50\\.\\d.*"));
    assertEquals(List.of("slow-fast.csv", "slow-fast.svg"), CommandBench.files(out));

    List<String> lines = Files.readAllLines(out.resolve("slow-fast.csv"));
    List<String> names = List.of(lines.getFirst().split(",", -1));
    assertEquals("time_s", names.getFirst());
    int a = names.indexOf("a_current_a"), b = names.indexOf("b_current_a");
    for (String line : lines) assertEquals(names.size(), line.split(",", -1).length, line);
    String[] both = at(lines, "30,");
    assertEquals(-25, Double.parseDouble(both[a]), 0.1);
    assertEquals(-50, Double.parseDouble(both[b]), 0.1);
    String[] late = at(lines, "100,");
    assertEquals(-25, Double.parseDouble(late[a]), 0.1);
    assertEquals("", late[b]);
  }

  @Test
  void whatEachCameToStandsSideBySide() throws IOException {
    Path charged =
        CommandBench.scenario(folder, "in", "close contactors", "charge at 1 kW for 6 min");
    Path given =
        CommandBench.scenario(folder, "out", "close contactors", "discharge at 1 kW for 6 min");
    var bench = new CommandBench().run("compare", charged, given);
    assertEquals(0, bench.code(), bench.err());
    assertTrue(bench.out().matches("(?s).*\ncharged energy +\\d+ Wh +–\n.*"), bench.out());
    assertTrue(bench.out().matches("(?s).*\ndischarged energy +– +\\d+ Wh\n.*"), bench.out());
    assertFalse(bench.out().contains("heater"), bench.out());
  }

  private static String[] at(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow()
        .split(",", -1);
  }

  @Test
  void oneFailedExpectationIsExitCode1() throws IOException {
    Path good = CommandBench.scenario(folder, "good", "rest 1 s", "expect mode OPEN");
    Path bad = CommandBench.scenario(folder, "bad", "rest 1 s", "expect mode CLOSED");
    var bench = new CommandBench().run("compare", good, bad);
    assertEquals(1, bench.code());
    assertTrue(bench.out().contains("FAIL"), bench.out());
  }

  @Test
  void bothScenariosThatAreNotThereAreNamed() {
    var bench =
        new CommandBench().run("compare", folder.resolve("one.yaml"), folder.resolve("two.yaml"));
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("one.yaml, which is not there"), bench.err());
    assertTrue(bench.err().contains("two.yaml, which is not there"), bench.err());
  }

  @Test
  void aBadScenarioIsExitCode2AndNothingIsWritten() throws IOException {
    Path good = CommandBench.scenario(folder, "good", "rest 1 s");
    Path bad = CommandBench.scenario(folder, "bad", "snooze");
    Path out = folder.resolve("out");
    var bench = new CommandBench().run("compare", good, bad, "--out", out);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains("bad.yaml:4:5"), bench.err());
    assertFalse(Files.exists(out));
  }
}
