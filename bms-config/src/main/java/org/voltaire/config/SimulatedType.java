package org.voltaire.config;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.voltaire.device.Abilities;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Key;
import org.voltaire.device.Measurand;
import org.voltaire.device.PackSize;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;

/// The pack of a scenario: measures everything, and exists only while `./bms simulate` runs. It
/// stands in the configurations of recordings, so that they can be replayed; people are not told of
/// it, because there is nothing to connect.
final class SimulatedType implements DeviceType {
  static final DeviceType TYPE = new SimulatedType();

  private SimulatedType() {}

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public String title() {
    return "an imitated board";
  }

  @Override
  public String about() {
    return "the pack of a scenario";
  }

  @Override
  public List<Key> keys() {
    return List.of();
  }

  @Override
  public Abilities can() {
    return new Abilities(
        EnumSet.allOf(Measurand.class),
        Set.of(),
        Abilities.Bleeding.WHEN_TOLD,
        PackSize.MOST,
        PackSize.MOST);
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return List.of();
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    return "simulated";
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    throw new IOException("is there only while ./bms simulate runs a scenario");
  }
}
