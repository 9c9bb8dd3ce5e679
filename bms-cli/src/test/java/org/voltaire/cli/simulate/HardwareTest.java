package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.Device;
import org.voltaire.device.bq76952.Bq76952StackType;
import org.voltaire.device.bq76952.ChipWiring;
import org.voltaire.device.bq76952.StackWiring;
import org.voltaire.sim.pack.PackProfile;

/// Which hardware carries which pack.
class HardwareTest {
  static final List<String> PACKS = PackProfile.NAMES;

  @ParameterizedTest
  @CsvSource({
    "lfp-16s, BQ76952 and INA228",
    "tesla-2x6s74p, BQ76952 and INA228",
    "lto-24s, a JBD board",
    "bluecar, 6 BQ76952 and INA228",
    "model-s-85, 6 BQ76952 and INA228",
  })
  void everyPackHasHardwareThatFits(String pack, String title) {
    PackProfile profile = PackProfile.load(pack);
    assertEquals(title, Hardware.fitting(Boards.standard(), profile).title(profile));
  }

  /// The chips of a stack share cells and thermistors, each of them once, in order.
  @ParameterizedTest
  @FieldSource("PACKS")
  void everyCellAndThermistorIsWiredToOneChip(String pack) throws Exception {
    PackProfile profile = PackProfile.load(pack);
    var file = SimulatedPack.file(profile, Map.of(), ShippedHardware.BQ76952);
    Configuration read = ConfigurationReader.parse("test", SimulatedPack.yaml(file));
    Device afe = read.device("afe");
    List<ChipWiring> chips =
        afe.type().equals(Bq76952StackType.TYPE)
            ? StackWiring.of(afe.settings(), read.size()).chips()
            : List.of(ChipWiring.of(afe.settings(), read.size()));
    int cells = 0, thermistors = 0;
    for (ChipWiring chip : chips) {
      assertTrue(chip.cellInputs().size() <= 16, chip.toString());
      cells += chip.cellInputs().size();
      thermistors += chip.thermometers().size();
    }
    assertEquals(profile.cellsInSeries(), cells);
    assertEquals(profile.thermistors(), thermistors);
    assertEquals(chips.size(), chips.stream().map(ChipWiring::address).distinct().count());
  }

  @Test
  void aJbdBoardRefusesWhatItHasNoInputsFor() {
    assertEquals(Optional.empty(), ShippedHardware.JBD.refusal(PackProfile.load("lto-24s")));
    assertEquals(
        Optional.of("bluecar has 90 cells in series, a JBD board carries at most 32"),
        ShippedHardware.JBD.refusal(PackProfile.load("bluecar")));
  }

  /// The text is in the recording. An unordered section would differ from one start of Java to the
  /// next, and so would the recording of the same scenario.
  @Test
  void theSectionsOfASimulatedPackAreInOneOrder() {
    var heater = SimulatedPack.file(PackProfile.load("lmp-module"), Map.of(), Hardware.DIRECT);
    assertEquals(
        List.of(
            "heat_capacity_j_per_k",
            "hibernate_soc",
            "hysteresis_k",
            "loss_w_per_k",
            "power_w",
            "set_degc"),
        keys(heater, "heater").toList());
    var bms = Map.<String, Object>of("contactors", Map.of());
    var inputs = SimulatedPack.file(PackProfile.load("lfp-16s"), bms, ShippedHardware.BQ76952);
    assertEquals(
        List.of("emergency_stop", "insulation", "interlock"), keys(inputs, "inputs").toList());
  }

  private static Stream<String> keys(Map<String, Object> file, String section) {
    Map<?, ?> found = assertInstanceOf(Map.class, file.get(section));
    return found.keySet().stream().map(String::valueOf);
  }

  @Test
  void aLimitBeyondWhatCanBeMeasuredIsTold() throws Exception {
    assertEquals(
        List.of(
            "limits.discharge_over_current_a.open is 471.75 A, and can never act unless it is below"
                + " 327.67 A, which is all that board (type jbd) can tell"),
        blindSpotsOfTesla(ShippedHardware.JBD));
    assertEquals(List.of(), blindSpotsOfTesla(ShippedHardware.BQ76952));
    assertEquals(List.of(), blindSpotsOfTesla(Hardware.DIRECT));
  }

  @ParameterizedTest
  @FieldSource("PACKS")
  void noShippedPackHasALimitOfCellsOrTemperaturesThatItsBoardCannotTell(String pack)
      throws Exception {
    PackProfile profile = PackProfile.load(pack);
    int carried = 0;
    for (Hardware hardware : List.of(ShippedHardware.JBD, ShippedHardware.BQ76952)) {
      if (hardware.refusal(profile).isPresent()) continue;
      carried++;
      String text = SimulatedPack.yaml(SimulatedPack.file(profile, Map.of(), hardware));
      for (String blind : ConfigurationReader.parse("test", text).blindSpots()) {
        assertTrue(blind.startsWith("limits.discharge_over_current_a"), blind);
      }
    }
    assertTrue(carried >= 1, "no board carries " + pack + ", so this proved nothing");
  }

  private static List<String> blindSpotsOfTesla(Hardware hardware) throws Exception {
    PackProfile tesla = PackProfile.load("tesla-2x6s74p");
    String text = SimulatedPack.yaml(SimulatedPack.file(tesla, Map.of(), hardware));
    return ConfigurationReader.parse("test", text).blindSpots();
  }
}
