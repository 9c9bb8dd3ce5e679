package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.ChemistrySheet;
import org.voltaire.cli.Main;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;

class ChemistriesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bms(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void listsEveryChemistry() {
    assertEquals(0, bms("chemistries"));
    for (String name : Chemistries.NAMES) assertTrue(out.toString().contains("\n" + name), name);
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.chemistry.Chemistries#NAMES")
  void showsEveryNumberWithItsSource(String name) {
    assertEquals(0, bms("chemistries", name));
    long sources = out.toString().lines().filter(line -> line.contains("source: ")).count();
    assertEquals(ChemistrySheet.of(name).size(), sources);
    for (String line : out.toString().lines().toList()) assertTrue(line.length() <= 96, line);
  }

  @Test
  void refusesAChemistryThatDoesNotShip() {
    assertEquals(2, bms("chemistries", "zinc"));
    assertTrue(err.toString().contains("found zinc, allowed: lfp, nmc, nca, lto, lmp"));
  }

  @Test
  void theDemoRefusesAPackThatItsBoardCannotCarry() {
    assertEquals(2, bms("demo", "--pack", "bluecar"));
    assertTrue(err.toString().contains("bluecar has 90 cells in series"), err.toString());
    assertTrue(err.toString().contains("at most 32"), err.toString());
  }

  /// The defaults of each chemistry make a configuration without problems.
  @ParameterizedTest
  @FieldSource("org.voltaire.chemistry.Chemistries#NAMES")
  void aConfigurationMayUseEveryChemistry(String name) throws YamlException {
    String text =
        """
        pack:
          name: test
          chemistry: %s
          cells_in_series: 12
          thermistors: 4
          capacity_ah: 100
          max_charge_a: 30
          max_discharge_a: 50
        devices:
          board: {type: jbd, port: /dev/null}
        sensors: {cell_voltages: board, temperatures: board, current: board, pack_voltage: board}
        contactors: {driven_by: board}
        balancing: {chosen_by: board}
        """
            .formatted(name);
    var limits = ConfigurationReader.parse("test", text).spec().limits();
    var expected = Chemistries.load(name).limits();
    assertEquals(expected.cellOverVoltageV().open(), limits.cellOverVoltage().open().trip());
    assertEquals(
        expected.dischargeUnderTempDegc().derate(), limits.dischargeUnderTemp().derate().trip());
  }
}
