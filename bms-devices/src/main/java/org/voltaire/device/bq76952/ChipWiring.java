package org.voltaire.device.bq76952;

import java.util.List;
import java.util.stream.IntStream;
import org.voltaire.device.PackSize;
import org.voltaire.device.Settings;

/// How one BQ76952 is connected: its bus, and what its pins are wired to.
///
/// @param bus the N of `/dev/i2c-N`
/// @param address 7-bit
/// @param crc whether the part was configured to guard its bytes with a CRC
/// @param cellInputs the chip's input of every cell, 1 to 16, from B−
/// @param thermometers one per thermistor
public record ChipWiring(
    int bus, int address, boolean crc, List<Integer> cellInputs, List<Thermometer> thermometers) {

  public ChipWiring {
    cellInputs = List.copyOf(cellInputs);
    thermometers = List.copyOf(thermometers);
  }

  /// As a configuration says it. Cells are at inputs 1, 2, … if it says nothing else.
  public static ChipWiring of(Settings settings, PackSize pack) {
    return new ChipWiring(
        settings.whole("bus"),
        settings.whole("address"),
        settings.flag("crc"),
        settings.has("cell_inputs") ? settings.wholes("cell_inputs") : firstInputs(pack.cells()),
        thermometers(settings));
  }

  static List<Integer> firstInputs(int count) {
    return IntStream.rangeClosed(1, Math.min(count, Bq76952.INPUTS)).boxed().toList();
  }

  static List<Thermometer> thermometers(Settings settings) {
    return settings.words("thermometers").stream().map(Thermometer::valueOf).toList();
  }
}
