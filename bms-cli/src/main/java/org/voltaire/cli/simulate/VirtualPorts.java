package org.voltaire.cli.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.voltaire.device.I2cBus;
import org.voltaire.device.InputLine;
import org.voltaire.device.Ports;
import org.voltaire.device.SerialLine;
import org.voltaire.sim.device.VirtualBoard;
import org.voltaire.sim.device.VirtualSerialLine;
import org.voltaire.sim.device.VirtualSockets;

/// Ports with virtual devices at them.
final class VirtualPorts implements Ports {
  /// I²C's fast mode, which all chips here know.
  private static final int I2C_HERTZ = 400_000;

  private final Map<Integer, I2cBus> buses = new HashMap<>();
  private final VirtualSockets sockets;
  private final Cable cable;
  private final BusClock clock;

  /// @param sockets with a virtual device at each
  /// @param cable between them and their drivers
  /// @param clock on which their traffic takes time
  VirtualPorts(VirtualSockets sockets, Cable cable, BusClock clock) {
    this.sockets = sockets;
    this.cable = cable;
    this.clock = clock;
    sockets
        .buses()
        .forEach((number, bus) -> buses.put(number, clock.timed(cable.i2c(bus), I2C_HERTZ)));
  }

  @Override
  public SerialLine serialLine(Path path, int baud) throws IOException {
    VirtualBoard board =
        sockets.board(path).orElseThrow(() -> new IOException(path + ": is not there"));
    return clock.timed(cable.serial(new VirtualSerialLine(board)), baud);
  }

  @Override
  public I2cBus i2cBus(int number) throws IOException {
    I2cBus bus = buses.get(number);
    if (bus == null) throw new IOException("I2C bus " + number + ": is not there");
    return bus;
  }

  @Override
  public InputLine inputLine(int gpio) throws IOException {
    return sockets
        .contact(gpio)
        .orElseThrow(() -> new IOException("GPIO " + gpio + ": nothing is there"));
  }
}
