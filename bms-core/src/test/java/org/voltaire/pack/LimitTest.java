package org.voltaire.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitTest {
  private static final Limit CEILING = new Limit(3.65, 3.40, 2.0);
  private static final Limit FLOOR = new Limit(2.50, 3.00, 2.0);

  @ParameterizedTest(name = "{0} V violates: {1}, clears: {2}")
  @CsvSource({"3.40, false, true", "3.64, false, false", "3.65, true, false", "NaN, true, false"})
  void ceiling(double volts, boolean violates, boolean clears) {
    assertEquals(violates, CEILING.violatedBy(volts));
    assertEquals(clears, CEILING.clearedBy(volts));
  }

  @ParameterizedTest(name = "{0} V violates: {1}, clears: {2}")
  @CsvSource({"3.00, false, true", "2.51, false, false", "2.50, true, false", "NaN, true, false"})
  void floor(double volts, boolean violates, boolean clears) {
    assertEquals(violates, FLOOR.violatedBy(volts));
    assertEquals(clears, FLOOR.clearedBy(volts));
  }

  @ParameterizedTest(name = "at {0} V, {1} of the current may flow")
  @CsvSource({"3.50, 1", "3.60, 1", "3.625, 0.5", "3.65, 0", "3.70, 0", "NaN, 0"})
  void theCurrentFallsStraightToZeroBetweenTellAndDerate(double volts, double allowance) {
    var thresholds = Thresholds.of(3.60, 3.65, 3.80, 0.05, 2);
    assertEquals(allowance, thresholds.allowance(volts), 1e-9);
  }

  @Test
  void levelsOutOfOrderAreRefusedWithTheirValues() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Thresholds.of(3.70, 3.65, 3.80, 0.05, 2));
    assertEquals(
        "thresholds: tell 3.7, derate 3.65, open 3.8 must rise in this order",
        refused.getMessage());
  }

  @ParameterizedTest(name = "trip {0}, clear {1}, hold {2}")
  @CsvSource({
    "3.65, 3.65, 1, differ",
    "NaN, 3.65, 1, differ",
    "Infinity, 3.65, 1, finite",
    "3.65, -Infinity, 1, finite",
    "3.65, 3.6, -0.1, 0 to 86400",
    "3.65, 3.6, 86401, 0 to 86400",
    "3.65, 3.6, NaN, 0 to 86400"
  })
  void anImpossibleLimitIsRefused(double trip, double clear, double hold, String allowed) {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Limit(trip, clear, hold));
    assertTrue(refused.toString().contains(allowed), refused.toString());
  }

  @Test
  void anHourIsTheLongestHoldTime() {
    assertEquals(3_600_000_000_000L, new Limit(3.65, 3.6, 3600).holdNanos());
    assertEquals(0, new Limit(3.65, 3.6, 0).holdNanos());
  }
}
