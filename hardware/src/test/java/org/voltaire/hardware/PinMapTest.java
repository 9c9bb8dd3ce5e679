package org.voltaire.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.hardware.Net.NetKind;

/// What ships is sound, is what the folder shows, and a text that is no pin map is refused with the
/// place in it.
class PinMapTest {
  private static final Path FILE = Path.of("pinmap.yaml");

  @TempDir private Path folder;

  private PinMap read(String text) throws IOException {
    return PinMap.read(Files.writeString(folder.resolve("mine.yaml"), text));
  }

  private String refusalOf(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage());
  }

  @Test
  void theShippedMapBreaksNoRule() {
    assertEquals(List.of(), PinMap.shipped().problems());
  }

  @Test
  void theShippedMapIsTheFileInThisFolder() throws IOException {
    assertEquals(PinMap.read(FILE), PinMap.shipped());
    assertEquals("reference design, checked by rules, not fabricated", PinMap.shipped().status());
  }

  @Test
  void findsANetByItsName() {
    Net main = PinMap.shipped().net("main_contactor").orElseThrow();
    assertEquals(23, main.gpio());
    assertEquals(16, main.pin());
    assertEquals(NetKind.CONTACTOR, main.kind());
    assertEquals(Optional.empty(), PinMap.shipped().net("heater"));
  }

  @Test
  void readsAddressesInHexadecimal() {
    I2c bus = PinMap.shipped().i2c().getFirst();
    assertEquals(1, bus.bus());
    assertEquals(List.of(0x08, 0x40), bus.devices().stream().map(I2c.I2cDevice::address).toList());
    assertEquals(List.of(true, false), bus.devices().stream().map(I2c.I2cDevice::crc).toList());
  }

  @Test
  void aConfigurationMayNameOnlyANetOfTheRightKind() {
    PinMap map = PinMap.shipped();
    assertEquals(
        Optional.empty(), map.problem("contactors.main", "main_contactor", NetKind.CONTACTOR));
    String allowed = ", must be one of: main_contactor, precharge_contactor";
    assertEquals(
        Optional.of("contactors.main: is afe_alert" + allowed),
        map.problem("contactors.main", "afe_alert", NetKind.CONTACTOR));
    assertEquals(
        Optional.of("contactors.main: is heater" + allowed),
        map.problem("contactors.main", "heater", NetKind.CONTACTOR));
  }

  /// The table in README.md is written by hand for people; this holds it to the file.
  @Test
  void theReadmeShowsEveryNetAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| `") && line.split("\\|").length == 8)
            .toList();
    List<String> expected =
        PinMap.shipped().nets().stream()
            .map(net ->
                "| `%s` | %s | %d | %d | %s | %s | %s |"
                    .formatted(
                        net.name(),
                        word(net.kind()),
                        net.gpio(),
                        net.pin(),
                        word(net.direction()),
                        word(net.boot()),
                        word(net.safe())))
            .toList();
    assertEquals(expected, rows);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void refused(String good, String bad, String message) throws IOException {
    String text = Files.readString(FILE);
    assertTrue(text.contains(good), good + " is not in the file");
    assertEquals(
        folder.resolve("mine.yaml") + ", " + message, refusalOf(text.replaceFirst(good, bad)));
  }

  @Test
  void aMistakeInTheTextIsToldWithLineAndColumn() throws IOException {
    refused(
        "direction: output",
        "direction: up",
        "line 19, column 16, nets[0].direction: is up, must be one of: input, output, both");
    refused("gpio: 23", "gpio: ten", "line 16, column 11, nets[0].gpio: is ten, must be int");
    refused("gpio: 23", "gpio: 2.5", "line 16, column 11, nets[0].gpio: is 2.5, must be int");
    refused(
        "gpio: 23", "gpio:", "line 16, column 10, nets[0].gpio: Cannot map `null` into type `int`");
    refused(
        "0x40",
        "40",
        "line 214, column 18, i2c[0].devices[1].address: is 40, must be hexadecimal, as 0x40");
  }

  @Test
  void anUnknownAMissingAndARepeatedKeyAreErrors() throws IOException {
    refused(
        "    gpio: 23\n", "", "line 25, column 3, nets[0].gpio: Missing creator property 'gpio'");
    refused("i2c:\n", "can: []\ni2c:\n", "can: Unrecognized property \"can\"");
    refused(
        "active: high",
        "safe: low",
        "line 22, column 9, nets[0]: Duplicate Object property \"safe\"");
  }

  @Test
  void brokenYamlIsToldWhereItBreaks() throws IOException {
    refused("gpio: 23", "- gpio: 23", "line 16, column 5: expected <block end>, but found '-'");
    refused("gpio: 23", "\"gpio: 23", "line 217, column 1: found unexpected end of stream");
    assertEquals(
        folder.resolve("mine.yaml") + ", line 1, column 1: No content to map due to end-of-input",
        refusalOf(""));
  }

  @Test
  void aMissingFileIsNotAnEmptyMap() {
    assertThrows(NoSuchFileException.class, () -> PinMap.read(folder.resolve("none.yaml")));
  }
}
