package org.voltaire.sim.scenario.meter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// What some millivolts are worth, where that can be reckoned by hand.
class VoltageCurveTest {

  private static VoltageCurve curve(double from, double to, DoubleUnaryOperator volts) {
    var curve = new VoltageCurve();
    for (int i = (int) (1000 * from); i >= 1000 * to; i--) {
      curve.add(i / 1000.0, volts.applyAsDouble(i / 1000.0));
    }
    return curve;
  }

  @Test
  void onAStraightLineItIsTheWindowOverTheSlope() {
    VoltageCurve curve = curve(1, 0, soc -> 3 + 0.4999 * soc);
    assertEquals(0.01, curve.meanHalfWidth(0.005), 1e-9);
    assertEquals(0.01, curve.worstHalfWidth(0.005), 1e-9);
    assertEquals(0.02, curve.meanHalfWidth(0.010), 1e-9);
  }

  @Test
  void whereItIsFlatItIsAllOfTheFlatPart() {
    VoltageCurve curve = curve(1, 0, soc -> soc > 0.6 || soc < 0.4 ? 3 + soc : 3.5);
    assertEquals(0.1, curve.worstHalfWidth(0.005), 0.006);
    assertTrue(curve.meanHalfWidth(0.005) < 0.05);
  }

  @Test
  void aDischargeThatStoppedHalfWayTellsNothing() {
    VoltageCurve curve = curve(1, 0.5, soc -> 3 + soc);
    assertTrue(Double.isNaN(curve.meanHalfWidth(0.005)));
    assertTrue(Double.isNaN(curve.worstHalfWidth(0.005)));
  }
}
