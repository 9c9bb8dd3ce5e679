package org.voltaire.device;

import java.io.IOException;
import java.nio.file.Path;

/// Where devices are plugged in: the machine's own ports, or virtual ones with simulated devices at
/// them. Whatever is behind, the drivers are the same.
public interface Ports {

  /// Opens a serial line.
  ///
  /// @param path of the device, or a link to it
  /// @throws IOException if it is not there, or cannot be had
  SerialLine serialLine(Path path, int baud) throws IOException;

  /// An I²C bus; the same one each time.
  ///
  /// @param number the N of `/dev/i2c-N`
  /// @throws IOException if it cannot be had
  I2cBus i2cBus(int number) throws IOException;

  /// A GPIO input that is pulled down.
  ///
  /// @param gpio BCM number
  /// @throws IOException if it cannot be had
  InputLine inputLine(int gpio) throws IOException;
}
