package org.voltaire.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.identify.CellLog;
import org.voltaire.testing.SharedData;

/// Good data is read; each kind of bad data is refused by file, row and reason.
public class CellLogReaderTest {
  private static final String HEADER = "time_s,current_a,voltage_v,temp_degc,soc";

  @TempDir private Path folder = Path.of("");

  /// Twenty minutes of a 2 Ah cell: 1 A out and 0.5 A in by turns.
  private static String good() {
    var text = new StringBuilder(HEADER).append('\n');
    double soc = 0.9;
    for (int k = 0; k < 1200; k++) {
      double i = k / 60 % 2 == 0 ? -1 : 0.5;
      soc += i / 3600 / 2;
      text.append(String.format(Locale.ROOT, "%d,%.3f,%.4f,25,%.6f%n", k, i, 3.3 + 0.02 * i, soc));
    }
    return text.toString();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("log.csv"), text);
  }

  private String refusal(String text) {
    return assertThrows(CellDataException.class, () -> CellLogReader.forFit(file(text), 2))
        .toString();
  }

  @Test
  void aGoodRecordIsReadAsItStands() throws CellDataException, IOException {
    CellLog log = CellLogReader.forFit(file(good()), 2);
    assertEquals(1200, log.rows());
    assertEquals(-1, log.currentA().get(0));
    assertEquals(3.28, log.voltageV().get(0), 1e-12);
    assertEquals(1, log.dtSeconds(7));
  }

  @Test
  void socMayBeMissing() throws CellDataException, IOException {
    String blind =
        good()
            .lines()
            .map(l -> l.substring(0, l.lastIndexOf(',')))
            .reduce("", (a, b) -> a + b + "\n");
    assertTrue(Double.isNaN(CellLogReader.forFit(file(blind), 2).soc().get(5)));
  }

  @ParameterizedTest(name = "row {0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "17 | 15,-1,3.28           | row 17: has 3 fields, must have 5",
        "17 | 15,-1,x,25,0.9       | row 17: voltage_v is \"x\", must be a number",
        "17 | 15,-1,NaN,25,0.9     | row 17: voltage_v is NaN, must be a number",
        "17 | 15,,3.28,25,0.9      | row 17: current_a is NaN, must be a number",
        "17 | 14,-1,3.28,25,0.9    | row 17: time_s is 14.0, must be after 14.0",
        "17 | 3,-1,3.28,25,0.9     | row 17: time_s is 3.0, must be after 14.0",
        "17 | 15,-1,3.28,25,1.2    | row 17: soc is 1.2, must be 0 to 1",
        "17 | 15,-1,3.28,25,90     | this looks like percent",
        "17 | 15,-1,52.8,25,0.9    | row 17: voltage_v is 52.8",
        "17 | 15,-1,3.28,298,0.9   | this looks like kelvin",
        "17 | 15,-900,3.28,25,0.9  | row 17: current_a is -900.0"
      })
  void aRowThatCannotBeRightIsRefusedByItsNumber(int row, String replaced, String expected) {
    List<String> lines = good().lines().toList();
    var text = new StringBuilder();
    for (int k = 0; k < lines.size(); k++) {
      text.append(k == row - 1 ? replaced.strip() : lines.get(k)).append('\n');
    }
    String refused = refusal(text.toString());
    assertTrue(refused.contains(expected.strip()), refused);
    assertTrue(refused.contains("log.csv"), refused);
  }

  @Test
  void aHoleInTimeIsRefused() {
    String refused = refusal(scaled(0, t -> t.equals("0") ? "0" : t.length() > 3 ? "9" + t : t));
    assertTrue(refused.contains("row 1002: a gap of"), refused);
  }

  @Test
  void milliamperesMillivoltsAndTheWrongSignAreRecognised() {
    String milliamperes = refusal(scaled(1, i -> i + "e3"));
    assertTrue(milliamperes.contains("this looks like milliamperes"), milliamperes);
    String millivolts = refusal(scaled(2, v -> v + "e3"));
    assertTrue(millivolts.contains("this looks like millivolts"), millivolts);
    String sign = refusal(scaled(1, i -> i.startsWith("-") ? i.substring(1) : "-" + i));
    assertTrue(sign.contains("current_a is positive while charging"), sign);
  }

  @Test
  void aHeaderWithAnotherNameIsRefused() {
    String refused = refusal(good().replace("current_a", "current_ma"));
    assertTrue(refused.contains("row 1: the header is"), refused);
    assertTrue(refused.contains("must have current_a"), refused);
  }

  @Test
  void anEstimatorsRecordMayHaveHoles() throws CellDataException, IOException {
    String holes = scaled(2, v -> v.startsWith("3.31") ? "nan" : v);
    assertTrue(
        CellLogReader.forEstimate(file(holes), 2).voltageV().missing() > 100, "no hole was made");
  }

  private CellLog drive(double timeUnit, double currentUnit, double offsetA) throws Exception {
    var text = new StringBuilder(HEADER).append('\n');
    double soc = 0.9;
    for (int k = 0; k < 3600; k++) {
      double i = k / 60 % 2 == 0 ? -3 : 1;
      soc += i / 3600 / 2;
      text.append(
          String.format(
              Locale.ROOT,
              "%.6f,%.5f,%.4f,25,%.6f%n",
              k * timeUnit,
              (i + offsetA) * currentUnit,
              3.3 + 0.02 * i,
              soc));
    }
    return CellLogReader.forEstimate(file(text.toString()), 2);
  }

  @Test
  void anEstimatorsRecordMayHaveAPoorSensorButNoOtherUnit() throws Exception {
    assertEquals(3600, drive(1, 1, 0).rows());
    assertEquals(
        3600, drive(1, 0.7, 0.4).rows(), "a used cell and a fifth of its capacity per hour");
    for (double unit : new double[] {1 / 60.0, 1 / 3600.0, 1e3}) {
      String refused = assertThrows(CellDataException.class, () -> drive(unit, 1, 0)).toString();
      assertTrue(refused.contains("is time_s in seconds"), refused);
    }
    String kiloamperes = assertThrows(CellDataException.class, () -> drive(1, 1e-3, 0)).toString();
    assertTrue(kiloamperes.contains("soc moves 1000 times as much"), kiloamperes);
  }

  @Test
  void whatIsNoTableIsToldAtItsHeader() {
    String refused = refusal(good().replace(',', ';'));
    assertTrue(refused.contains("row 1: is \"time_s;current_a"), refused);
    assertTrue(refused.contains("must be a header of names with commas"), refused);
    var e = assertThrows(CellDataException.class, () -> CellLogReader.forFit(folder, 2));
    assertTrue(e.toString().contains("is a folder, must be a CSV file"), e.toString());
  }

  private static String scaled(int column, UnaryOperator<String> change) {
    var text = new StringBuilder(HEADER).append('\n');
    for (String line : good().lines().skip(1).toList()) {
      String[] fields = line.split(",", -1);
      fields[column] = change.apply(fields[column]);
      text.append(String.join(",", fields)).append('\n');
    }
    return text.toString();
  }

  /// Uses shared data that does not ship; aborted where it is not.
  @Test
  void everySharedRecordIsGood() throws CellDataException, IOException {
    Path data = SharedData.file("data");
    Assumptions.assumeTrue(Files.isDirectory(data), data + " is not there");
    int read = 0;
    for (String kind : List.of("measured", "simulated")) {
      try (var files = Files.newDirectoryStream(data.resolve(kind), "*.csv")) {
        for (Path file : files) {
          double capacityAh = capacityAh(file.getFileName().toString());
          if (file.toString().endsWith("ocv_table.csv")) {
            assertTrue(OcvReader.read(file, capacityAh, 1.0 / 30).mid().at(0.5) > 2, file + "");
          } else {
            assertFalse(Double.isNaN(CellLogReader.forFit(file, capacityAh).soc().get(0)));
          }
          read++;
        }
      }
    }
    assertTrue(read > 60, "only " + read + " files were there");
  }

  private static double capacityAh(String file) {
    return switch (file.split("_", -1)[0]) {
      case "a123" -> 2.05;
      case "e2" -> 5.13;
      case "p14" -> 14.5;
      case "atl" -> 19;
      case "pan18650pf" -> 2.9;
      case "lfp" -> 2.30345;
      case "nmc" -> 5.1532;
      case "nmcor" -> 4.9672;
      default -> 0.48313;
    };
  }
}
