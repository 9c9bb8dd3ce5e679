package org.voltaire.device.jbd;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;

/// One frame of the JBD protocol, request or answer, whose every check has passed.
///
/// ```
/// request   DD  A5 or 5A  REGISTER  LEN  data  CKH CKL  77
/// answer    DD  REGISTER  STATUS    LEN  data  CKH CKL  77
/// ```
///
/// The checksum is 0x10000 minus the sum of the third byte, LEN and the data. It does not cover the
/// second byte, so a flipped bit there makes a valid answer of another register: whoever asked must
/// compare [#register]. Both shapes are the same shape, and no register is called A5 or 5A, so the
/// second byte alone tells an echo of our own request from an answer.
///
/// Source: JBD "General Protocol V4", from the documentation of syssi/esphome-jbd-bms.
public final class JbdFrame {
  /// Register of pack voltage, current, charge, state and temperatures: [JbdBasicInfo].
  public static final int BASIC_INFO = 0x03;

  /// Register of the cell voltages: [JbdCells].
  public static final int CELL_VOLTAGES = 0x04;

  /// Register of the name the maker gave the board: [JbdName].
  public static final int NAME = 0x05;

  /// Register that opens and closes the MOSFETs, write only: [JbdMosfets].
  public static final int MOSFETS = 0xE1;

  /// Status of an answer to a request that the board understood.
  public static final int STATUS_OK = 0x00;

  /// Status of an answer to a request that the board refused.
  public static final int STATUS_ERROR = 0x80;

  static final int START = 0xDD;
  static final int END = 0x77;

  /// Bytes around the data: start, two of heading, length, two of checksum, end.
  static final int OVERHEAD = 7;

  private static final int READ = 0xA5;
  private static final int WRITE = 0x5A;
  private static final int DATA = 4;
  private static final int MAX_DATA = 255;

  private final byte[] bytes;

  private JbdFrame(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The request to read a register.
  ///
  /// @param register 0x00 to 0xFF
  public static JbdFrame read(int register) {
    return of(READ, register, new byte[0]);
  }

  /// The request to write `data` into a register.
  ///
  /// @param register 0x00 to 0xFF
  /// @param data at most 255 bytes
  public static JbdFrame write(int register, byte... data) {
    return of(WRITE, register, data);
  }

  /// The answer of a board that understood.
  ///
  /// @param register the one asked for, 0x00 to 0xFF, never 0xA5 or 0x5A
  /// @param data at most 255 bytes; none after a write
  public static JbdFrame answer(int register, byte... data) {
    return of(answerable(register), STATUS_OK, data);
  }

  /// The answer of a board that refuses: [#STATUS_ERROR] and no data.
  ///
  /// @param register the one asked for, 0x00 to 0xFF, never 0xA5 or 0x5A
  public static JbdFrame refusal(int register) {
    return of(answerable(register), STATUS_ERROR, new byte[0]);
  }

  /// Takes exactly one frame apart, checking start, length, end and checksum.
  ///
  /// The status of an answer is not judged here: a refusal is a well-formed frame.
  ///
  /// @param frame left untouched
  /// @throws IOException naming the first thing that is wrong, what was found and expected
  public static JbdFrame decode(byte[] frame) throws IOException {
    if (frame.length < OVERHEAD) {
      throw new IOException(
          "JBD frame: %d bytes, expected at least %d".formatted(frame.length, OVERHEAD));
    }
    expect("start", frame[0] & 0xFF, START, 2);
    int length = frame[DATA - 1] & 0xFF;
    if (frame.length != length + OVERHEAD) {
      throw new IOException(
          "JBD frame: %d bytes, expected %d for %d bytes of data"
              .formatted(frame.length, length + OVERHEAD, length));
    }
    expect("end", frame[frame.length - 1] & 0xFF, END, 2);
    int found = (frame[DATA + length] & 0xFF) << 8 | (frame[DATA + length + 1] & 0xFF);
    expect("checksum", found, checksum(frame, length), 4);
    return new JbdFrame(frame.clone());
  }

  /// True for a request, false for an answer.
  public boolean isRequest() {
    return heading() == READ || heading() == WRITE;
  }

  /// True for a request that writes.
  public boolean isWrite() {
    return heading() == WRITE;
  }

  /// The register asked for or answered, 0x00 to 0xFF.
  public int register() {
    return isRequest() ? bytes[2] & 0xFF : heading();
  }

  /// How the board took the request; [#STATUS_OK] in a request, which carries none.
  public int status() {
    return isRequest() ? STATUS_OK : bytes[2] & 0xFF;
  }

  /// The data between length and checksum, a copy.
  public byte[] data() {
    return Arrays.copyOfRange(bytes, DATA, bytes.length - 3);
  }

  /// The bytes on the wire, a copy.
  public byte[] encode() {
    return bytes.clone();
  }

  /// Two frames are equal when their bytes are.
  @Override
  public boolean equals(Object other) {
    return other instanceof JbdFrame frame && Arrays.equals(bytes, frame.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The bytes in hexadecimal, for people.
  @Override
  public String toString() {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private int heading() {
    return bytes[1] & 0xFF;
  }

  private static int answerable(int register) {
    if (register == READ || register == WRITE) {
      throw new IllegalArgumentException(
          "JBD frame: register is 0x%02X, which an answer cannot carry".formatted(register));
    }
    return register;
  }

  private static JbdFrame of(int second, int third, byte[] data) {
    if (data.length > MAX_DATA) {
      throw new IllegalArgumentException(
          "JBD frame: %d bytes of data, must be 0..%d".formatted(data.length, MAX_DATA));
    }
    requireByte(second);
    requireByte(third);
    byte[] frame = new byte[data.length + OVERHEAD];
    frame[0] = (byte) START;
    frame[1] = (byte) second;
    frame[2] = (byte) third;
    frame[3] = (byte) data.length;
    System.arraycopy(data, 0, frame, DATA, data.length);
    int checksum = checksum(frame, data.length);
    frame[DATA + data.length] = (byte) (checksum >> 8);
    frame[DATA + data.length + 1] = (byte) checksum;
    frame[DATA + data.length + 2] = (byte) END;
    return new JbdFrame(frame);
  }

  private static void requireByte(int register) {
    if (register < 0 || register > 0xFF) {
      throw new IllegalArgumentException(
          "JBD frame: register is %d, must be 0..255".formatted(register));
    }
  }

  private static int checksum(byte[] frame, int dataLength) {
    int sum = 0;
    for (int i = 2; i < DATA + dataLength; i++) sum += frame[i] & 0xFF;
    return -sum & 0xFFFF;
  }

  private static void expect(String what, int found, int expected, int digits) throws IOException {
    if (found != expected) {
      String hex = "0x%0" + digits + "X";
      throw new IOException(
          ("JBD frame: %s is " + hex + ", expected " + hex).formatted(what, found, expected));
    }
  }
}
