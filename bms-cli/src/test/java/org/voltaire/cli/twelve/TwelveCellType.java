package org.voltaire.cli.twelve;

import static org.voltaire.device.Measurand.CELL_VOLTAGES;
import static org.voltaire.device.Measurand.CURRENT;
import static org.voltaire.device.Measurand.TEMPERATURES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voltaire.device.Abilities;
import org.voltaire.device.Abilities.Bleeding;
import org.voltaire.device.Abilities.CurrentDirection;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Key;
import org.voltaire.device.PackSize;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;

/// The made-up board, described.
final class TwelveCellType implements DeviceType {
  static final DeviceType TYPE = new TwelveCellType();

  static final int CELLS = 12, THERMISTORS = 4;

  private static final int BAUD = 19_200;

  private TwelveCellType() {}

  @Override
  public String name() {
    return "twelve";
  }

  @Override
  public String title() {
    return "a twelve-cell board";
  }

  @Override
  public String about() {
    return "a made-up board for twelve cells";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        new Key("line", "its serial port", new Key.PathName("a path such as /dev/ttyUSB0")),
        new Key("swapped", "whether its current counts discharging", new Key.Flag(false)));
  }

  @Override
  public Abilities can() {
    return new Abilities(
        Set.of(CELL_VOLTAGES, TEMPERATURES, CURRENT),
        Set.of(CurrentDirection.CHARGE, CurrentDirection.DISCHARGE),
        Bleeding.NONE,
        CELLS,
        THERMISTORS);
  }

  /// One byte with a sign, in steps of 2 A.
  @Override
  public double currentRangeA(Settings settings) {
    return 254;
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return List.of(new Connection.OnSerialLine(settings.path("line")));
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    return "twelve-cell board on " + settings.path("line");
  }

  @Override
  public Optional<Usual> usual(PackSize pack) {
    Map<String, Object> values = Map.of("line", Path.of("simulated"), "swapped", false);
    return Optional.of(new Usual(this, new Settings(values)));
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    return new TwelveCellInstrument(
        ports.serialLine(settings.path("line"), BAUD), duty, settings.flag("swapped") ? -1 : 1);
  }
}
