package org.voltaire.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;

class OcvCurveTest {
  private static final OcvCurve CURVE =
      OcvCurve.through(Doubles.of(0, 0.1, 0.9, 1), Doubles.of(2.0, 3.0, 3.4, 3.6));

  @Test
  void goesThroughItsPointsAndStraightBetweenThem() {
    assertEquals(2.0, CURVE.at(0), 1e-12);
    assertEquals(3.0, CURVE.at(0.1), 1e-12);
    assertEquals(3.2, CURVE.at(0.5), 1e-12);
    assertEquals(3.6, CURVE.at(1), 1e-12);
    assertEquals(0.5, CURVE.slopeAt(0.5), 1e-9);
  }

  @Test
  void goesOnBeyondItsEndsSoThatAFilterFindsBack() {
    assertEquals(1.9, CURVE.at(-0.01), 1e-9);
    assertEquals(3.62, CURVE.at(1.01), 1e-9);
  }

  @Test
  void findsTheStateOfChargeOfARestedVoltage() {
    for (double soc = 0; soc <= 1; soc += 0.01) {
      assertEquals(soc, CURVE.socAt(CURVE.at(soc)), 1e-9);
    }
    assertEquals(0, CURVE.socAt(1.0));
    assertEquals(1, CURVE.socAt(4.0));
    assertEquals(0, CURVE.socAt(Double.NaN), "not knowing is treated as empty");
  }

  @Test
  void aVoltageThatDoesNotRiseIsRefusedByItsPoint() {
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> OcvCurve.through(Doubles.of(0, 0.5, 1), Doubles.of(3, 3, 4)));
    assertTrue(refused.toString().contains("point 1"), refused.toString());
  }
}
