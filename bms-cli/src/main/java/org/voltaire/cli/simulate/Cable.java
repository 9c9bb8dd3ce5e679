package org.voltaire.cli.simulate;

import org.voltaire.device.I2cBus;
import org.voltaire.device.SerialLine;

/// What lies between simulated devices and their drivers. Whoever wants to spoil the traffic, or to
/// look at it, puts something of his own there.
public interface Cable {
  /// One that carries everything as it is.
  Cable WHOLE = new Cable() {};

  /// An I²C bus as the drivers shall see it.
  ///
  /// @param bus with the simulated chips on it
  default I2cBus i2c(I2cBus bus) {
    return bus;
  }

  /// A serial line as the driver shall see it.
  ///
  /// @param line with the simulated board at its other end
  default SerialLine serial(SerialLine line) {
    return line;
  }
}
