package org.voltaire.device;

import java.io.IOException;

/// One I²C bus, as small as it can be: write some bytes to a device, then read some back.
///
/// This is the whole boundary between what a chip means and how its bytes travel. The Raspberry Pi
/// adapter is ten lines over Pi4J; a test is a lambda.
@FunctionalInterface
public interface I2cBus {

  /// Makes one transaction: start, `write`, repeated start, fill `read`, stop. Either array may be
  /// empty, and then that half does not happen.
  ///
  /// @param address 7-bit device address, 0x08 to 0x77
  /// @param write bytes sent, left untouched
  /// @param read filled completely with what the device answers
  /// @throws IOException if the device did not acknowledge; nothing in `read` may be used
  void transfer(int address, byte[] write, byte[] read) throws IOException;
}
