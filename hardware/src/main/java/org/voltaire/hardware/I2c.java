package org.voltaire.hardware;

import java.util.List;
import tools.jackson.databind.annotation.JsonDeserialize;

/// One I²C bus and what is on it.
///
/// @param bus as Linux numbers it: 1 is `/dev/i2c-1`
/// @param devices all of them; an unlisted one could answer in another's place
public record I2c(int bus, List<I2cDevice> devices) {

  /// A bus with a copy of its devices.
  public I2c {
    devices = List.copyOf(devices);
  }

  /// One chip on the bus.
  ///
  /// @param part as the maker calls it
  /// @param address 7-bit, written in hexadecimal, 0x08..0x77; 0x00..0x07 and 0x78..0x7F are
  ///   reserved by the I²C specification (NXP UM10204)
  /// @param crc whether its bytes are guarded by a CRC
  /// @param comment for people
  public record I2cDevice(
      String part,
      @JsonDeserialize(using = AddressReader.class) int address,
      boolean crc,
      String comment) {}
}
