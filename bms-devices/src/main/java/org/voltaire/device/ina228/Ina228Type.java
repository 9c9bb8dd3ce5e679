package org.voltaire.device.ina228;

import static org.voltaire.device.Measurand.BUS_VOLTAGE;
import static org.voltaire.device.Measurand.CURRENT;
import static org.voltaire.device.Measurand.PACK_VOLTAGE;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.voltaire.device.Abilities;
import org.voltaire.device.Abilities.Bleeding;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Key;
import org.voltaire.device.PackSize;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;

/// INA228 chips, described: everything that the rest of the program knows about them.
public final class Ina228Type implements DeviceType {
  /// The description.
  public static final DeviceType TYPE = new Ina228Type();

  private static final int ADDRESS = 0x40;

  /// The shunt of `examples/bq76952-16s.yaml`.
  private static final double SHUNT_OHM = 0.0003;

  private Ina228Type() {}

  @Override
  public String name() {
    return "ina228";
  }

  @Override
  public String title() {
    return "an INA228";
  }

  @Override
  public String about() {
    return "Texas Instruments INA228 on I²C: the current through a shunt, and a voltage on either"
        + " side of the contactors";
  }

  @Override
  public List<Key> keys() {
    List<String> wirings =
        Arrays.stream(Ina228.ShuntWiring.values()).map(Ina228Type::word).toList();
    return List.of(
        new Key("bus", "the N of /dev/i2c-N", new Key.WholeNumber(0, 22, OptionalInt.empty())),
        new Key("address", "by its pins A0 and A1", new Key.Address(0x40, 0x4F, ADDRESS)),
        new Key(
            "shunt_ohm",
            "the shunt as measured, not as printed on it, Ω",
            new Key.Decimal(1e-6, 1)),
        new Key(
            "wiring",
            "the battery's terminal at the shunt, and the input of the chip that it leads to",
            new Key.Choice(wirings)));
  }

  @Override
  public Abilities can() {
    return new Abilities(Set.of(CURRENT, PACK_VOLTAGE, BUS_VOLTAGE), Set.of(), Bleeding.NONE, 0, 0);
  }

  @Override
  public double currentRangeA(Settings settings) {
    return Ina228.SHUNT_RANGE_V / settings.decimal("shunt_ohm");
  }

  @Override
  public double busRangeV() {
    return Ina228.BUS_RANGE_V;
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return List.of(new Connection.OnI2cBus(settings.whole("bus"), settings.whole("address")));
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    return String.format(
        Locale.ROOT,
        "INA228 on I2C bus %d at 0x%02X, shunt %.3f mΩ",
        settings.whole("bus"),
        settings.whole("address"),
        1000 * settings.decimal("shunt_ohm"));
  }

  @Override
  public Optional<Usual> usual(PackSize pack) {
    Map<String, Object> values =
        Map.of(
            "bus",
            1,
            "address",
            ADDRESS,
            "shunt_ohm",
            SHUNT_OHM,
            "wiring",
            word(Ina228.ShuntWiring.BATTERY_MINUS_AT_IN_PLUS));
    return Optional.of(new Usual(this, new Settings(values)));
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    return new Ina228Instrument(
        new Ina228(
            ports.i2cBus(settings.whole("bus")),
            settings.whole("address"),
            settings.decimal("shunt_ohm"),
            Ina228.ShuntWiring.valueOf(settings.word("wiring").toUpperCase(Locale.ROOT))));
  }

  private static String word(Ina228.ShuntWiring wiring) {
    return wiring.name().toLowerCase(Locale.ROOT);
  }
}
