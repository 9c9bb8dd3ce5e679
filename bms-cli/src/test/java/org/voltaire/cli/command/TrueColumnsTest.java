package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The truth in a run's CSV, beside what is measured.
class TrueColumnsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theTruthIsInTheTableBesideWhatALyingSensorSays() throws IOException {
    Path scenario =
        CommandBench.scenario(
            folder,
            "lies",
            "close contactors",
            "inject F-SEN-002 cell 3 offset 50 mV",
            "charge at C/2 for 10 s",
            "rest 1 s");
    new CommandBench().run("simulate", scenario, "--out", folder, "--record", "none");
    List<String> lines = Files.readAllLines(folder.resolve("lies.csv"));
    List<String> names = List.of(lines.getFirst().split(",", -1));
    String[] row =
        lines.stream()
            .filter(line -> line.startsWith("8,"))
            .findFirst()
            .orElseThrow()
            .split(",", -1);
    double saidV = Double.parseDouble(row[names.indexOf("cell_max_v")]);
    double highestV = Double.parseDouble(row[names.indexOf("cell_max_true_v")]);
    double lowestV = Double.parseDouble(row[names.indexOf("cell_min_true_v")]);
    assertEquals(0.05, saidV - highestV, 0.01);
    assertEquals(lowestV, Double.parseDouble(row[names.indexOf("cell_min_v")]), 0.003);
    assertTrue(lowestV < highestV, lowestV + " and " + highestV);
    assertEquals("50", row[names.indexOf("current_true_a")]);
    double coldest = Double.parseDouble(row[names.indexOf("temp_min_true_degc")]);
    double warmest = Double.parseDouble(row[names.indexOf("temp_max_true_degc")]);
    assertEquals(22, coldest, 0.2, "the room of the pack");
    assertTrue(coldest <= warmest, coldest + " and " + warmest);
  }
}
