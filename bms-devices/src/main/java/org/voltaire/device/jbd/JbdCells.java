package org.voltaire.device.jbd;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The data of register 0x04: one voltage per cell, in steps of 1 mV, cell 1 first.
///
/// A board may send more slots than it has cells, the spare ones zero: a 16-slot board on 15 cells
/// was recorded doing so. So the number of cells comes from the configuration, not from the frame.
///
/// Source: JBD "General Protocol V4".
public final class JbdCells {
  private static final int MAX_CELLS = 127;

  private JbdCells() {}

  /// Reads the first cells of an answer.
  ///
  /// @param data left untouched; slots beyond `cells` are ignored
  /// @param cells wanted, at least 0
  /// @return cell voltages, V, 0 to 65.535; index 0 is cell 1
  /// @throws IOException if there are fewer slots than cells, or half a slot
  public static double[] decode(byte[] data, int cells) throws IOException {
    if (data.length % 2 != 0) {
      throw new IOException(
          "JBD register 0x04: %d bytes of data, expected two per cell".formatted(data.length));
    }
    if (data.length / 2 < cells) {
      throw new IOException(
          "JBD register 0x04: %d cells, expected %d".formatted(data.length / 2, cells));
    }
    ByteBuffer in = ByteBuffer.wrap(data);
    double[] voltagesV = new double[cells];
    for (int i = 0; i < cells; i++) voltagesV[i] = (in.getShort() & 0xFFFF) / 1000.0;
    return voltagesV;
  }

  /// The data of an answer, every voltage rounded to 1 mV.
  ///
  /// @param cellVoltagesV 0 to 65.535 V, at most 127 of them; a spare slot is 0
  /// @throws IllegalArgumentException naming a voltage that does not fit, `NaN` among them
  public static byte[] encode(double... cellVoltagesV) {
    Field.steps("number of cells", cellVoltagesV.length, 1, 0, MAX_CELLS);
    ByteBuffer out = ByteBuffer.allocate(2 * cellVoltagesV.length);
    for (double voltageV : cellVoltagesV) {
      out.putShort((short) Field.steps("cell voltage", voltageV, 1000, 0, 0xFFFF));
    }
    return out.array();
  }
}
