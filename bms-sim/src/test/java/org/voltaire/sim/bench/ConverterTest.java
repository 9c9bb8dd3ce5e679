package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.sim.Packs;

class ConverterTest {

  @ParameterizedTest(name = "{0} reads as {1}")
  @CsvSource({"3.3304, 3.330", "3.3306, 3.331", "-0.0006, -0.001", "-2.0006, -2.001"})
  void readsInWholeSteps(double truth, double reads) {
    assertEquals(reads, Converter.of(0, 0.001).read(truth, 0, 25, 0));
  }

  @Test
  void gainAndOffsetAndNoiseAddUp() {
    var shunt = Converter.of(0.01, 0).with(0.99, 0.2);
    assertEquals(-99 + 0.2 + 0.005, shunt.read(-100, 5, 40, 0.005), 1e-12);
  }

  @Test
  void driftsWithTimeAndMovesWithTemperature() {
    var shunt = new Converter(1, 0, 0, 0, Double.POSITIVE_INFINITY, 0.005, 0.0001, 0.002, -0.00005);
    assertEquals(50, shunt.read(50, 0, 25, 0), 1e-12);
    assertEquals(50 * 1.001 + 0.05, shunt.read(50, 10, 25, 0), 1e-12);
    assertEquals(50 * 0.9995 + 0.02, shunt.read(50, 0, 35, 0), 1e-12);
  }

  @Test
  void sticksAtItsFullScale() {
    var shunt = new Converter(1, 0, 0, 0.01, 327.67, 0, 0, 0, 0);
    assertEquals(327.67, shunt.read(400, 0, 25, 0));
    assertEquals(-327.67, shunt.read(-400, 0, 25, 0));
  }

  @Test
  void whatIsNotThereIsNotRead() {
    assertTrue(Double.isNaN(Converter.of(0, 0.001).read(Double.NaN, 0, 25, 0)));
  }

  @Test
  void impossibleOnesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Converter.of(-1, 0));
    assertThrows(IllegalArgumentException.class, () -> Converter.of(0, -1));
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Converter.of(0, 0).with(Double.NaN, 0));
    assertTrue(refused.toString().contains("converter: gain is NaN, must be a number"));
    var bench = new Bench(Packs.shipped(), (_, _) -> 0);
    assertThrows(IllegalArgumentException.class, () -> bench.metering(Metering.usual(3, 4)));
  }
}
