package org.voltaire.device;

/// The eight-bit CRC with polynomial x⁸ + x² + x + 1 (0x07), starting at 0, not reflected.
///
/// It guards the I²C traffic of the BQ769x2 and the serial traffic of the Tesla module boards.
/// Source: Texas Instruments SLUAA11B, section 4; check value of the family (CRC-8/SMBUS) 0xF4.
public final class Crc8 {
  private static final int POLYNOMIAL = 0x07;

  private Crc8() {}

  /// CRC over `bytes` in order.
  ///
  /// @return 0 to 255; 0 for no bytes
  public static int of(byte... bytes) {
    int crc = 0;
    for (byte b : bytes) {
      crc ^= b & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x80) == 0 ? crc << 1 : ((crc << 1) ^ POLYNOMIAL) & 0xFF;
      }
    }
    return crc;
  }
}
