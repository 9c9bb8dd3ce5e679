package org.voltaire.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;

class OcvShiftTest {
  /// 10 mV lower at 5 °C where half full, nothing at 25 °C.
  private static final OcvShift SHIFT =
      new OcvShift(Doubles.of(5, 25), Doubles.of(0, 0.5), Doubles.of(0, -0.010, 0, 0));

  @Test
  void isWhatWasLookedAtWhereItWas() {
    assertEquals(-0.010, SHIFT.at(5, 0.5), 1e-15);
    assertEquals(-0.005, SHIFT.at(5, 0.25), 1e-15);
    assertEquals(-0.010, SHIFT.at(5, 0.9), 1e-15, "constant beyond the last SoC");
    assertEquals(0, SHIFT.at(25, 0.5), 1e-15);
  }

  /// exp(5000 K / T) falls by 0.34 of its way from 5 to 25 °C after the second half of it.
  @Test
  void growsInTheColdAsAResistanceDoes() {
    double at15 = Math.exp(5000 / 288.15), at5 = Math.exp(5000 / 278.15);
    double at25 = Math.exp(5000 / 298.15), cold = Math.exp(5000 / 268.15);
    assertEquals(-0.010 * (at15 - at25) / (at5 - at25), SHIFT.at(15, 0.5), 1e-15);
    assertEquals(-0.010 * (cold - at25) / (at5 - at25), SHIFT.at(-5, 0.5), 1e-15);
    assertTrue(SHIFT.at(45, 0.5) < 0.005, "and hardly in the heat");
  }

  /// Two temperatures near to one another say little of one that is far from both: 1 mV between 5
  /// and −5 °C would be 7 mV at −25 °C.
  @Test
  void beyondAllTemperaturesItGoesOnAsTheyLieOnAverage() {
    var table = Doubles.of(-0.005, -0.006, 0, 0.001);
    var shift = new OcvShift(Doubles.of(-5, 5, 25, 45), Doubles.of(0.5), table);
    assertEquals(-0.005, shift.at(-5, 0.5), 1e-15);
    assertEquals(-0.006, shift.at(5, 0.5), 1e-15);
    assertEquals(-0.005, shift.at(-5.001, 0.5), 1e-5, "without a step");
    double[] x = new double[4];
    double meanX = 0, meanY = 0, xx = 0, xy = 0;
    for (int t = 0; t < 4; t++) {
      x[t] = Math.exp(5000 / (new double[] {-5, 5, 25, 45}[t] + 273.15) - 5000 / 273.15);
      meanX += x[t] / 4;
      meanY += table.get(t) / 4;
    }
    for (int t = 0; t < 4; t++) {
      xx += (x[t] - meanX) * (x[t] - meanX);
      xy += (x[t] - meanX) * (table.get(t) - meanY);
    }
    double beyond = Math.exp(5000 / 248.15 - 5000 / 273.15) - x[0];
    assertEquals(-0.005 + xy / xx * beyond, shift.at(-25, 0.5), 1e-12);
    assertTrue(shift.at(-25, 0.5) < -0.02, "lower in the cold, whatever the coldest two say");
  }

  @Test
  void isDoubtedAwayFromWhereItWasLookedAt() {
    assertEquals(0, SHIFT.errorV(5), 1e-15);
    assertEquals(0, SHIFT.errorV(25), 1e-15);
    assertEquals(3e-3, SHIFT.errorV(15), 1e-15);
    assertEquals(0.0085, SHIFT.errorV(-5), 1e-4, "most of all beyond it in the cold");
    assertEquals(0.0072, SHIFT.errorV(45), 1e-4);
  }

  @Test
  void anUnknownTemperatureIsTakenAs25() {
    assertEquals(0, SHIFT.at(Double.NaN, 0.5), 1e-15);
    assertEquals(0, SHIFT.errorV(Double.NaN), 1e-15);
    assertEquals(0, OcvShift.none(25).at(-20, 0.5), 1e-15);
    assertEquals(0.0457, OcvShift.none(25).errorV(-20), 1e-4);
  }

  @Test
  void aTableOfAnotherShapeIsRefusedByName() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new OcvShift(Doubles.of(5, 25), Doubles.of(0.5), Doubles.of(0)));
    assertEquals("OCV shift: has 1 numbers, must have 2", refused.getMessage());
  }
}
