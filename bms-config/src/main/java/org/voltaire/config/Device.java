package org.voltaire.config;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.voltaire.device.Connection;
import org.voltaire.device.DeviceType;
import org.voltaire.device.Duty;
import org.voltaire.device.Instrument;
import org.voltaire.device.Measurand;
import org.voltaire.device.Ports;
import org.voltaire.device.Settings;
import org.voltaire.measure.SensorRange;

/// One device of a configuration.
///
/// @param name by which the sensors refer to it
/// @param type what it is
/// @param settings what the configuration says about it, checked
public record Device(String name, DeviceType type, Settings settings) {

  /// The pack of a scenario, to which nothing can be connected.
  public static Device simulated(String name) {
    return new Device(name, SimulatedType.TYPE, new Settings(Map.of()));
  }

  /// Where it is plugged in.
  public List<Connection> connections() {
    return type.connections(settings);
  }

  /// The highest current that it can tell, A; infinite if it measures none.
  public double currentRangeA() {
    return type.currentRangeA(settings);
  }

  /// What it can tell of a quantity, in SI units and °C.
  public SensorRange range(Measurand what) {
    return switch (what) {
      case CELL_VOLTAGES -> type.cellRangeV();
      case TEMPERATURES -> type.tempRangeDegC();
      case CURRENT -> SensorRange.plusMinus(currentRangeA());
      case PACK_VOLTAGE, BUS_VOLTAGE -> SensorRange.ANY;
    };
  }

  /// Connects to it.
  ///
  /// @throws IOException if it is not there, or is another one
  public Instrument open(Duty duty, Ports ports) throws IOException {
    return type.open(settings, duty, ports);
  }

  /// Whether it is the pack of a scenario, to which nothing can be connected.
  boolean isSimulated() {
    return type.equals(SimulatedType.TYPE);
  }
}
