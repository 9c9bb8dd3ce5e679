package org.voltaire.sim.bench;

import java.util.ArrayList;
import java.util.List;

/// What becomes of a measured value between the converter and the register: nothing, until somebody
/// breaks a sensor or its wire. Every board asks here before it rounds.
///
/// Temperatures are in °C, all else in V and A; a value may be `NaN` afterwards.
public final class Sensors {
  /// What is measured.
  public enum SensedQuantity {
    /// The voltage of one cell, by index from 0.
    CELL,
    /// One thermistor, by index from 0.
    TEMPERATURE,
    /// The current through the shunt.
    CURRENT,
    /// The voltage of the string.
    PACK,
    /// The voltage beyond the contactors.
    BUS,
    /// The temperature of the chip that measures.
    BOARD
  }

  /// Something wrong with a sensor.
  @FunctionalInterface
  public interface Distortion {
    /// What it reads instead.
    ///
    /// @param value with the board's own noise, before it is rounded
    double reads(double value);
  }

  private record Broken(SensedQuantity quantity, int index, Distortion distortion) {}

  private final List<Broken> broken = new ArrayList<>();

  Sensors() {}

  /// Breaks one sensor; several distortions of one act in the order in which they came.
  ///
  /// @param index of the cell or thermistor, from 0; 0 for quantities of which there is one
  public synchronized void distort(SensedQuantity quantity, int index, Distortion distortion) {
    broken.add(new Broken(quantity, index, distortion));
  }

  /// Makes all of them sound.
  public synchronized void mend() {
    broken.clear();
  }

  /// What a cell's converter says of this voltage.
  public double cell(int index, double volts) {
    return reads(SensedQuantity.CELL, index, volts);
  }

  /// What a thermistor's converter says of this temperature.
  public double temperature(int index, double degC) {
    return reads(SensedQuantity.TEMPERATURE, index, degC);
  }

  /// What the current's converter says.
  public double current(double amperes) {
    return reads(SensedQuantity.CURRENT, 0, amperes);
  }

  /// What the string's converter says.
  public double pack(double volts) {
    return reads(SensedQuantity.PACK, 0, volts);
  }

  /// What the converter beyond the contactors says.
  public double bus(double volts) {
    return reads(SensedQuantity.BUS, 0, volts);
  }

  /// What the chip says of its own temperature.
  public double board(double degC) {
    return reads(SensedQuantity.BOARD, 0, degC);
  }

  private synchronized double reads(SensedQuantity quantity, int index, double value) {
    if (broken.isEmpty()) return value;
    double read = value;
    for (Broken each : broken) {
      if (each.quantity == quantity && each.index == index) read = each.distortion.reads(read);
    }
    return read;
  }
}
