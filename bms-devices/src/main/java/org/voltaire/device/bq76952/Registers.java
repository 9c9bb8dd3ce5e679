package org.voltaire.device.bq76952;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.voltaire.device.Crc8;
import org.voltaire.device.I2cBus;

/// The chip's bytes by register number, with the CRC after every byte where the part has one.
///
/// The CRC of the first data byte also covers everything since the start of the transaction (both
/// address bytes of a read, because the start is repeated); the CRC of a later byte covers that
/// byte alone.
///
/// An exchange that fails is tried again, [#TRIES] times in all. A transfer takes half a
/// millisecond at 400 kHz, so that a round through a bus that damages one in ten stays within a
/// tick and nearly always comes to its end.
///
/// Source: Texas Instruments SLUAA11B, section 4 "I2C With CRC".
final class Registers {
  private static final int TRIES = 4;

  private final I2cBus bus;
  private final int address;
  private final boolean crc;

  Registers(I2cBus bus, int address, boolean crc) {
    this.bus = bus;
    this.address = address;
    this.crc = crc;
  }

  /// How this chip is called in messages.
  String name() {
    return "BQ76952 at 0x%02X".formatted(address);
  }

  /// Reads consecutive registers.
  ///
  /// @throws IOException if the chip does not answer, or the CRC is wrong, each time
  byte[] read(int register, int count) throws IOException {
    byte[] data = new byte[count];
    for (int more = TRIES - 1; ; more--) {
      try {
        Optional<String> complaint = readOnce(register, data);
        if (complaint.isEmpty()) return data;
        if (more == 0) throw new IOException(complaint.get());
      } catch (IOException failed) {
        if (more == 0) throw failed;
      }
    }
  }

  /// Writes consecutive registers in one transaction. What is written twice is as if it were
  /// written once.
  ///
  /// @throws IOException if the chip does not acknowledge, each time
  void write(int register, byte... data) throws IOException {
    for (int more = TRIES - 1; ; more--) {
      try {
        writeOnce(register, data);
        return;
      } catch (IOException failed) {
        if (more == 0) throw failed;
      }
    }
  }

  private void writeOnce(int register, byte... data) throws IOException {
    int stride = crc ? 2 : 1;
    byte[] sent = new byte[1 + stride * data.length];
    sent[0] = (byte) register;
    for (int i = 0; i < data.length; i++) {
      sent[1 + stride * i] = data[i];
      if (!crc) continue;
      sent[2 + stride * i] =
          (byte)
              (i == 0
                  ? Crc8.of((byte) (address << 1), (byte) register, data[i])
                  : Crc8.of(data[i]));
    }
    bus.transfer(address, sent, new byte[0]);
  }

  /// Fills `data`, or says which CRC was wrong.
  private Optional<String> readOnce(int register, byte[] data) throws IOException {
    byte[] request = {(byte) register};
    if (!crc) {
      bus.transfer(address, request, data);
      return Optional.empty();
    }
    byte[] reply = new byte[2 * data.length];
    bus.transfer(address, request, reply);
    for (int i = 0; i < data.length; i++) {
      data[i] = reply[2 * i];
      int found = reply[2 * i + 1] & 0xFF;
      int expected = i == 0 ? firstCrc(register, data[i]) : Crc8.of(data[i]);
      if (found != expected) {
        Arrays.fill(data, (byte) 0);
        return Optional.of(
            "%s: CRC of byte %d from register 0x%02X is 0x%02X, expected 0x%02X"
                .formatted(name(), i, register, found, expected));
      }
    }
    return Optional.empty();
  }

  private int firstCrc(int register, byte data) {
    return Crc8.of((byte) (address << 1), (byte) register, (byte) ((address << 1) | 1), data);
  }
}
