package org.voltaire.device.jbd;

import static org.voltaire.device.Measurand.CELL_VOLTAGES;
import static org.voltaire.device.Measurand.CURRENT;
import static org.voltaire.device.Measurand.PACK_VOLTAGE;
import static org.voltaire.device.Measurand.TEMPERATURES;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
import org.voltaire.measure.SensorRange;

/// JBD boards, described: everything that the rest of the program knows about them.
public final class JbdType implements DeviceType {
  /// The description.
  public static final DeviceType TYPE = new JbdType();

  private static final int BAUD = 9600;

  private JbdType() {}

  @Override
  public String name() {
    return "jbd";
  }

  @Override
  public String title() {
    return "a JBD board";
  }

  @Override
  public String about() {
    return "JBD (Xiaoxiang, Overkill Solar, LLT) boards on a serial line; they switch the pack with"
        + " MOSFETs of their own and choose themselves which cells to bleed";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        new Key(
            "port",
            "its serial port, best by its lasting name under /dev/serial/by-id",
            new Key.PathName("a path such as /dev/ttyUSB0")),
        new Key(
            "baud",
            "bits per second; boards are delivered with 9600",
            new Key.WholeNumber(9600, 115_200, OptionalInt.of(BAUD))));
  }

  @Override
  public Abilities can() {
    return new Abilities(
        Set.of(CELL_VOLTAGES, TEMPERATURES, CURRENT, PACK_VOLTAGE),
        Set.of(CurrentDirection.CHARGE, CurrentDirection.DISCHARGE),
        true,
        Bleeding.BY_ITSELF,
        JbdBoard.MOST_CELLS,
        JbdBoard.MOST_THERMISTORS);
  }

  @Override
  public double currentRangeA(Settings settings) {
    return JbdBoard.MOST_CURRENT_A;
  }

  @Override
  public SensorRange cellRangeV() {
    return JbdBoard.CELLS_V;
  }

  @Override
  public SensorRange tempRangeDegC() {
    return JbdBoard.TEMPS_DEGC;
  }

  @Override
  public List<Connection> connections(Settings settings) {
    return List.of(new Connection.OnSerialLine(settings.path("port")));
  }

  @Override
  public String describe(Settings settings, PackSize pack) {
    return "JBD board on %s, %d baud".formatted(settings.path("port"), settings.whole("baud"));
  }

  @Override
  public Optional<Usual> usual(PackSize pack) {
    Map<String, Object> values = Map.of("port", Path.of("simulated"), "baud", BAUD);
    return Optional.of(new Usual(this, new Settings(values)));
  }

  @Override
  public Instrument open(Settings settings, Duty duty, Ports ports) throws IOException {
    return new JbdInstrument(
        ports.serialLine(settings.path("port"), settings.whole("baud")),
        duty.pack().cells(),
        duty.pack().thermistors(),
        duty.connects());
  }
}
