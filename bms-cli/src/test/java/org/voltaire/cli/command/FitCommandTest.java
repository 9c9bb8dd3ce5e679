package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.cli.Main;
import org.voltaire.config.CellFileReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.pack.CellModel;

/// `fit` and `voltage` from files to files. The cell is made up here: 12 mΩ and nothing else.
class FitCommandTest {
  private static final String TABLE =
      "soc,ocv_discharge_v,ocv_charge_v\n0,3.0,3.0\n0.25,3.2,3.2\n0.5,3.4,3.4\n0.75,3.6,3.6\n1,3.8,3.8\n";

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter(), err = new StringWriter();

  private int bms(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static String drive() {
    var text = new StringBuilder("time_s,current_a,voltage_v,temp_degc,soc\n");
    var random = new SplittableRandom(7);
    double i = 0, z = 0.95;
    for (int k = 0; k < 4000; k++) {
      if (k % 20 == 0) i = k == 0 ? 0 : 6 * random.nextDouble() - 4;
      z += i / 3600 / 2;
      double v = 3.0 + 0.8 * z + 0.012 * i;
      text.append(String.format(Locale.ROOT, "%d,%.4f,%.5f,25,%.6f%n", k, i, v, z));
    }
    return text.toString();
  }

  private int fit(String record, String... more) throws IOException {
    Files.writeString(folder.resolve("ocv.csv"), TABLE);
    Files.writeString(folder.resolve("drive.csv"), record);
    List<String> arguments =
        List.of(
            "fit",
            "--chemistry",
            "nmc",
            "--capacity-ah",
            "2",
            "--ocv",
            folder.resolve("ocv.csv").toString(),
            "--dynamic",
            folder.resolve("drive.csv").toString(),
            "--out",
            folder.resolve("made/cell.yaml").toString(),
            "--report",
            folder.resolve("made/cell.html").toString());
    return bms(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void aCellFileIsWrittenThatReadsBackAsTheSameModel() throws IOException, YamlException {
    assertEquals(0, fit(drive()), err.toString());
    Path file = folder.resolve("made/cell.yaml");
    var read = CellFileReader.read(file);
    CellModel model = read.model();
    assertEquals("nmc", read.chemistry());
    assertEquals(2, model.capacityAh());
    assertEquals(0.012, model.dynamics().at(25).r0At(0.6), 0.001);
    assertEquals(3.48, model.ocv().at(0.6), 2e-3);
    String again = CellFileReader.parse("again", read.text()).text();
    assertEquals(read.text(), again);
    assertTrue(Files.readString(file).contains("file: \"drive.csv\""));
    assertTrue(out.toString().contains("model against measured voltage"), out.toString());
    assertEquals(
        0,
        bms("voltage", "--cell", file.toString(), "--in", folder.resolve("drive.csv").toString()),
        err.toString());
    assertTrue(out.toString().contains("| drive.csv | 25 |"), out.toString());
    String drive = folder.resolve("drive.csv").toString();
    var told = new CommandBench().run("voltage", "--cell", file, "--in", drive, "--json");
    assertEquals(0, told.code(), told::err);
    assertTrue(told.out().startsWith("{\"cell\":\"" + file + "\",\"records\":[{"), told.out());
    assertTrue(told.out().contains("\"mean_temp_degc\":25.0,\"rms_v\":0.0"), told.out());
  }

  @Test
  void howWellTheCapacityIsKnownIsWhatWasSaid() throws IOException, YamlException {
    assertEquals(0, fit(drive()), err.toString());
    Path file = folder.resolve("made/cell.yaml");
    assertEquals(0.02, CellFileReader.read(file).model().capacityError());
    assertEquals(0, fit(drive(), "--capacity-error", "0.1"), err.toString());
    assertEquals(0.1, CellFileReader.read(file).model().capacityError());
    assertEquals(2, fit(drive(), "--capacity-error", "10"));
    assertTrue(
        err.toString().contains("--capacity-error: found 10.0, allowed: 0.001 to 0.5"),
        err.toString());
  }

  @Test
  void theReportIsAPageThatNeedsNothingElse() throws IOException {
    assertEquals(0, fit(drive()), err.toString());
    String page = Files.readString(folder.resolve("made/cell.html"));
    assertTrue(page.contains("<svg"), "no plot");
    assertTrue(page.contains("drive.csv: measured and modelled voltage"));
    assertFalse(page.contains("<script") || page.contains("src="), "it loads something");
  }

  @Test
  void badDataIsRefusedAndNothingIsWritten() throws IOException {
    assertEquals(2, fit(drive().replaceFirst("(?m)^100,.*$", "100,1,none,25,0.9")));
    assertTrue(err.toString().contains("row 102: voltage_v is \"none\""), err.toString());
    assertFalse(Files.exists(folder.resolve("made")), "something was written");
  }

  @Test
  void aRecordInWhichNothingHappensIsRefused() throws IOException {
    var rest = new StringBuilder("time_s,current_a,voltage_v,temp_degc,soc\n");
    for (int k = 0; k < 400; k++) rest.append(k).append(",0,3.56,25,0.7\n");
    assertEquals(2, fit(rest.toString()));
    assertTrue(err.toString().contains("has 400 rows and 0 A of current (rms)"), err.toString());
    assertEquals(2, fit(drive().lines().limit(4).reduce("", (a, b) -> a + b + "\n")));
    assertTrue(err.toString().contains("has 3 rows"), err.toString());
    assertFalse(Files.exists(folder.resolve("made")), "something was written");
  }

  @Test
  void aVoltageThatNoCellHasIsRefusedByItsRow() throws IOException {
    List<String> rows = new ArrayList<>(drive().lines().toList());
    String[] fields = rows.get(1000).split(",", -1);
    fields[2] = "0";
    rows.set(1000, String.join(",", fields));
    assertEquals(2, fit(String.join("\n", rows)));
    assertTrue(err.toString().contains("row 1001: voltage_v is 0.0, must be"), err.toString());
  }

  @Test
  void aRecordThatNoModelFollowsIsRefused() throws IOException {
    var raised = new StringBuilder();
    for (String line : drive().lines().toList()) {
      String[] cells = line.split(",", -1);
      if (raised.length() > 0) cells[2] = String.valueOf(1.3 * Double.parseDouble(cells[2]));
      raised.append(String.join(",", cells)).append('\n');
    }
    assertEquals(2, fit(raised.toString()));
    assertTrue(err.toString().contains("would move the open-circuit voltage by"), err.toString());
    assertFalse(Files.exists(folder.resolve("made")), "something was written");
  }

  @Test
  void whatIsNoCellFileIsToldWithItsPlace() {
    var list = assertThrows(YamlException.class, () -> CellFileReader.parse("list", "- a\n"));
    assertEquals(
        """
        list:1:1
          found    a list
          allowed  a mapping with the keys cell, open_circuit and others
        1 problem; no cell model was read.\
        """,
        list.getMessage());
    var torn =
        assertThrows(YamlException.class, () -> CellFileReader.parse("torn", "cell:\n  a: [1\n"));
    assertTrue(String.valueOf(torn.getMessage()).startsWith("torn:3:1\n"), torn.toString());
  }

  @Test
  void aCellFileSaysEverythingThatIsWrongWithItByPath() throws IOException {
    assertEquals(0, fit(drive()), err.toString());
    String text =
        Files.readString(folder.resolve("made/cell.yaml"))
            .replace("capacity_ah: 2", "capacity_ah: -2")
            .replaceFirst("tau1_s: \\[\\d+", "tau1_s: [0")
            .replace("lasts_s:", "last_s:");
    String refused =
        assertThrows(YamlException.class, () -> CellFileReader.parse("bad.yaml", text)).toString();
    assertTrue(refused.contains("cell.capacity_ah\n  found    -2"), refused);
    assertTrue(refused.contains("dynamics.tau1_s[0]\n  found    0"), refused);
    assertTrue(refused.contains("(did you mean lasts_s?)"), refused);
    assertTrue(
        refused.contains("residual.last_s\n  found    a key that means nothing here"), refused);
  }

  @Test
  void aChemistryThatIsNotKnownIsWrongUsage() {
    String here = folder.resolve("x").toString();
    assertEquals(
        2,
        bms(
            "fit",
            "--chemistry",
            "lead",
            "--capacity-ah",
            "2",
            "--ocv",
            here,
            "--dynamic",
            here,
            "--out",
            here));
    assertTrue(err.toString().contains("--chemistry: found lead, allowed: lfp"), err.toString());
  }
}
