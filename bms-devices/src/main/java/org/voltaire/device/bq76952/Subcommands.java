package org.voltaire.device.bq76952;

import java.io.IOException;
import java.util.Arrays;

/// What the chip keeps behind its 16-bit addresses: subcommands and data memory, moved through a
/// window of 32 bytes with a checksum and a length.
///
/// The checksum is the complement of the sum of the two address bytes and the data (not a CRC, the
/// usual mistake); the length counts the data and four bytes more.
///
/// Source: Texas Instruments SLUUBY2B, "Data Memory Access" and "Subcommands".
final class Subcommands {
  private static final int ADDRESS = 0x3E;
  private static final int BUFFER = 0x40;
  private static final int CHECKSUM = 0x60;
  private static final int LENGTH = 0x61;

  private static final int OVERHEAD = 4;
  private static final int BUFFER_BYTES = 32;

  /// The slowest subcommand takes 8.5 ms; asking for the echo takes at least 0.12 ms at 400 kHz.
  private static final int POLLS = 200;

  private final Registers registers;

  Subcommands(Registers registers) {
    this.registers = registers;
  }

  /// Reads the first `count` bytes behind a subcommand or data-memory address.
  ///
  /// @param count 1 to 32
  /// @throws IOException if the chip never echoes the address, or length or checksum are wrong
  byte[] read(int subcommand, int count) throws IOException {
    registers.write(ADDRESS, low(subcommand), high(subcommand));
    awaitEcho(subcommand);
    int length = registers.read(LENGTH, 1)[0] & 0xFF;
    if (length < count + OVERHEAD || length > BUFFER_BYTES + OVERHEAD) {
      throw new IOException(
          "%s: length of 0x%04X is %d, expected %d to %d"
              .formatted(
                  registers.name(), subcommand, length, count + OVERHEAD, BUFFER_BYTES + OVERHEAD));
    }
    // All of it, wanted or not, because the checksum covers all of it.
    byte[] data = registers.read(BUFFER, length - OVERHEAD);
    int found = registers.read(CHECKSUM, 1)[0] & 0xFF;
    int expected = checksum(subcommand, data);
    if (found != expected) {
      throw new IOException(
          "%s: checksum of 0x%04X is 0x%02X, expected 0x%02X"
              .formatted(registers.name(), subcommand, found, expected));
    }
    return Arrays.copyOf(data, count);
  }

  /// Writes data behind a subcommand. The chip acts when checksum and length arrive, which must be
  /// in one transaction.
  void write(int subcommand, byte... data) throws IOException {
    byte[] addressed = new byte[2 + data.length];
    addressed[0] = low(subcommand);
    addressed[1] = high(subcommand);
    System.arraycopy(data, 0, addressed, 2, data.length);
    registers.write(ADDRESS, addressed);
    registers.write(CHECKSUM, (byte) checksum(subcommand, data), (byte) (data.length + OVERHEAD));
  }

  static int checksum(int subcommand, byte... data) {
    int sum = low(subcommand) + high(subcommand);
    for (byte b : data) sum += b;
    return ~sum & 0xFF;
  }

  private void awaitEcho(int subcommand) throws IOException {
    int found = 0;
    for (int poll = 0; poll < POLLS; poll++) {
      byte[] echo = registers.read(ADDRESS, 2);
      found = (echo[1] & 0xFF) << 8 | (echo[0] & 0xFF);
      if (found == subcommand) return;
    }
    throw new IOException(
        "%s: subcommand register is 0x%04X after %d reads, expected 0x%04X"
            .formatted(registers.name(), found, POLLS, subcommand));
  }

  private static byte low(int subcommand) {
    return (byte) subcommand;
  }

  private static byte high(int subcommand) {
    return (byte) (subcommand >> 8);
  }
}
