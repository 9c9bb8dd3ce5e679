package org.voltaire.device;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.voltaire.measure.SensorRange;

/// A type of board or chip, described once. The reader of configurations, `check`, `run`,
/// `emulate`, `demo`, `--through` and the table in the documents are made from this; nothing else
/// lists boards.
///
/// A new one is a package with a class that implements this, a line in
/// `org.voltaire.device.registry.DeviceTypes`, and a virtual one under the same name in `bms-sim`.
/// `docs/devices.md` has the steps.
public interface DeviceType {

  /// As configurations say it: `type: jbd`.
  String name();

  /// For people, with its article: `a JBD board`.
  String title();

  /// One line for people.
  String about();

  /// What a configuration may say about one besides its type, in the order of the documents.
  List<Key> keys();

  /// What it can do.
  Abilities can();

  /// The highest current that it can tell, A, in either direction; the same for charging and
  /// discharging. A larger one reads as this, or as missing. Infinite if it measures none.
  default double currentRangeA(Settings settings) {
    return Double.POSITIVE_INFINITY;
  }

  /// The cell voltages that it can tell, V. One outside reads as an end, or as missing. Anything if
  /// it measures none.
  default SensorRange cellRangeV() {
    return SensorRange.ANY;
  }

  /// The temperatures that it can tell, °C, with the thermistors that it is made for. One outside
  /// reads as an end, or as missing. Anything if it measures none.
  default SensorRange tempRangeDegC() {
    return SensorRange.ANY;
  }

  /// The highest voltage that its input for the bus bears, V. Infinite if it has none.
  default double busRangeV() {
    return Double.POSITIVE_INFINITY;
  }

  /// What of its settings does not fit the pack, beyond [Abilities#mostCells()] and
  /// [Abilities#mostThermistors()].
  default List<Misfit> misfits(Settings settings, PackSize pack) {
    return List.of();
  }

  /// Where it is plugged in; several for several chips that are read as one.
  List<Connection> connections(Settings settings);

  /// One line about a configured one, for people: `JBD board on /dev/ttyUSB0, 9600 baud`.
  String describe(Settings settings, PackSize pack);

  /// One as it would usually be configured for this pack. Simulations use it, so what it says of
  /// connections need not be true of any machine. It may be of another type of the same package, if
  /// one device has not inputs enough and the other type stands for several. Empty for a type that
  /// is chosen through another one only.
  default Optional<Usual> usual(PackSize pack) {
    return Optional.empty();
  }

  /// A type, and settings for one of it.
  record Usual(DeviceType type, Settings settings) {}

  /// Connects to a configured one.
  ///
  /// @param ports where it is plugged in
  /// @throws IOException if it is not there, or is another one
  Instrument open(Settings settings, Duty duty, Ports ports) throws IOException;
}
