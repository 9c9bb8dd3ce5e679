package org.voltaire.device.jbd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What register 0x03 of a JBD board says about the pack as a whole.
///
/// Source: JBD "General Protocol V4". Newer firmware appends fields after the temperatures; they
/// are ignored.
///
/// @param packVoltageV 0 to 655.35 V in steps of 10 mV
/// @param currentA **positive while charging**, as the board sends it; −327.68 to 327.67 A in steps
///   of 10 mA
/// @param remainingAh 0 to 655.35 Ah in steps of 10 mAh
/// @param nominalAh 0 to 655.35 Ah in steps of 10 mAh
/// @param cycles 0 to 65535
/// @param productionDate 2000 to 2127; null if the board sends a day that does not exist
/// @param balancingBits bit n set while cell n + 1 bleeds, 32 cells
/// @param protectionBits what has tripped, 16 bits; [#protections] names them
/// @param softwareVersion "major.minor", each 0 to 15
/// @param socRatio state of charge, 0 to 1 in steps of 0.01; `NaN` if the board sends more than 100
///   %
/// @param chargeFet true while the charge MOSFET is on
/// @param dischargeFet true while the discharge MOSFET is on
/// @param cells in series, 0 to 255, as the board is set up
/// @param tempsDegC one per thermistor, at most 116, in steps of 0.1 °C from −273.0 °C; `NaN` where
///   the board sends zero, which no thermistor can mean
public record JbdBasicInfo(
    double packVoltageV,
    double currentA,
    double remainingAh,
    double nominalAh,
    int cycles,
    @Nullable LocalDate productionDate,
    int balancingBits,
    int protectionBits,
    String softwareVersion,
    double socRatio,
    boolean chargeFet,
    boolean dischargeFet,
    int cells,
    List<Double> tempsDegC) {

  private static final int FIXED_BYTES = 23;
  private static final int FETS = 20;
  private static final int CHARGE_ON = 1;
  private static final int DISCHARGE_ON = 2;
  private static final int ZERO_DEG_C = 2731;
  private static final int FIRST_YEAR = 2000;
  private static final int NO_SOC = 0xFF;

  /// Keeps its own copy of the temperatures.
  public JbdBasicInfo {
    tempsDegC = List.copyOf(tempsDegC);
  }

  /// The protections that have tripped.
  public Set<JbdProtection> protections() {
    return JbdProtection.of(protectionBits);
  }

  /// Reads the data of an answer from register 0x03.
  ///
  /// @param data left untouched; bytes after the temperatures are ignored
  /// @throws IOException if there are fewer bytes than the thermistor count asks for
  public static JbdBasicInfo decode(byte[] data) throws IOException {
    requireBytes(data.length, FIXED_BYTES);
    requireBytes(data.length, FIXED_BYTES + 2 * (data[FIXED_BYTES - 1] & 0xFF));
    ByteBuffer in = ByteBuffer.wrap(data); // big-endian, as on the wire
    return new JbdBasicInfo(
        unsigned(in) / 100.0,
        in.getShort() / 100.0,
        unsigned(in) / 100.0,
        unsigned(in) / 100.0,
        unsigned(in),
        date(unsigned(in)),
        unsigned(in) | unsigned(in) << 16,
        unsigned(in),
        version(in.get() & 0xFF),
        soc(in.get() & 0xFF),
        (data[FETS] & CHARGE_ON) != 0,
        (in.get() & DISCHARGE_ON) != 0,
        in.get() & 0xFF,
        temps(in));
  }

  /// The data of an answer from register 0x03, every value rounded to its step.
  ///
  /// @throws IllegalArgumentException naming a value that does not fit its field
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + 2 * tempsDegC.size());
    out.putShort((short) Field.steps("packVoltageV", packVoltageV, 100, 0, 0xFFFF));
    out.putShort((short) Field.steps("currentA", currentA, 100, Short.MIN_VALUE, Short.MAX_VALUE));
    out.putShort((short) Field.steps("remainingAh", remainingAh, 100, 0, 0xFFFF));
    out.putShort((short) Field.steps("nominalAh", nominalAh, 100, 0, 0xFFFF));
    out.putShort((short) Field.steps("cycles", cycles, 1, 0, 0xFFFF));
    out.putShort((short) packedDate());
    out.putShort((short) balancingBits).putShort((short) (balancingBits >>> 16));
    out.putShort((short) Field.steps("protectionBits", protectionBits, 1, 0, 0xFFFF));
    out.put((byte) packedVersion());
    out.put(
        (byte) (Double.isNaN(socRatio) ? NO_SOC : Field.steps("socRatio", socRatio, 100, 0, 100)));
    out.put((byte) ((chargeFet ? CHARGE_ON : 0) | (dischargeFet ? DISCHARGE_ON : 0)));
    out.put((byte) Field.steps("cells", cells, 1, 0, 0xFF));
    out.put((byte) Field.steps("number of tempsDegC", tempsDegC.size(), 1, 0, 116));
    for (double tempDegC : tempsDegC) {
      boolean there = !Double.isNaN(tempDegC);
      int tenths =
          there ? Field.steps("tempDegC", tempDegC, 10, 1 - ZERO_DEG_C, 0xFFFF - ZERO_DEG_C) : 0;
      out.putShort((short) (there ? tenths + ZERO_DEG_C : 0));
    }
    return out.array();
  }

  private static void requireBytes(int found, int expected) throws IOException {
    if (found < expected) {
      throw new IOException(
          "JBD register 0x03: %d bytes of data, expected at least %d".formatted(found, expected));
    }
  }

  private static int unsigned(ByteBuffer in) {
    return in.getShort() & 0xFFFF;
  }

  private static @Nullable LocalDate date(int packed) {
    try {
      return LocalDate.of(FIRST_YEAR + (packed >> 9), (packed >> 5) & 0xF, packed & 0x1F);
    } catch (DateTimeException noSuchDay) {
      return null; // boards that never had their date set send zero; nothing depends on it
    }
  }

  private int packedDate() {
    if (productionDate == null) return 0;
    int year = Field.steps("production year", productionDate.getYear() - FIRST_YEAR, 1, 0, 127);
    return year << 9 | productionDate.getMonthValue() << 5 | productionDate.getDayOfMonth();
  }

  private static String version(int packed) {
    return (packed >> 4) + "." + (packed & 0xF);
  }

  private int packedVersion() {
    for (int packed = 0; packed <= 0xFF; packed++) {
      if (version(packed).equals(softwareVersion)) return packed;
    }
    throw new IllegalArgumentException(
        "JBD: softwareVersion is %s, must be 0.0 to 15.15".formatted(softwareVersion));
  }

  private static double soc(int percent) {
    return percent <= 100 ? percent / 100.0 : Double.NaN;
  }

  private static List<Double> temps(ByteBuffer in) {
    int thermistors = in.get() & 0xFF;
    List<Double> temps = new ArrayList<>(thermistors);
    for (int i = 0; i < thermistors; i++) {
      int raw = unsigned(in);
      temps.add(raw == 0 ? Double.NaN : (raw - ZERO_DEG_C) / 10.0);
    }
    return temps;
  }
}
