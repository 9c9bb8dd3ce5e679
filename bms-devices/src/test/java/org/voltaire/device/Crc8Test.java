package org.voltaire.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class Crc8Test {

  @ParameterizedTest(name = "{2}")
  @CsvFileSource(
      resources = "vectors/bq769x2-crc.csv",
      delimiter = '|',
      useHeadersInDisplayName = true)
  void agreesWithThePublishedExamples(String bytes, String crc, String provenance) {
    assertEquals(HexFormat.fromHexDigits(crc), Crc8.of(HexFormat.of().parseHex(bytes)), provenance);
  }

  @Test
  void ofNothingIsZero() {
    assertEquals(0, Crc8.of());
  }

  @Property
  void noticesEverySingleFlippedBit(
      @ForAll @Size(min = 1, max = 20) byte[] bytes, @ForAll @IntRange(max = 1_000) int where) {
    int before = Crc8.of(bytes);
    int bit = where % (8 * bytes.length);
    bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    assertNotEquals(before, Crc8.of(bytes));
  }
}
