package org.voltaire.device.bq76952;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.voltaire.device.I2cBus;

/// A chip made of registers, as far as the driver can tell it from a real one.
///
/// It makes its CRC by long division over whole messages, not with the code under test.
final class ChipOnABench implements I2cBus {
  final byte[] registers = new byte[256];
  final Map<Integer, String> behind = new HashMap<>();
  final List<String> written = new ArrayList<>();
  final boolean crc;
  int busyReads;
  int spoiltReads;
  int silentTransfers;
  int spoiltChecksum;
  int spoiltLength;

  ChipOnABench(boolean crc) {
    this.crc = crc;
    behind.put(0x0001, "9576");
    behind.put(0x9303, "05" + "00".repeat(31)); // 10 mV and 1 mA, as delivered
    behind.put(0x0083, "0000");
  }

  void put(int register, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    System.arraycopy(bytes, 0, registers, register, bytes.length);
  }

  String hex(int register, int count) {
    byte[] bytes = Arrays.copyOfRange(registers, register, register + count);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  static int division(byte... message) {
    BigInteger rest = new BigInteger(1, message).shiftLeft(8);
    while (rest.bitLength() > 8) {
      rest = rest.xor(BigInteger.valueOf(0x107).shiftLeft(rest.bitLength() - 9));
    }
    return rest.intValue();
  }

  @Override
  public void transfer(int address, byte[] write, byte[] read) throws IOException {
    if (address != 0x08) throw new IOException("no acknowledge from 0x%02X".formatted(address));
    if (silentTransfers > 0) {
      silentTransfers--;
      throw new IOException("no acknowledge from 0x%02X".formatted(address));
    }
    int register = write[0] & 0xFF;
    if (write.length > 1) receive(register, write);
    if (read.length > 0) send(register, read);
  }

  private void receive(int register, byte[] write) throws IOException {
    written.add(HexFormat.of().withUpperCase().formatHex(write));
    int stride = crc ? 2 : 1;
    for (int i = 0; i < (write.length - 1) / stride; i++) {
      byte data = write[1 + stride * i];
      if (crc) {
        int expected = i == 0 ? division((byte) 0x10, write[0], data) : division(data);
        if ((write[2 + stride * i] & 0xFF) != expected) throw new IOException("CRC of a write");
      }
      if (register == 0x62) registers[register + i] &= (byte) ~data;
      else registers[register + i] = data;
    }
    if (register != 0x3E) return;
    int subcommand = (registers[0x3F] & 0xFF) << 8 | (registers[0x3E] & 0xFF);
    String hex = behind.get(subcommand);
    if (hex == null || write.length > 1 + 2 * stride) return;
    put(0x40, hex);
    int sum = registers[0x3E] + registers[0x3F];
    for (byte b : HexFormat.of().parseHex(hex)) sum += b;
    registers[0x60] = (byte) (~sum ^ spoiltChecksum);
    registers[0x61] = (byte) (hex.length() / 2 + 4 + spoiltLength);
  }

  private void send(int register, byte[] read) {
    int stride = crc ? 2 : 1;
    boolean busy = register == 0x3E && busyReads > 0;
    if (busy) busyReads--;
    for (int i = 0; i < read.length / stride; i++) {
      byte data = busy ? (byte) 0xFF : registers[register + i];
      read[stride * i] = data;
      if (!crc) continue;
      byte first = (byte) division((byte) 0x10, (byte) register, (byte) 0x11, data);
      read[stride * i + 1] = i == 0 ? first : (byte) division(data);
    }
    if (crc && register < 0x3E && spoiltReads > 0) {
      spoiltReads--;
      read[1] ^= 1;
    }
  }
}
