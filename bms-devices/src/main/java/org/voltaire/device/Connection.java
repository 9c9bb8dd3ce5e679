package org.voltaire.device;

import java.nio.file.Path;

/// Where a device is plugged in. No two devices of a configuration may have one in common.
public sealed interface Connection {

  /// The only device on a serial line.
  ///
  /// @param port a path such as `/dev/ttyUSB0`
  record OnSerialLine(Path port) implements Connection {
    @Override
    public String toString() {
      return "port " + port;
    }
  }

  /// An address on an I²C bus.
  ///
  /// @param bus the N of `/dev/i2c-N`
  /// @param address 7-bit
  record OnI2cBus(int bus, int address) implements Connection {
    @Override
    public String toString() {
      return "I2C bus %d, 0x%02X".formatted(bus, address);
    }
  }
}
