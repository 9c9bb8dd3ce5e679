package org.voltaire.cli.simulate;

import org.voltaire.device.I2cBus;
import org.voltaire.device.SerialLine;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.device.FaultyI2cBus;
import org.voltaire.sim.device.FaultySerialLine;

/// A cable whose wires break as the faults on a bench say.
///
/// @param bench with the faults
/// @param rest the cable between these wires and the drivers
record FaultyCable(Bench bench, Cable rest) implements Cable {
  @Override
  public I2cBus i2c(I2cBus bus) {
    return rest.i2c(new FaultyI2cBus(bus, bench.wire()));
  }

  @Override
  public SerialLine serial(SerialLine line) {
    return rest.serial(new FaultySerialLine(line, bench));
  }
}
