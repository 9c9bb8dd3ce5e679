package org.voltaire.sim.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Everything that measures on a board: one [Converter] for each thing it can tell.
///
/// @param cells one per cell, V
/// @param temperatures one per thermistor, °C
/// @param current of the shunt, A
/// @param packVoltage across the string, V
/// @param busVoltage beyond the contactors, V
public record Metering(
    List<Converter> cells,
    List<Converter> temperatures,
    Converter current,
    Converter packVoltage,
    Converter busVoltage) {

  public Metering {
    cells = List.copyOf(cells);
    temperatures = List.copyOf(temperatures);
  }

  /// A good board. The figures are those of the virtual BQ76952 in `org.voltaire.sim.device`: 1 mV
  /// and 0.3 mV of noise for a cell, 10 mA and 10 mA for the current, 10 mV for pack and bus, 0.1 K
  /// for a thermistor.
  public static Metering usual(int cells, int thermistors) {
    return new Metering(
        Collections.nCopies(cells, Converter.of(0.0003, 0.001)),
        Collections.nCopies(thermistors, Converter.of(0, 0.1)),
        Converter.of(0.01, 0.01),
        Converter.of(0, 0.01),
        Converter.of(0, 0.01));
  }

  /// The same with another converter for one cell.
  public Metering withCell(int cell, Converter other) {
    return new Metering(
        replaced(cells, cell, other), temperatures, current, packVoltage, busVoltage);
  }

  /// The same with another converter for one thermistor.
  public Metering withTemperature(int index, Converter other) {
    return new Metering(
        cells, replaced(temperatures, index, other), current, packVoltage, busVoltage);
  }

  /// The same with another converter for the current.
  public Metering withCurrent(Converter other) {
    return new Metering(cells, temperatures, other, packVoltage, busVoltage);
  }

  /// The same with another converter for the pack's voltage.
  public Metering withPackVoltage(Converter other) {
    return new Metering(cells, temperatures, current, other, busVoltage);
  }

  /// The same with another converter for the bus.
  public Metering withBusVoltage(Converter other) {
    return new Metering(cells, temperatures, current, packVoltage, other);
  }

  private static List<Converter> replaced(List<Converter> row, int index, Converter other) {
    List<Converter> changed = new ArrayList<>(row);
    changed.set(index, other);
    return changed;
  }
}
