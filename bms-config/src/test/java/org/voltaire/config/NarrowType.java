package org.voltaire.config;

import java.io.IOException;
import java.util.List;
import org.voltaire.device.Abilities;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Key;
import org.voltaire.device.PackSize;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;
import org.voltaire.device.jbd.JbdType;
import org.voltaire.measure.SensorRange;

/// A made-up board that is like a JBD board and can tell less.
///
/// @param cellRangeV V
/// @param tempRangeDegC °C
record NarrowType(SensorRange cellRangeV, SensorRange tempRangeDegC) implements DeviceType {
  @Override
  public String name() {
    return "narrow";
  }

  @Override
  public String title() {
    return "a narrow board";
  }

  @Override
  public String about() {
    return "a made-up board";
  }

  @Override
  public List<Key> keys() {
    return JbdType.TYPE.keys();
  }

  @Override
  public Abilities can() {
    return JbdType.TYPE.can();
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return JbdType.TYPE.connections(settings);
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    return title();
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    throw new IOException("is made up");
  }
}
