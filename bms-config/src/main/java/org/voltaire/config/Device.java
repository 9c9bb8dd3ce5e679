package org.voltaire.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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

  /// Several BQ76952 on one string, on one I²C bus: cells and thermistors are shared evenly, in
  /// order.
  ///
  /// @param addresses of the chips, the one nearest B− first
  /// @param cells in the string
  /// @param thermistors in the pack
  /// @param thermometers of every chip; it uses the first of them, as many as it has thermistors
  record Stack(
      String name,
      int bus,
      List<Integer> addresses,
      boolean crc,
      int cells,
      int thermistors,
      List<Thermometer> thermometers)
      implements Device {

    /// The string's cell at the lowest input of each chip.
    public List<Integer> firstCells() {
      return IntStream.range(0, addresses.size()).mapToObj(i -> share(cells, i)).toList();
    }

    /// The pack's thermistor at the first thermometer of each chip.
    public List<Integer> firstThermistors() {
      return IntStream.range(0, addresses.size()).mapToObj(i -> share(thermistors, i)).toList();
    }

    /// Each chip by itself.
    public List<Afe> chips() {
      return IntStream.range(0, addresses.size()).mapToObj(this::chip).toList();
    }

    private Afe chip(int i) {
      int inputs = share(cells, i + 1) - share(cells, i);
      int pins = share(thermistors, i + 1) - share(thermistors, i);
      return new Afe(
          name,
          bus,
          addresses.get(i),
          crc,
          IntStream.rangeClosed(1, inputs).boxed().toList(),
          thermometers.subList(0, pins));
    }

    /// Where the share of chip `i` begins.
    private int share(int of, int i) {
      return of * i / addresses.size();
    }
  }

  /// An INA228 on an I²C bus.
  record Shunt(String name, int bus, int address, double shuntOhm, Ina228.Wiring wiring)
      implements Device {}

  /// The pack of a scenario: measures everything, and exists only while `./bms simulate` runs. It
  /// stands in the configurations of recordings, so that they can be replayed.
  record Simulated(String name) implements Device {}
}
