package org.voltaire.device.jbd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/// The data inside the frames: recorded bytes on the left, physics on the right.
class JbdDataTest {
  // Offset 0: 48.00 V, −2.87 A, 4.98 of 5.00 Ah, 42 cycles, 2022-03-28, balance 1 and 17, UV,
  // version 8.0, 99 %, both MOSFETs, 4 cells, one thermistor at −12.3 °C.
  private static final String BASIC =
      "12C0 FEE1 01F2 01F4 002A 2C7C 0001 0001 0002 80 63 03 04 01 0A30";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static double[] numbers(String spaced) {
    if (spaced.equals("none")) return new double[0];
    return Stream.of(spaced.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest(name = "{16}")
  @CsvFileSource(
      resources = "/org/voltaire/device/vectors/jbd-basic.csv",
      delimiter = '|',
      numLinesToSkip = 1)
  void recordedBasicInformation(
      String request,
      String response,
      double packVoltageV,
      double currentA,
      double remainingAh,
      double nominalAh,
      int cycles,
      LocalDate productionDate,
      int balancingBits,
      int protectionBits,
      String softwareVersion,
      double socRatio,
      boolean chargeFet,
      boolean dischargeFet,
      int cells,
      String tempsDegC,
      String provenance)
      throws IOException {
    JbdBasicInfo expected =
        new JbdBasicInfo(
            packVoltageV,
            currentA,
            remainingAh,
            nominalAh,
            cycles,
            productionDate,
            balancingBits,
            protectionBits,
            softwareVersion,
            socRatio,
            chargeFet,
            dischargeFet,
            cells,
            Arrays.stream(numbers(tempsDegC)).boxed().toList());
    assertEquals(request, HexFormat.of().formatHex(JbdFrame.read(0x03).encode()));
    JbdFrame frame = JbdFrame.decode(bytes(response));
    assertEquals(expected, JbdBasicInfo.decode(frame.data()), provenance);
    assertArrayEquals(bytes(response), JbdFrame.answer(0x03, expected.encode()).encode());
  }

  @ParameterizedTest(name = "{3}")
  @CsvFileSource(
      resources = "/org/voltaire/device/vectors/jbd-cells.csv",
      delimiter = '|',
      numLinesToSkip = 1)
  void recordedCellVoltages(String request, String response, String cellsV, String provenance)
      throws IOException {
    JbdFrame frame = JbdFrame.decode(bytes(response));
    double[] expected = numbers(cellsV);
    assertEquals(request, HexFormat.of().formatHex(JbdFrame.read(0x04).encode()), provenance);
    assertArrayEquals(expected, JbdCells.decode(frame.data(), expected.length));
    assertArrayEquals(bytes(response), JbdFrame.answer(0x04, JbdCells.encode(expected)).encode());
  }

  @ParameterizedTest(name = "{0}: charge {1}, discharge {2}")
  @CsvFileSource(
      resources = "/org/voltaire/device/vectors/jbd-mosfets.csv",
      delimiter = '|',
      numLinesToSkip = 1)
  void recordedMosfetWrites(String request, boolean charge, boolean discharge, String provenance)
      throws IOException {
    JbdMosfets mosfets = new JbdMosfets(charge, discharge);
    JbdFrame frame = JbdFrame.write(0xE1, mosfets.encode());
    assertEquals(request, HexFormat.of().formatHex(frame.encode()), provenance);
    assertEquals(mosfets, JbdMosfets.decode(frame.data()));
  }

  @Test
  void recordedName() throws IOException {
    // patman15/aiobmsble tests/bms/test_jbd_bms.py
    JbdFrame frame = JbdFrame.decode(bytes("DD05000A30313233343536373839FDE977"));
    assertEquals("0123456789", JbdName.decode(frame.data()));
    assertEquals(frame, JbdFrame.answer(0x05, JbdName.encode("0123456789")));
  }

  @Test
  void everyFieldOfTheBasicInformationIsInItsPlace() throws IOException {
    JbdBasicInfo info = JbdBasicInfo.decode(bytes(BASIC));
    assertEquals(48.0, info.packVoltageV()); // 0x12C0 = 4800
    assertEquals(-2.87, info.currentA()); // 0xFEE1 = -287
    assertEquals(0x00010001, info.balancingBits()); // cells 1 and 17
    assertEquals(Set.of(JbdProtection.CELL_UNDER_VOLTAGE), info.protections());
    assertEquals(0.99, info.socRatio());
    assertEquals(List.of(-12.3), info.tempsDegC()); // 0x0A30 = 2608 = 2731 - 123
  }

  @Test
  void theLastNamedProtectionIsTheSoftwareLock() {
    assertEquals(Set.of(JbdProtection.SOFTWARE_LOCK), JbdProtection.of(0x1000));
    assertEquals(Set.of(), JbdProtection.of(0xE000)); // bits without a name
  }

  @Test
  void bytesAfterTheThermistorsAreIgnored() throws IOException {
    assertEquals(
        JbdBasicInfo.decode(bytes(BASIC)), JbdBasicInfo.decode(bytes(BASIC + "00 1234 5678")));
  }

  @ParameterizedTest(name = "{0} is no day")
  @CsvSource({"0000", "2C00", "2C5F"}) // never set; month 0; 31 February 2022
  void anImpossibleProductionDateIsNoDate(String date) throws IOException {
    assertNull(JbdBasicInfo.decode(bytes(BASIC.replace("2C7C", date))).productionDate());
  }

  @Test
  void aStateOfChargeAboveOneHundredPercentIsNotKnown() throws IOException {
    JbdBasicInfo info = JbdBasicInfo.decode(bytes(BASIC.replace("80 63", "80 65")));
    assertTrue(Double.isNaN(info.socRatio()));
  }

  @Test
  void aThermistorThatReadsZeroIsNotThere() throws IOException {
    JbdBasicInfo info = JbdBasicInfo.decode(bytes(BASIC.replace("0A30", "0000")));
    assertEquals(List.of(Double.NaN), info.tempsDegC());
    assertEquals("0000", HexFormat.of().formatHex(info.encode(), 23, 25));
  }

  @ParameterizedTest(name = "{0} bytes")
  @CsvSource({"22, 23", "24, 25"})
  void basicInformationThatIsCutShortIsRefused(int length, int expected) {
    byte[] cut = Arrays.copyOf(bytes(BASIC), length);
    IOException refused = assertThrows(IOException.class, () -> JbdBasicInfo.decode(cut));
    assertEquals(
        "JBD register 0x03: %d bytes of data, expected at least %d".formatted(length, expected),
        refused.getMessage());
  }

  @Test
  void aValueThatDoesNotFitItsFieldIsRefusedByName() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new JbdBasicInfo(
                        800, 0, 0, 0, 0, null, 0, 0, "1.0", 0, true, true, 4, List.<Double>of())
                    .encode());
    assertEquals("JBD: packVoltageV is 800.0, must be 0.0 to 655.35", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> JbdCells.encode(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> JbdCells.encode(new double[128]));
    assertThrows(IllegalArgumentException.class, () -> JbdName.encode("Akku Süd"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new JbdBasicInfo(0, 0, 0, 0, 0, null, 0, 0, "16.0", 0, true, true, 4, List.<Double>of())
                .encode());
  }

  @Test
  void cellsBeyondTheConfiguredOnesAreSpareSlots() throws IOException {
    assertArrayEquals(new double[] {3.301, 3.3}, JbdCells.decode(bytes("0CE50CE40000"), 2));
  }

  @Test
  void fewerCellsThanConfiguredAreRefused() {
    IOException refused =
        assertThrows(IOException.class, () -> JbdCells.decode(bytes("0CE50CE4"), 3));
    assertEquals("JBD register 0x04: 2 cells, expected 3", refused.getMessage());
    refused = assertThrows(IOException.class, () -> JbdCells.decode(bytes("0CE50C"), 1));
    assertEquals("JBD register 0x04: 3 bytes of data, expected two per cell", refused.getMessage());
  }

  @Test
  void aMosfetWriteABoardCannotUnderstandIsRefused() {
    IOException refused = assertThrows(IOException.class, () -> JbdMosfets.decode(bytes("0004")));
    assertEquals("JBD register 0xE1: data is 0004, expected 0000 to 0003", refused.getMessage());
    assertThrows(IOException.class, () -> JbdMosfets.decode(bytes("00")));
  }

  @Test
  void aNameIsCleanedForPeople() {
    assertEquals("AB?", JbdName.decode(bytes("4142FF2000")));
  }

  /// Whatever a board can send, sent back, is what it sent: the decoded values hold all of it. The
  /// date is held to those that exist, the percentage to those that mean something.
  @Property
  void basicInformationSurvivesTheRoundTrip(
      @ForAll @Size(23) byte[] fixed, @ForAll @Size(max = 232) byte[] temps) throws IOException {
    byte[] data = Arrays.copyOf(fixed, 23 + temps.length / 2 * 2);
    System.arraycopy(temps, 0, data, 23, temps.length / 2 * 2);
    System.arraycopy(bytes("2C7C"), 0, data, 10, 2);
    data[19] = (byte) ((data[19] & 0xFF) % 101);
    data[20] &= 3;
    data[22] = (byte) (temps.length / 2);
    assertArrayEquals(data, JbdBasicInfo.decode(data).encode());
  }

  @Property
  void cellVoltagesSurviveTheRoundTrip(@ForAll @Size(max = 254) byte[] data) throws IOException {
    byte[] even = Arrays.copyOf(data, data.length / 2 * 2);
    assertArrayEquals(even, JbdCells.encode(JbdCells.decode(even, even.length / 2)));
  }

  @Property
  void namesSurviveTheRoundTrip(@ForAll @AlphaChars @StringLength(max = 255) String name) {
    assertEquals(name, JbdName.decode(JbdName.encode(name)));
  }

  @Property
  void decodingRandomDataThrowsNothingButIoExceptions(
      @ForAll @Size(max = 255) byte[] data, @ForAll @IntRange(max = 32) int cells) {
    Stream.<Decoder>of(
            JbdBasicInfo::decode,
            bytes -> JbdCells.decode(bytes, cells),
            JbdMosfets::decode,
            JbdName::decode)
        .forEach(decoder -> {
          try {
            assertTrue(decoder.decode(data) != null);
          } catch (IOException refused) {
            assertTrue(refused.toString().contains(": JBD register"), refused.toString());
          }
        });
  }

  @FunctionalInterface
  private interface Decoder {
    Object decode(byte[] data) throws IOException;
  }
}
