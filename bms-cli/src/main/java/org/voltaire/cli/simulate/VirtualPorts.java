package org.voltaire.cli.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.voltaire.config.Configuration;
import org.voltaire.config.Device;
import org.voltaire.device.I2cBus;
import org.voltaire.device.SerialLine;
import org.voltaire.pi.bus.Ports;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.Tap;
import org.voltaire.sim.device.VirtualBq76952;
import org.voltaire.sim.device.VirtualI2cBus;
import org.voltaire.sim.device.VirtualIna228;
import org.voltaire.sim.device.VirtualJbd;
import org.voltaire.sim.device.VirtualSerialLine;

/// The ports of a configuration's devices, with a virtual one at each that looks at a bench.
final class VirtualPorts implements Ports {
  /// I²C's fast mode, which all chips here know.
  private static final int I2C_HERTZ = 400_000;

  private final Map<Integer, I2cBus> buses = new HashMap<>();
  private final Map<Path, VirtualJbd> boards = new HashMap<>();
  private final Cable cable;
  private final BusClock clock;

  /// @param seed decides the noise of all devices
  /// @param cable between them and their drivers
  /// @param clock on which their traffic takes time
  VirtualPorts(Configuration configuration, Bench bench, long seed, Cable cable, BusClock clock) {
    this.cable = cable;
    this.clock = clock;
    var seeds = new SplittableRandom(seed);
    Map<Integer, VirtualI2cBus> chips = new HashMap<>();
    for (Device device : configuration.devices()) {
      switch (device) {
        case Device.Jbd jbd -> boards.put(jbd.port(), new VirtualJbd(bench, seeds.nextLong()));
        case Device.Afe afe -> chip(on(chips, afe.bus()), afe, Tap.whole(bench), seeds.nextLong());
        case Device.Stack stack -> {
          List<Device.Afe> parts = stack.chips();
          for (int i = 0; i < parts.size(); i++) {
            Device.Afe afe = parts.get(i);
            var tap =
                new Tap(
                    bench,
                    stack.firstCells().get(i),
                    afe.cellInputs().size(),
                    stack.firstThermistors().get(i),
                    afe.thermometers().size());
            chip(on(chips, stack.bus()), afe, tap, seeds.nextLong());
          }
        }
        case Device.Shunt shunt ->
            // VBUS is wired to the far side of the contactors.
            on(chips, shunt.bus())
                .with(
                    shunt.address(),
                    new VirtualIna228(
                        bench, shunt.shuntOhm(), bench::busVoltageV, seeds.nextLong()));
        case Device.Simulated simulated ->
            throw new IllegalArgumentException(
                simulated.name() + " is no device that has a driver");
      }
    }
    chips.forEach((number, bus) -> buses.put(number, clock.timed(cable.i2c(bus), I2C_HERTZ)));
  }

  private static VirtualI2cBus on(Map<Integer, VirtualI2cBus> chips, int bus) {
    return chips.computeIfAbsent(bus, _ -> new VirtualI2cBus());
  }

  private static void chip(VirtualI2cBus bus, Device.Afe afe, Tap tap, long seed) {
    bus.with(afe.address(), new VirtualBq76952(tap, afe.address(), afe.crc(), seed));
  }

  @Override
  public SerialLine serialLine(Path path, int baud) throws IOException {
    VirtualJbd board = boards.get(path);
    if (board == null) throw new IOException(path + ": is not there");
    return clock.timed(cable.serial(new VirtualSerialLine(board)), baud);
  }

  @Override
  public I2cBus i2cBus(int number) throws IOException {
    I2cBus bus = buses.get(number);
    if (bus == null) throw new IOException("I2C bus " + number + ": is not there");
    return bus;
  }
}
