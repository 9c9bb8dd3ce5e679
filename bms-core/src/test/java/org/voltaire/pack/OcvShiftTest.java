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

  @Test
  void isDoubtedAwayFromWhereItWasLookedAt() {
    assertEquals(0, SHIFT.errorV(5, 0.5), 1e-15);
    assertEquals(0, SHIFT.errorV(25, 0.5), 1e-15);
    assertEquals(3e-3, SHIFT.errorV(15, 0.5), 1e-15);
    double moved = Math.abs(SHIFT.at(-5, 0.5) - SHIFT.at(5, 0.5));
    assertEquals(3e-3 + 0.5 * moved, SHIFT.errorV(-5, 0.5), 1e-15, "most of all beyond it");
  }

  @Test
  void anUnknownTemperatureIsTakenAs25() {
    assertEquals(0, SHIFT.at(Double.NaN, 0.5), 1e-15);
    assertEquals(0, OcvShift.none(25).at(-20, 0.5), 1e-15);
    assertEquals(0.0135, OcvShift.none(25).errorV(-20, 0.5), 1e-15);
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
