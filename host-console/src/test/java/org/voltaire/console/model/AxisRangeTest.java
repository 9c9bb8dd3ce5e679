package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisRangeTest {
  private static final long SECOND = 1_000_000_000L;

  @Property
  void alwaysHoldsTheDataAndEndsOnItsGrid(
      @ForAll @DoubleRange(min = -500, max = 500) double one,
      @ForAll @DoubleRange(min = -500, max = 500) double other,
      @ForAll boolean withZero) {
    var range = new AxisRange(0.02, withZero);
    range.fit(Math.min(one, other), Math.max(one, other), 0);
    assertTrue(range.low() <= Math.min(one, other) && Math.max(one, other) <= range.high());
    double steps = range.high() / range.step();
    assertEquals(Math.rint(steps), steps, 1e-6);
    if (withZero) assertTrue(range.low() <= 0 && range.high() >= 0);
  }

  @Test
  void doesNotMoveForNoise() {
    var range = new AxisRange(0.02, false);
    range.fit(3.250, 3.300, 0);
    double low = range.low(), high = range.high();
    for (int i = 1; i < 600; i++) {
      double noise = 0.002 * Math.sin(i);
      range.fit(3.252 + noise, 3.298 + noise, i * SECOND / 10);
      assertEquals(low, range.low());
      assertEquals(high, range.high());
    }
  }

  @Test
  void widensAtOnceAndNarrowsOnlyAfterAWhile() {
    var range = new AxisRange(0.02, false);
    range.fit(3.25, 3.30, 0);
    range.fit(3.25, 3.65, SECOND);
    double wide = range.high();
    assertTrue(wide >= 3.65);
    range.fit(3.25, 3.30, 2 * SECOND);
    range.fit(3.25, 3.30, 5 * SECOND);
    assertEquals(wide, range.high());
    range.fit(3.25, 3.30, 6 * SECOND);
    assertTrue(range.high() < 3.4);
  }

  @Test
  void doesNotBlowUpNoise() {
    var range = new AxisRange(0.02, false);
    range.fit(3.3000, 3.3001, 0);
    assertTrue(range.high() - range.low() >= 0.02);
  }

  @Test
  void knowsHowManyDecimalsItsLabelsNeed() {
    var range = new AxisRange(0.02, false);
    range.fit(3.25, 3.30, 0);
    assertEquals(2, range.decimals());
    range.fit(0, 400, 0);
    assertEquals(0, range.decimals());
  }
}
