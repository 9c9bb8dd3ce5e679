package org.voltaire.pi.config;

import java.nio.file.Path;
import java.util.List;
import org.voltaire.device.bq76952.Thermometer;
import org.voltaire.device.ina228.Ina228;

/// One device of a configuration, under the name by which the sensors refer to it.
public sealed interface Device {
  /// As the configuration calls it.
  String name();

  /// A JBD board on a serial port.
  ///
  /// @param port of the device, or a link to it
  record Jbd(String name, Path port, int baud) implements Device {}

  /// A BQ76952 on an I²C bus.
  ///
  /// @param cellInputs the chip's input of every cell, from B−
  record Afe(
      String name,
      int bus,
      int address,
      boolean crc,
      List<Integer> cellInputs,
      List<Thermometer> thermometers)
      implements Device {}

  /// An INA228 on an I²C bus.
  record Shunt(String name, int bus, int address, double shuntOhm, Ina228.Wiring wiring)
      implements Device {}

  /// The pack of a scenario: measures everything, and exists only while `./bms simulate` runs. It
  /// stands in the configurations of recordings, so that they can be replayed.
  record Simulated(String name) implements Device {}
}
