package org.voltaire.device.bq76952;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.device.I2cBus;

/// Each test states the bytes in the chip's registers and the number they mean.
class Bq76952Test {
  private final ChipOnABench bench = new ChipOnABench(true);

  private static Bq76952 chip(ChipOnABench bench) throws IOException {
    return new Bq76952(
        bench, 0x08, bench.crc, List.of(1, 2, 16), List.of(Thermometer.DIE, Thermometer.TS2));
  }

  @ParameterizedTest(name = "CRC {0}")
  @ValueSource(booleans = {true, false})
  void readsTheCellsOfTheConfiguredInputs(boolean crc) throws IOException {
    ChipOnABench either = new ChipOnABench(crc);
    either.put(0x14, "680B"); // TI SLUAA11B: 0x0B68 = 2920 mV
    either.put(0x16, "E50C"); // 0x0CE5 = 3301 mV
    either.put(0x18, "FFFF"); // input 3 is not configured
    either.put(0x32, "FEFF"); // input 16, -2 mV on an open wire
    assertArrayEquals(new double[] {2.92, 3.301, -0.002}, chip(either).readCellVoltagesV());
  }

  /// TI SLUAA11B section 4, byte for byte: [10 14 11 68] gives 33, [0B] gives 31.
  @Test
  void theBytesOfARealReadAreAccepted() throws IOException {
    I2cBus recorded =
        (address, write, read) -> {
          if (write[0] != 0x14) {
            bench.transfer(address, write, read);
          } else {
            System.arraycopy(HexFormat.of().parseHex("68330B31"), 0, read, 0, 4);
          }
        };
    var chip = new Bq76952(recorded, 0x08, true, List.of(1), List.of());
    assertArrayEquals(new double[] {2.92}, chip.readCellVoltagesV());
  }

  /// TI SLUAA11B section 4, FET_ENABLE: [10 3E 22] gives 63, [00] gives 00.
  @Test
  void theBytesOfARealWriteAreSent() throws IOException {
    new Registers(bench, 0x08, true).write(0x3E, (byte) 0x22, (byte) 0x00);
    assertEquals(List.of("3E22630000"), bench.written);
  }

  @Test
  void checksumsAreSumsAndNotCrcs() {
    // TI SLUUBY2B: 0x9180 = 12410; TI SLUAAM4: 0x0083 = 0x02
    assertEquals(0x44, Subcommands.checksum(0x9180, (byte) 0x7A, (byte) 0x30));
    assertEquals(0x7A, Subcommands.checksum(0x0083, (byte) 0x02));
  }

  @ParameterizedTest(name = "DA Configuration {0}: {1} V, {2} A")
  @CsvSource({
    "05, 51.2, -1.5", // 10 mV, 1 mA: as delivered
    "04, 51.2, -0.15", // 0.1 mA
    "06, 51.2, -15", // 10 mA
    "07, 51.2, -150", // 100 mA
    "01, 5.12, -1.5", // 1 mV
    "FD, 51.2, -1.5", // the other bits are about something else
  })
  void voltagesAndCurrentFollowTheConfiguredSteps(String units, double volts, double amperes)
      throws IOException {
    bench.behind.put(0x9303, units + "00".repeat(31));
    bench.put(0x34, "0014"); // 0x1400 = 5120
    bench.put(0x36, "0014");
    bench.put(0x38, "0014");
    bench.put(0x3A, "24FA"); // 0xFA24 = -1500
    Bq76952 chip = chip(bench);
    assertEquals(volts, chip.readStackVoltageV());
    assertEquals(volts, chip.readPackPinVoltageV());
    assertEquals(volts, chip.readLoadPinVoltageV());
    assertEquals(amperes, chip.readCurrentA());
  }

  @Test
  void temperaturesAreTenthsOfAKelvin() throws IOException {
    bench.put(0x68, "A60B"); // 2982 = 298.2 K
    bench.put(0x72, "0A0A"); // 2570 = 257.0 K
    assertArrayEquals(new double[] {25.05, -16.15}, chip(bench).readTempsDegC());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"0000", "0080"})
  void aPinThatMeasuresNothingIsNotANumber(String raw) throws IOException {
    bench.put(0x68, "A60B");
    bench.put(0x72, raw);
    assertArrayEquals(new double[] {25.05, Double.NaN}, chip(bench).readTempsDegC());
  }

  @ParameterizedTest(name = "{0} in a row")
  @ValueSource(ints = {1, 3})
  void wrongCrcsAreReadAgain(int spoilt) throws IOException {
    bench.put(0x34, "0014");
    Bq76952 chip = chip(bench);
    bench.spoiltReads = spoilt;
    assertEquals(51.2, chip.readStackVoltageV());
  }

  @ParameterizedTest(name = "{0} in a row")
  @ValueSource(ints = {1, 3})
  void transfersThatNobodyAcknowledgesAreTriedAgain(int silent) throws IOException {
    bench.put(0x34, "0014");
    Bq76952 chip = chip(bench);
    bench.silentTransfers = silent;
    assertEquals(51.2, chip.readStackVoltageV());
    bench.silentTransfers = silent;
    chip.balance(Set.of(2));
    assertEquals(0, bench.silentTransfers);
  }

  @Test
  void aChipThatIsSilentFourTimesIsAnError() throws IOException {
    Bq76952 chip = chip(bench);
    bench.silentTransfers = 4;
    assertThrows(IOException.class, chip::readStackVoltageV);
    assertEquals(0, bench.silentTransfers, "nor is it asked a fifth time");
  }

  /// TI SLUUBY2B, Alarm Status: bit 1 is latched when all cells have been scanned.
  @Test
  void aChipThatHasStoppedMeasuringIsFoundByItsScans() throws IOException {
    bench.put(0x66, "00F8"); // as delivered
    Bq76952 chip = chip(bench);
    assertEquals("02F8", bench.hex(0x66, 2), "what was enabled stays so");
    assertFalse(chip.scanned());
    bench.put(0x62, "0280");
    assertTrue(chip.scanned());
    assertFalse(chip.scanned(), "asking clears it");
    assertEquals("0080", bench.hex(0x62, 2), "and clears nothing else");
  }

  @Test
  void cellsAreAsOldAsTheLastScan() throws IOException {
    var instrument = new Bq76952Instrument(chip(bench), List.of(1, 2, 16), false);
    assertEquals(1, instrument.read(() -> 1).cellVoltagesV().timeNanos());
    bench.put(0x62, "0200");
    assertEquals(2, instrument.read(() -> 2).cellVoltagesV().timeNanos());
    var stopped = instrument.read(() -> 3);
    assertEquals(2, stopped.cellVoltagesV().timeNanos());
    assertEquals(3, stopped.currentA().timeNanos());
  }

  @Test
  void fourWrongCrcsAreAnError() throws IOException {
    bench.put(0x14, "680B");
    Bq76952 chip = chip(bench);
    bench.spoiltReads = 4;
    IOException refused = assertThrows(IOException.class, chip::readCellVoltagesV);
    assertEquals(
        "BQ76952 at 0x08: CRC of byte 0 from register 0x14 is 0x32, expected 0x33",
        refused.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "9476, 'BQ76952 at 0x08: device number is 0x7694 (a BQ76942), expected 0x7695'",
    "9276, 'BQ76952 at 0x08: device number is 0x7692 (a BQ76922), expected 0x7695'",
    "0000, 'BQ76952 at 0x08: device number is 0x0000, expected 0x7695'",
  })
  void anotherChipIsRefusedByName(String number, String message) {
    bench.behind.put(0x0001, number);
    IOException refused = assertThrows(IOException.class, () -> chip(bench));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void aSubcommandIsWaitedFor() throws IOException {
    Bq76952 chip = chip(bench);
    bench.busyReads = 100;
    assertEquals(Set.of(), chip.balancing());
  }

  @Test
  void aChipThatNeverEchoesIsGivenUp() throws IOException {
    Bq76952 chip = chip(bench);
    bench.busyReads = Integer.MAX_VALUE;
    IOException refused = assertThrows(IOException.class, chip::balancing);
    assertEquals(
        "BQ76952 at 0x08: subcommand register is 0xFFFF after 200 reads, expected 0x0083",
        refused.getMessage());
  }

  @Test
  void aWrongChecksumIsAnError() throws IOException {
    Bq76952 chip = chip(bench);
    bench.spoiltChecksum = 1;
    IOException refused = assertThrows(IOException.class, chip::balancing);
    assertEquals(
        "BQ76952 at 0x08: checksum of 0x0083 is 0x7D, expected 0x7C", refused.getMessage());
  }

  @ParameterizedTest(name = "length {1}")
  @CsvSource({"-1, 5", "31, 37"})
  void aWrongLengthIsAnError(int spoilt, int found) throws IOException {
    Bq76952 chip = chip(bench);
    bench.spoiltLength = spoilt;
    IOException refused = assertThrows(IOException.class, chip::balancing);
    assertEquals(
        "BQ76952 at 0x08: length of 0x0083 is %d, expected 6 to 36".formatted(found),
        refused.getMessage());
  }

  @Test
  void bleedsTheInputsAskedFor() throws IOException {
    ChipOnABench plain = new ChipOnABench(false);
    Bq76952 chip = chip(plain);
    plain.written.clear();
    chip.balance(Set.of(1, 16));
    // 0x8001, little-endian; ~(83 + 00 + 01 + 80) = ~0x104 = FB; four bytes and two more
    assertEquals(List.of("3E83000180", "60FB06"), plain.written);
  }

  @Test
  void saysWhichInputsAreBled() throws IOException {
    bench.behind.put(0x0083, "0180"); // bits 0 and 15
    assertEquals(new TreeSet<>(Set.of(1, 16)), chip(bench).balancing());
  }

  @Test
  void willNotBleedAnInputThatHasNoCell() throws IOException {
    Bq76952 chip = chip(bench);
    var refused = assertThrows(IllegalArgumentException.class, () -> chip.balance(Set.of(3)));
    assertEquals("BQ76952: input to balance is 3, must be one of [1, 2, 16]", refused.getMessage());
  }

  @Test
  void readsItsDataMemory() throws IOException {
    bench.behind.put(0x9180, "7A30" + "00".repeat(30)); // TI SLUUBY2B: cell 1 gain 12410
    Bq76952 chip = chip(bench);
    assertArrayEquals(new byte[] {0x7A, 0x30}, chip.readDataMemory(0x9180, 2));
    assertThrows(IllegalArgumentException.class, () -> chip.readDataMemory(0x0083, 2));
    assertThrows(IllegalArgumentException.class, () -> chip.readDataMemory(0x9180, 33));
  }

  @Test
  void silenceIsTheErrorOfTheBus() {
    assertThrows(IOException.class, () -> new Bq76952(bench, 0x18, true, List.of(1), List.of()));
  }

  @Test
  void anImpossibleConfigurationIsRefused() {
    for (List<Integer> inputs :
        List.of(List.of(0), List.of(17), List.of(1, 1), List.<Integer>of())) {
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> new Bq76952(bench, 0x08, true, inputs, List.of()));
      assertEquals(
          "BQ76952: cellInputs is " + inputs + ", must be different numbers 1..16, at least one",
          refused.getMessage());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new Bq76952(bench, 0x80, true, List.of(1), List.of()));
  }

  @Property
  void whatIsWrittenAsAMaskIsReadBackAsTheSameInputs(
      @ForAll Set<@IntRange(min = 1, max = 16) Integer> inputs) throws IOException {
    ChipOnABench fresh = new ChipOnABench(true);
    List<Integer> all = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    var chip = new Bq76952(fresh, 0x08, true, all, List.of());
    chip.balance(inputs);
    fresh.behind.put(0x0083, HexFormat.of().formatHex(fresh.registers, 0x40, 0x42));
    assertEquals(new TreeSet<>(inputs), chip.balancing());
  }
}
