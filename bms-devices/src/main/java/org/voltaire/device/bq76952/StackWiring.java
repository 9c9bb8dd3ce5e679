package org.voltaire.device.bq76952;

import java.util.List;
import java.util.stream.IntStream;
import org.voltaire.device.PackSize;
import org.voltaire.device.Settings;

/// How several BQ76952 on one string are connected, all on one bus: they share cells and
/// thermistors evenly, in order.
///
/// @param bus the N of `/dev/i2c-N`
/// @param addresses of the chips, the one nearest B− first
/// @param crc whether the parts were configured to guard their bytes with a CRC
/// @param pack with the string
/// @param thermometers of every chip; it uses the first of them, as many as it has thermistors
public record StackWiring(
    int bus, List<Integer> addresses, boolean crc, PackSize pack, List<Thermometer> thermometers) {

  public StackWiring {
    addresses = List.copyOf(addresses);
    thermometers = List.copyOf(thermometers);
  }

  /// As a configuration says it.
  public static StackWiring of(Settings settings, PackSize pack) {
    return new StackWiring(
        settings.whole("bus"),
        settings.wholes("addresses"),
        settings.flag("crc"),
        pack,
        ChipWiring.thermometers(settings));
  }

  /// The string's cell at the lowest input of each chip.
  public List<Integer> firstCells() {
    return IntStream.range(0, addresses.size()).mapToObj(i -> share(pack.cells(), i)).toList();
  }

  /// The pack's thermistor at the first thermometer of each chip.
  public List<Integer> firstThermistors() {
    return IntStream.range(0, addresses.size())
        .mapToObj(i -> share(pack.thermistors(), i))
        .toList();
  }

  /// Each chip by itself.
  public List<ChipWiring> chips() {
    return IntStream.range(0, addresses.size()).mapToObj(this::chip).toList();
  }

  private ChipWiring chip(int i) {
    int inputs = share(pack.cells(), i + 1) - share(pack.cells(), i);
    int pins = share(pack.thermistors(), i + 1) - share(pack.thermistors(), i);
    return new ChipWiring(
        bus, addresses.get(i), crc, ChipWiring.firstInputs(inputs), thermometers.subList(0, pins));
  }

  /// Where the share of chip `i` begins.
  private int share(int of, int i) {
    return of * i / addresses.size();
  }
}
