package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.cli.Main;
import org.voltaire.config.CellFile;
import org.voltaire.pack.CellModel;
import org.voltaire.sim.cell.ModelledCell;

/// `bms estimate` on a cell that follows its model, with a sensor that does not.
@Timeout(60)
class EstimateCommandTest {
  private static final CellModel CELL = Chemistries.load("nmc").cellModel(50);

  @TempDir private Path folder = Path.of("");
  private Path cell = Path.of("");
  private Path log = Path.of("");
  private Path out = Path.of("");

  private final StringWriter said = new StringWriter();
  private final StringWriter complained = new StringWriter();

  @BeforeEach
  void recordFourHours() throws Exception {
    cell = folder.resolve("cell.yaml");
    Files.writeString(cell, new CellFile("nmc", CELL, List.of("made: \"for a test\"")).text());
    log = folder.resolve("log.csv");
    out = folder.resolve("est.csv");
    record(CELL);
  }

  private void record(CellModel actual) throws Exception {
    var random = new Random(7);
    var plant = new ModelledCell(actual, 0.95, 0, 25);
    var text = new StringBuilder("time_s,current_a,voltage_v,temp_degc,soc\n");
    double currentA = 0;
    for (int t = 0; t < 4 * 3600; t++) {
      if (t % 30 == 0) currentA = t < 600 || t % 3600 > 3000 ? 0 : -8 + 25 * random.nextGaussian();
      plant.advance(currentA, 25, 1);
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%.4f,%.5f,25.00,%.6f%n",
              t,
              currentA,
              plant.voltageV(currentA) + 5e-4 * random.nextGaussian(),
              plant.soc()));
    }
    Files.writeString(log, text);
  }

  private int run(String... more) {
    var arguments = new ArrayList<String>();
    arguments.addAll(
        List.of(
            "estimate",
            "--cell",
            cell.toString(),
            "--in",
            log.toString(),
            "--out",
            out.toString()));
    arguments.addAll(List.of(more));
    return Main.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(complained, true))
        .execute(arguments.toArray(String[]::new));
  }

  private double errorAtTheEnd() throws Exception {
    List<String> estimated = Files.readAllLines(out), known = Files.readAllLines(log);
    assertEquals("time_s,soc,soc_sigma,voltage_model_v", estimated.getFirst());
    assertEquals(known.size(), estimated.size(), "a line for every row");
    double soc = Double.parseDouble(estimated.getLast().split(",", -1)[1]);
    return soc - Double.parseDouble(known.getLast().split(",", -1)[4]);
  }

  @Test
  void aWrongStartIsFoundOutAndEveryRowHasItsEstimate() throws Exception {
    assertEquals(0, run("--initial-soc", "0.75"), complained::toString);
    assertEquals(0, errorAtTheEnd(), 0.01);
    assertTrue(said.toString().contains("14400 rows"), said.toString());
    assertTrue(said.toString().contains("from 30 min:  RMSE "), said.toString());
  }

  /// 1.75 σ are 7 %: a filter that takes a used cell for a new one is sure of a capacity that is
  /// not.
  @Test
  void aUsedCellIsFollowedIfItIsSaidThatItsCapacityIsHardlyKnown() throws Exception {
    record(CELL.withCapacity(0.8 * CELL.capacityAh()));
    assertEquals(0, run(), complained::toString);
    double taken = Math.abs(errorAtTheEnd());
    assertEquals(0, run("--capacity-error", "0.15"), complained::toString);
    double told = Math.abs(errorAtTheEnd());
    assertTrue(told < 0.5 * taken && told < 0.02, told + " instead of " + taken);
    assertEquals(2, run("--capacity-error", "15"));
    assertTrue(
        complained.toString().contains("--capacity-error: found 15.0, allowed: 0.001 to 0.5"),
        complained.toString());
  }

  /// What a house draws all night is as still as a sensor's offset.
  @Test
  void aSmallSteadyLoadIsOneIfItIsSaidThatNothingRests() throws Exception {
    var plant = new ModelledCell(CELL, 0.9, 0, 25);
    var text = new StringBuilder("time_s,current_a,voltage_v,temp_degc,soc\n");
    for (int minute = 0; minute < 40 * 60; minute++) {
      plant.advance(-0.5, 25, 60);
      text.append(
          String.format(
              Locale.ROOT,
              "%d,-0.5,%.5f,25.00,%.6f%n",
              60 * minute,
              plant.voltageV(-0.5),
              plant.soc()));
    }
    Files.writeString(log, text);
    assertEquals(0, run("--initial-soc", "0.9"), complained::toString);
    double taken = Math.abs(errorAtTheEnd());
    assertEquals(0, run("--initial-soc", "0.9", "--no-rest"), complained::toString);
    assertTrue(said.toString().contains(" 0 of them at rest"), said.toString());
    double told = Math.abs(errorAtTheEnd());
    assertTrue(taken > 0.05 && told < 0.01, told + " instead of " + taken);
  }

  @Test
  void withoutAStartTheCurveTellsIt() throws Exception {
    assertEquals(0, run(), complained::toString);
    assertEquals(0, errorAtTheEnd(), 0.01);
  }

  /// Half an ampere for four hours are 4 % of the cell.
  @Test
  void aSensorThatIsOffIsFoundOut() throws Exception {
    assertEquals(0, run("--initial-soc", "0.75", "--current-offset-a", "0.5"));
    assertEquals(0, errorAtTheEnd(), 0.012);
    assertTrue(said.toString().contains("offset 0.4") || said.toString().contains("offset 0.5"));
  }

  @Test
  void holesInARecordAreLivedWith() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    for (int k = 2000; k < 2600; k++) lines.set(k, lines.get(k).split(",", -1)[0] + ",,,,");
    lines.subList(8000, 9000).clear();
    Files.write(log, lines);
    assertEquals(0, run("--initial-soc", "0.75"), complained::toString);
    assertEquals(0, errorAtTheEnd(), 0.015);
    assertFalse(Files.readString(out).contains("NaN"), "every row has a number");
  }

  /// An error that does not fit its lane would look like one that does.
  @Test
  void theReportShowsALargeErrorAsLargeAsItIs() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(log));
    for (int k = 1; k < lines.size(); k++) {
      String[] cells = lines.get(k).split(",", -1);
      cells[4] = String.format(Locale.ROOT, "%.6f", Double.parseDouble(cells[4]) - 0.3);
      lines.set(k, String.join(",", cells));
    }
    Files.write(log, lines);
    Path page = folder.resolve("report.html");
    assertEquals(0, run("--report", page.toString()), complained::toString);
    String html = Files.readString(page);
    String lane = html.substring(html.indexOf("Error of SoC"), html.indexOf("Voltage, V"));
    assertTrue(lane.contains(">20<"), "its axis reaches 30 %");
  }

  @Test
  void theReportIsOnePageWithItsPicture() throws Exception {
    Path page = folder.resolve("report.html");
    assertEquals(0, run("--report", page.toString()));
    String html = Files.readString(page);
    assertTrue(html.startsWith("<!doctype html>") && html.contains("<svg"), "a page");
    for (String lane :
        List.of(
            "State of charge",
            "Error of SoC",
            "Voltage, V",
            "Innovation, mV",
            "NIS, mean of ten minutes",
            "Gain",
            "Offset of the current",
            "Capacity, Ah",
            "R0 against")) {
      assertTrue(html.contains(lane), lane);
    }
    assertFalse(html.contains("NaN"), "a path goes nowhere");
    assertTrue(html.contains(">rest</text>"), "the first voltage, at rest, told the SoC");
    assertTrue(said.toString().contains("voltage told the SoC at 0 s: rest, "), said::toString);
    assertFalse(html.contains("http://") && html.contains("src="), "that needs nothing else");
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() throws Exception {
    assertEquals(2, run("--initial-soc", "80"));
    assertTrue(complained.toString().contains("--initial-soc: found 80.0, allowed: 0 to 1"));
    assertEquals(2, run("--current-offset-a", "500"));
    assertTrue(
        complained.toString().contains("--current-offset-a: found 500.0, allowed: within 50.0 A"));
    Files.writeString(log, "time,current\n1,2\n2,3\n");
    assertEquals(2, run());
    Files.writeString(cell, "cell: 3");
    assertEquals(2, run());
    assertFalse(Files.exists(out));
  }

  @Test
  void theRecordIsNotOverwritten() throws Exception {
    String before = Files.readString(log);
    out = log;
    assertEquals(2, run());
    assertTrue(complained.toString().contains("which is --in"), complained.toString());
    assertEquals(before, Files.readString(log));
  }

  @Test
  void aFirstVoltageThatIsWrongDoesNotSpoilTheRecord() throws Exception {
    var rows = new ArrayList<>(Files.readAllLines(log));
    rows.set(1, rows.get(1).replaceFirst("^0,([^,]*),[^,]*,", "0,$1,3.30000,"));
    rows.set(2, rows.get(2).replaceFirst("^1,([^,]*),[^,]*,", "1,$1,3.30000,"));
    Files.write(log, rows);
    assertEquals(0, run(), complained.toString());
    String last = Files.readAllLines(out).getLast(), truth = rows.getLast();
    assertEquals(
        Double.parseDouble(truth.split(",", -1)[4]),
        Double.parseDouble(last.split(",", -1)[1]),
        0.02);
  }

  @Test
  void aMissingTemperatureIsToldAndDoubted() throws Exception {
    assertEquals(0, run(), complained.toString());
    double known = Double.parseDouble(Files.readAllLines(out).getLast().split(",", -1)[2]);
    Files.writeString(log, Files.readString(log).replace(",25.00,", ",,"));
    assertEquals(0, run(), complained.toString());
    assertTrue(said.toString().contains("temperature not known in 14400 rows"), said.toString());
    double unknown = Double.parseDouble(Files.readAllLines(out).getLast().split(",", -1)[2]);
    assertTrue(unknown > 1.2 * known, unknown + " after " + known);
  }
}
