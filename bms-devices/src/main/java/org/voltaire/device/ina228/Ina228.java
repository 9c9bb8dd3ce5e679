package org.voltaire.device.ina228;

import java.io.IOException;
import org.voltaire.device.I2cBus;

/// Texas Instruments INA228: current through a shunt, voltage of the bus, temperature of the die.
///
/// The chip guards its bytes with no checksum. So a measurement is read until two readings of it
/// agree, and what never agrees is not known.
///
/// Nothing is written to the chip. The current is computed here from the shunt voltage rather than
/// by the chip, so that the shunt value lives in one place and a chip that lost its calibration in
/// a brown-out cannot lie about it. The shunt range is read once: a chip that was given the narrow
/// range and then loses it in a brown-out has to be constructed again. Its charge accumulator
/// counts in units of the calibration this driver does without, and so it is left alone.
///
/// Source: Texas Instruments SLYS021A, section "Register Maps"; worked values from its SPI twin,
/// SLYS023A table 8-4.
public final class Ina228 {

  /// Which battery terminal is wired to which input of the chip, and so which way charging current
  /// runs through the shunt: it goes into B+ and comes out of B−.
  public enum ShuntWiring {
    /// Shunt in the negative line, IN+ on the battery's side.
    BATTERY_MINUS_AT_IN_PLUS(1),
    /// Shunt in the negative line, IN− on the battery's side.
    BATTERY_MINUS_AT_IN_MINUS(-1),
    /// Shunt in the positive line, IN+ on the battery's side.
    BATTERY_PLUS_AT_IN_PLUS(-1),
    /// Shunt in the positive line, IN− on the battery's side.
    BATTERY_PLUS_AT_IN_MINUS(1);

    private final int sign;

    ShuntWiring(int sign) {
      this.sign = sign;
    }
  }

  /// The highest voltage that can be told across the shunt, V, in either direction; a chip that was
  /// set to its narrow range tells a quarter of it.
  public static final double SHUNT_RANGE_V = 0.16384;

  /// The highest voltage that VBUS bears, V.
  public static final double BUS_RANGE_V = 85;

  private static final int CONFIG = 0x00;
  private static final int SHUNT_VOLTAGE = 0x04;
  private static final int BUS_VOLTAGE = 0x05;
  private static final int DIE_TEMPERATURE = 0x06;
  private static final int MANUFACTURER_ID = 0x3E;
  private static final int DEVICE_ID = 0x3F;

  private static final int TEXAS_INSTRUMENTS = 0x5449;

  /// The upper 12 bits of the device id; the lower four are the revision of the die.
  private static final int INA228 = 0x228;

  private static final int FULL_SCALE = 1 << 19;

  private static final int ADC_RANGE = 1 << 4;

  /// How often a measurement is read at most: each takes a quarter of a millisecond at 400 kHz.
  private static final int READINGS = 6;

  /// How far two readings may be apart, as a share of the range: a current that swings with the
  /// mains moves by less between two of them, and a bit that counts is more.
  private static final double AGREE = 1.0 / 256;

  private static final double WIDE_LSB_V = 312.5e-9; // ±163.84 mV
  private static final double NARROW_LSB_V = 78.125e-9; // ±40.96 mV
  private static final double BUS_LSB_V = 195.3125e-6;
  private static final double DIE_LSB_DEG_C = 7.8125e-3;

  private final I2cBus bus;
  private final int address;
  private final double shuntOhm;
  private final ShuntWiring wiring;
  private final double shuntLsbV;

  /// Finds the chip, or says what answered instead.
  ///
  /// @param address 0x40 to 0x4F, by the A0 and A1 pins
  /// @param shuntOhm as measured, not as printed on it; above 0
  /// @param wiring which way round the shunt is connected
  /// @throws IOException if nothing answers, or another chip does
  public Ina228(I2cBus bus, int address, double shuntOhm, ShuntWiring wiring) throws IOException {
    if (address < 0x40 || address > 0x4F) {
      throw new IllegalArgumentException(
          "INA228: address is 0x%02X, must be 0x40..0x4F".formatted(address));
    }
    if (!(shuntOhm > 0 && shuntOhm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("INA228: shuntOhm is " + shuntOhm + ", must be > 0");
    }
    this.bus = bus;
    this.address = address;
    this.shuntOhm = shuntOhm;
    this.wiring = wiring;
    expect("manufacturer", "%04X", read(MANUFACTURER_ID, 2), TEXAS_INSTRUMENTS);
    expect("device", "%03X", read(DEVICE_ID, 2) >> 4, INA228);
    shuntLsbV = (read(CONFIG, 2) & ADC_RANGE) == 0 ? WIDE_LSB_V : NARROW_LSB_V;
  }

  /// Voltage across the shunt, V, positive when IN+ is above IN−, whatever the wiring.
  ///
  /// @return within ±163.84 mV, or ±40.96 mV if the chip was set to its narrow range
  /// @throws IOException if the chip does not answer
  public double readShuntVoltageV() throws IOException {
    return agreed(SHUNT_VOLTAGE, 3) * shuntLsbV;
  }

  /// Current through the shunt, A, positive while charging.
  ///
  /// @throws IOException if the chip does not answer
  public double readCurrentA() throws IOException {
    return wiring.sign * readShuntVoltageV() / shuntOhm;
  }

  /// Voltage between VBUS and ground, V, 0 to 85.
  ///
  /// @throws IOException if the chip does not answer
  public double readBusVoltageV() throws IOException {
    return agreed(BUS_VOLTAGE, 3) * BUS_LSB_V;
  }

  /// Temperature of the chip itself, °C, −40 to 125.
  ///
  /// @throws IOException if the chip does not answer
  public double readDieTempDegC() throws IOException {
    return (short) read(DIE_TEMPERATURE, 2) * DIE_LSB_DEG_C;
  }

  private void expect(String what, String digits, int found, int expected) throws IOException {
    if (found != expected) {
      throw new IOException(
          ("INA228 at 0x%02X: %s is 0x" + digits + ", expected 0x" + digits)
              .formatted(address, what, found, expected));
    }
  }

  /// The last of two readings that agree, in steps of 20 bits with a sign.
  private int agreed(int register, int size) throws IOException {
    int[] found = new int[READINGS];
    for (int n = 0; n < READINGS; n++) {
      found[n] = signed20(read(register, size));
      for (int before = 0; before < n; before++) {
        if (Math.abs(found[n] - found[before]) <= AGREE * FULL_SCALE) return found[n];
      }
    }
    throw new IOException(
        "INA228 at 0x%02X: register 0x%02X: no two of %d readings agree"
            .formatted(address, register, READINGS));
  }

  private int read(int register, int size) throws IOException {
    byte[] reply = new byte[size];
    bus.transfer(address, new byte[] {(byte) register}, reply);
    int value = 0;
    for (byte b : reply) value = (value << 8) | (b & 0xFF);
    return value;
  }

  /// Results sit in the upper 20 of 24 bits, two's complement; the lower four mean nothing.
  private static int signed20(int register) {
    return register << 8 >> 12;
  }
}
