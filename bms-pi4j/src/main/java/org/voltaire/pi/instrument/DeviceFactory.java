package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.voltaire.config.Configuration;
import org.voltaire.config.Device;
import org.voltaire.device.I2cBus;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.device.ina228.Ina228;
import org.voltaire.pi.bus.Ports;

/// How each kind of device is connected.
public final class DeviceFactory {
  private DeviceFactory() {}

  /// The opener of one device.
  ///
  /// @param ports where it is plugged in
  public static Instrument.Opener of(Device device, Configuration configuration, Ports ports) {
    var spec = configuration.spec();
    boolean bleeds = spec.bleed().byHost();
    return switch (device) {
      case Device.Jbd jbd -> {
        boolean switches =
            configuration.coils() instanceof Configuration.Coils.Board(String board)
                && board.equals(jbd.name());
        yield () ->
            new JbdInstrument(
                ports.serialLine(jbd.port(), jbd.baud()),
                spec.cellsInSeries(),
                spec.thermistors(),
                switches);
      }
      case Device.Afe afe -> () -> chip(afe, ports.i2cBus(afe.bus()), bleeds);
      case Device.Stack stack ->
          () -> {
            List<Instrument> chips = new ArrayList<>();
            for (Device.Afe afe : stack.chips())
              chips.add(chip(afe, ports.i2cBus(afe.bus()), bleeds));
            return new StackInstrument(chips, stack.firstCells());
          };
      case Device.Shunt shunt ->
          () ->
              new Ina228Instrument(
                  new Ina228(
                      ports.i2cBus(shunt.bus()),
                      shunt.address(),
                      shunt.shuntOhm(),
                      shunt.wiring()));
      case Device.Simulated _ ->
          () -> {
            throw new IOException("is there only while ./bms simulate runs a scenario");
          };
    };
  }

  private static Instrument chip(Device.Afe afe, I2cBus bus, boolean bleeds) throws IOException {
    return new Bq76952Instrument(
        new Bq76952(bus, afe.address(), afe.crc(), afe.cellInputs(), afe.thermometers()),
        afe.cellInputs(),
        bleeds);
  }
}
