package org.voltaire.device.ina228;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.device.I2cBus;
import org.voltaire.device.ina228.Ina228.ShuntWiring;

/// Each test states the bytes on the wire and the number they mean, as the datasheet does.
class Ina228Test {
  private static final double SHUNT_OHM = 0.001;

  private final Map<Integer, String> registers =
      new HashMap<>(Map.of(0x00, "0000", 0x3E, "5449", 0x3F, "2281"));

  /// What is turned over in the first byte of the next measurements, one after the other.
  private final Deque<Integer> damage = new ArrayDeque<>();

  private final I2cBus bus =
      (address, write, read) -> {
        String hex = address == 0x40 ? registers.get((int) write[0]) : null;
        if (hex == null) throw new IOException("no acknowledge from 0x%02X".formatted(address));
        byte[] reply = HexFormat.of().parseHex(hex);
        assertEquals(reply.length, read.length);
        boolean measures = write[0] == 0x04 || write[0] == 0x05;
        if (measures && !damage.isEmpty()) reply[0] ^= (byte) (int) damage.remove();
        System.arraycopy(reply, 0, read, 0, reply.length);
      };

  private Ina228 chip(ShuntWiring wiring) throws IOException {
    return new Ina228(bus, 0x40, SHUNT_OHM, wiring);
  }

  private Ina228 chip() throws IOException {
    return chip(ShuntWiring.BATTERY_MINUS_AT_IN_PLUS);
  }

  @ParameterizedTest(name = "{0}: {2} is {3}")
  @CsvFileSource(
      resources = "/org/voltaire/device/vectors/ina228.csv",
      delimiter = '|',
      numLinesToSkip = 1)
  void readsWhatTheDatasheetSays(
      String reading, String register, String bytes, double expected, String provenance)
      throws IOException {
    registers.put(HexFormat.fromHexDigits(register), bytes);
    double found =
        switch (reading) {
          case "shunt" -> chip().readShuntVoltageV();
          case "bus" -> chip().readBusVoltageV();
          case "die" -> chip().readDieTempDegC();
          default -> throw new AssertionError(reading);
        };
    assertEquals(expected, found, 1e-12, provenance);
  }

  @Test
  void currentIsShuntVoltageOverShuntResistance() throws IOException {
    registers.put(0x04, "01F400"); // 0x01F40 = 8000 steps of 312.5 nV = 2.5 mV
    assertEquals(2.5, chip().readCurrentA(), 1e-12);
  }

  @Test
  void theNarrowRangeHasStepsAQuarterAsLarge() throws IOException {
    registers.put(0x00, "0010"); // ADCRANGE
    registers.put(0x04, "01F400"); // 8000 steps of 78.125 nV = 0.625 mV
    assertEquals(0.625, chip().readCurrentA(), 1e-12);
  }

  @Test
  void otherBitsOfTheConfigurationDoNotMatter() throws IOException {
    registers.put(0x00, "3FEF");
    registers.put(0x04, "01F400");
    assertEquals(2.5, chip().readCurrentA(), 1e-12);
  }

  @ParameterizedTest(name = "{0}: {1} A")
  @CsvSource({
    // +2.5 mV: current runs from IN+ to IN−. Charging goes into B+ and comes out of B−.
    "BATTERY_MINUS_AT_IN_PLUS, 2.5",
    "BATTERY_MINUS_AT_IN_MINUS, -2.5",
    "BATTERY_PLUS_AT_IN_PLUS, -2.5",
    "BATTERY_PLUS_AT_IN_MINUS, 2.5",
  })
  void currentIsPositiveWhileChargingHoweverTheShuntIsWired(ShuntWiring wiring, double currentA)
      throws IOException {
    registers.put(0x04, "01F400");
    assertEquals(currentA, chip(wiring).readCurrentA(), 1e-12);
    assertEquals(0.0025, chip(wiring).readShuntVoltageV(), 1e-15);
  }

  @Test
  void anotherChipAtTheAddressIsRefusedByName() {
    registers.put(0x3E, "BEEF");
    IOException refused = assertThrows(IOException.class, this::chip);
    assertEquals("INA228 at 0x40: manufacturer is 0xBEEF, expected 0x5449", refused.getMessage());
  }

  @Test
  void itsCoarserSisterIsRefusedToo() {
    registers.put(0x3F, "2381"); // INA238: 16 bits, other steps
    IOException refused = assertThrows(IOException.class, this::chip);
    assertEquals("INA228 at 0x40: device is 0x238, expected 0x228", refused.getMessage());
  }

  @Test
  void aReadingThatNoOtherAgreesWithIsNotBelieved() throws IOException {
    registers.put(0x04, "010000"); // 4096 steps of 312.5 nV: 1.28 mV
    Ina228 chip = chip();
    damage.addAll(List.of(0x40, 0, 0x80, 0));
    assertEquals(1.28, chip.readCurrentA(), 1e-9);
    damage.clear();
    damage.addAll(List.of(0x02, 0x04, 0x08, 0, 0x10, 0));
    assertEquals(1.28, chip.readCurrentA(), 1e-9);
  }

  @Test
  void aBusThatDamagesEverythingIsAnError() throws IOException {
    registers.put(0x05, "010000");
    Ina228 chip = chip();
    damage.addAll(List.of(0x02, 0x04, 0x08, 0x10, 0x20, 0x40));
    IOException damaged = assertThrows(IOException.class, chip::readBusVoltageV);
    assertEquals("INA228 at 0x40: register 0x05: no two of 6 readings agree", damaged.getMessage());
  }

  @Test
  void silenceIsTheErrorOfTheBus() {
    IOException silent =
        assertThrows(
            IOException.class,
            () -> new Ina228(bus, 0x41, SHUNT_OHM, ShuntWiring.BATTERY_MINUS_AT_IN_PLUS));
    assertEquals("no acknowledge from 0x41", silent.getMessage());
  }

  @ParameterizedTest(name = "address {0}, shunt {1}: {2}")
  @CsvSource({
    "63, 0.001, 'INA228: address is 0x3F, must be 0x40..0x4F'",
    "64, 0, 'INA228: shuntOhm is 0.0, must be > 0'",
    "64, NaN, 'INA228: shuntOhm is NaN, must be > 0'",
  })
  void anImpossibleConfigurationIsRefused(int address, double shuntOhm, String message) {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Ina228(bus, address, shuntOhm, ShuntWiring.BATTERY_PLUS_AT_IN_PLUS));
    assertEquals(message, refused.getMessage());
  }
}
