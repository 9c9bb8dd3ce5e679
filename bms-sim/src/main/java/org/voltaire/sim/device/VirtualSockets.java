package org.voltaire.sim.device;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.voltaire.device.InputLine;

/// Where virtual devices are plugged in: boards at serial ports, chips on I²C buses, contacts at
/// GPIO lines.
public final class VirtualSockets {
  private final Map<Path, VirtualBoard> boards = new HashMap<>();
  private final Map<Integer, VirtualI2cBus> buses = new HashMap<>();
  private final Map<Integer, InputLine> contacts = new HashMap<>();

  /// Plugs a board into a serial port.
  public void plug(Path port, VirtualBoard board) {
    boards.put(port, board);
  }

  /// Puts a chip on a bus.
  ///
  /// @param bus the N of `/dev/i2c-N`
  /// @param address 7-bit
  public void plug(int bus, int address, VirtualChip chip) {
    buses.put(bus, buses.getOrDefault(bus, new VirtualI2cBus()).with(address, chip));
  }

  /// Wires a contact to a GPIO.
  ///
  /// @param gpio BCM number
  public void plug(int gpio, InputLine contact) {
    contacts.put(gpio, contact);
  }

  /// The contact at a GPIO, if there is one.
  public Optional<InputLine> contact(int gpio) {
    return Optional.ofNullable(contacts.get(gpio));
  }

  /// The board at a serial port, if there is one.
  public Optional<VirtualBoard> board(Path port) {
    return Optional.ofNullable(boards.get(port));
  }

  /// The buses that have a chip, by number.
  public Map<Integer, VirtualI2cBus> buses() {
    return Map.copyOf(buses);
  }
}
