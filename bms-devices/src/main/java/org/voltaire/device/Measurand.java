package org.voltaire.device;

import java.util.Locale;

/// A quantity that a device may measure.
public enum Measurand {
  /// The voltage of each cell.
  CELL_VOLTAGES,
  /// The temperature at each thermistor.
  TEMPERATURES,
  /// The current of the pack.
  CURRENT,
  /// The voltage of all cells together.
  PACK_VOLTAGE,
  /// The voltage beyond the contactors.
  BUS_VOLTAGE;

  /// For people: `cell voltages`.
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
