package org.voltaire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.device.registry.DeviceTypes;
import org.voltaire.measure.SensorRange;
import org.voltaire.testing.Repository;

/// Limits beyond what the device that measures can tell. Of LFP, 2.5 V and 3.8 V open, −25 °C and
/// 60 °C while discharging, −5 °C and 50 °C while charging.
class BlindSpotTest {
  private static final String TEXT =
      Repository.replaced(Repository.example("jbd-16s.yaml"), "type: jbd", "type: narrow");

  private static Configuration parse(String text, SensorRange cellsV, SensorRange tempsDegC)
      throws YamlException {
    var types = DeviceTypes.standard().with(new NarrowType(cellsV, tempsDegC));
    return ConfigurationReader.parse("test", text, types);
  }

  private static List<String> problems(SensorRange cellsV, SensorRange tempsDegC) {
    var refused = assertThrows(YamlException.class, () -> parse(TEXT, cellsV, tempsDegC));
    return refused.problems().stream().map(BlindSpotTest::words).toList();
  }

  private static String words(Problem problem) {
    return problem.path() + ": found " + problem.found() + ", allowed: " + problem.allowed();
  }

  @Test
  void aCellsLimitAtAnEndOfTheRangeIsRefused() {
    assertEquals(
        List.of(
            "limits.cell_over_voltage_v.open: found 3.8, allowed: below 3.8 V, which is all that"
                + " board (type narrow) can tell",
            "limits.cell_under_voltage_v.open: found 2.5, allowed: above 2.5 V, which is all that"
                + " board (type narrow) can tell"),
        problems(new SensorRange(2.5, 3.8), SensorRange.ANY));
  }

  @Test
  void aTemperaturesLimitBeyondTheRangeIsRefused() {
    assertEquals(
        List.of(
            "limits.discharge_over_temp_degc.open: found 60, allowed: below 55.5 °C, which is all"
                + " that board (type narrow) can tell",
            "limits.discharge_under_temp_degc.open: found -25, allowed: above -20 °C, which is all"
                + " that board (type narrow) can tell"),
        problems(SensorRange.ANY, new SensorRange(-20, 55.5)));
  }

  /// LTO may be used down to −40 °C, where a JBD board's thermistors end.
  @Test
  void aPackMayBeColderThanItsBoardCanTell() {
    String text = Repository.example("jbd-16s.yaml");
    text = Repository.replaced(text, "chemistry: lfp", "chemistry: lto");
    text =
        Repository.replaced(text, "limits: {}", "limits: {discharge_under_temp_degc: {open: -40}}");
    assertEquals(
        List.of(
            "limits.discharge_under_temp_degc.open: found -40, allowed: above -40 °C, which is all"
                + " that board (type jbd) can tell"),
        ProblemsTest.problems(text));
  }

  @Test
  void limitsWithinTheRangeAreGoodAndTheStepKnowsTheRange() throws Exception {
    var cells = new SensorRange(2.49, 3.81);
    var temps = new SensorRange(-25.1, 60.1);
    Configuration read = parse(TEXT, cells, temps);
    assertEquals(List.of(), read.blindSpots());
    assertEquals(cells, read.spec().sensors().cellV());
    assertEquals(temps, read.spec().sensors().tempDegC());
  }

  @Test
  void ofASimulatedPackItIsANote() throws Exception {
    String text = Repository.replaced(TEXT, "name: shed", "name: shed\n  simulated: true");
    Configuration read = parse(text, new SensorRange(0, 3.75), SensorRange.ANY);
    assertEquals(
        List.of(
            "limits.cell_over_voltage_v.open is 3.8 V, and can never act unless it is below 3.75 V,"
                + " which is all that board (type narrow) can tell"),
        read.blindSpots());
  }
}
