package org.voltaire.pi.instrument;

import java.io.IOException;
import org.voltaire.device.bq76952.Bq76952;
import org.voltaire.device.ina228.Ina228;
import org.voltaire.pi.bus.JsscLine;
import org.voltaire.pi.bus.RaspberryPi;
import org.voltaire.pi.config.Configuration;
import org.voltaire.pi.config.Device;

/// How each kind of device is connected.
public final class Openers {
  private Openers() {}

  /// The opener of one device.
  public static Instrument.Opener of(Device device, Configuration configuration, RaspberryPi pi) {
    var spec = configuration.spec();
    return switch (device) {
      case Device.Jbd jbd -> {
        boolean switches =
            configuration.coils() instanceof Configuration.Coils.Board(String board)
                && board.equals(jbd.name());
        yield () ->
            new JbdInstrument(
                JsscLine.open(jbd.port(), jbd.baud()),
                spec.cellsInSeries(),
                spec.thermistors(),
                switches);
      }
      case Device.Afe afe ->
          () ->
              new Bq76952Instrument(
                  new Bq76952(
                      pi.i2cBus(afe.bus()),
                      afe.address(),
                      afe.crc(),
                      afe.cellInputs(),
                      afe.thermometers()),
                  afe.cellInputs(),
                  spec.bleed().byHost());
      case Device.Shunt shunt ->
          () ->
              new Ina228Instrument(
                  new Ina228(
                      pi.i2cBus(shunt.bus()), shunt.address(), shunt.shuntOhm(), shunt.wiring()));
      case Device.Simulated _ ->
          () -> {
            throw new IOException("is there only while ./bms simulate runs a scenario");
          };
    };
  }
}
