package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A BMS that loses its power in a scenario, and begins again with what was kept.
@Timeout(120)
class ScenarioRestartTest {
  @TempDir private Path folder = Path.of("");

  private CommandBench simulate(String... steps) throws IOException {
    var text = new StringBuilder("title: cut\nabout: a loss of power\n");
    text.append("pack: {profile: lfp-16s, initial_soc: 0.5}\n");
    text.append("bms: {initial_soc: 0.5, initial_soc_sigma: 0.02}\nsteps:\n");
    for (String step : steps) text.append("  - ").append(step).append('\n');
    Path scenario = Files.writeString(folder.resolve("cut.yaml"), text);
    return new CommandBench().run("simulate", scenario, "--out", folder);
  }

  private static void passes(CommandBench bench) {
    assertEquals(0, bench.code(), bench.out() + bench.err());
  }

  @Test
  void aTripThatNeedsAPersonOutlastsALossOfPower() throws IOException {
    passes(
        simulate(
            "close contactors",
            "inject F-SEN-002 cell 3 offset 900 mV",
            "rest 10 s",
            "expect mode TRIPPED",
            "clear faults",
            "restart after 1 min",
            "expect mode TRIPPED",
            "expect event CELL_VOLTAGE_IMPLAUSIBLE",
            "close contactors",
            "expect mode TRIPPED",
            "request reset",
            "close contactors",
            "expect mode CLOSED within 10 s"));
  }

  @Test
  void aSoundPackIsOpenAfterItAndKnowsWhatItKnew() throws IOException {
    passes(
        simulate(
            "close contactors",
            "charge at C/2 for 30 min",
            "expect mode CLOSED",
            "restart",
            "expect mode OPEN",
            "expect soc between 74.5 % and 75.7 %",
            "close contactors",
            "expect mode CLOSED within 10 s",
            "expect no event"));
  }

  @Test
  void eachRunHasItsRecordingAndReplays() throws IOException {
    String told =
        simulate("close contactors", "rest 10 s", "restart", "rest 10 s", "restart", "rest 5 s")
            .out();
    assertTrue(told.contains("cut.{mcap,csv,svg}, cut.2.mcap, cut.3.mcap"), told);
    for (String name : new String[] {"cut.mcap", "cut.2.mcap", "cut.3.mcap"}) {
      assertTrue(Files.exists(folder.resolve(name)), name);
      passes(new CommandBench().run("replay", folder.resolve(name)));
    }
  }

  @Test
  void theClockGoesOnWhileTheBmsIsOff() throws IOException {
    simulate(
        "rest 10 s", "restart after 1 h", "inject F-SEN-002 cell 3 offset 900 mV", "rest 10 s");
    String told = new CommandBench().run("replay", folder.resolve("cut.2.mcap")).out();
    assertTrue(told.contains("(01:00:1"), told);
  }
}
