package org.voltaire.device.jbd;

import java.io.IOException;

/// The data written to register 0xE1: which MOSFETs may conduct.
///
/// On the wire the bits are inverted: bit 0 set switches charging *off*, bit 1 discharging.
///
/// Source: JBD "General Protocol V4"; frames recorded with a logic analyser by
/// syssi/esphome-jbd-bms.
///
/// @param charge true lets the battery be charged
/// @param discharge true lets it be discharged
public record JbdMosfets(boolean charge, boolean discharge) {
  private static final int CHARGE_OFF = 1;
  private static final int DISCHARGE_OFF = 2;

  /// Reads the data of a write request, as a board does.
  ///
  /// @param data left untouched
  /// @throws IOException unless it is two bytes, the first 0 and the second 0 to 3
  public static JbdMosfets decode(byte[] data) throws IOException {
    if (data.length != 2 || data[0] != 0 || (data[1] & ~(CHARGE_OFF | DISCHARGE_OFF)) != 0) {
      throw new IOException(
          "JBD register 0xE1: data is %s, expected 0000 to 0003".formatted(Hex.of(data)));
    }
    return new JbdMosfets((data[1] & CHARGE_OFF) == 0, (data[1] & DISCHARGE_OFF) == 0);
  }

  /// The data of a write request.
  public byte[] encode() {
    return new byte[] {0, (byte) ((charge ? 0 : CHARGE_OFF) | (discharge ? 0 : DISCHARGE_OFF))};
  }
}
