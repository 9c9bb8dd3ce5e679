package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.measure.Doubles;

class FreshnessTest {

  @ParameterizedTest(name = "{0} s old, one every {1} s: {2}")
  @CsvSource({
    "0, 0.1, LIVE",
    "0.3, 0.1, LIVE",
    "0.301, 0.1, STALE",
    "1.0, 0.1, STALE",
    "1.001, 0.1, UNKNOWN",
    "3, 1, LIVE",
    "3.1, 1, STALE",
    "10.1, 1, UNKNOWN",
    "0.3, 0.01, LIVE",
    "1.1, 0.01, UNKNOWN",
    "0.4, NaN, STALE",
    "1.1, NaN, UNKNOWN",
    "NaN, 0.1, UNKNOWN",
    "NaN, NaN, UNKNOWN"
  })
  void agesInPeriods(double ageSeconds, double periodSeconds, Freshness expected) {
    assertEquals(expected, Freshness.of(ageSeconds, periodSeconds));
  }

  @Test
  void theMoreCarefulOfTwoCounts() {
    assertEquals(Freshness.UNKNOWN, Freshness.STALE.and(Freshness.UNKNOWN));
    assertEquals(Freshness.STALE, Freshness.STALE.and(Freshness.LIVE));
  }

  @Test
  void whatIsUnknownHoldsNoNumber() {
    assertTrue(Double.isNaN(new DisplayValue(3.3, 2, Freshness.UNKNOWN).value()));
    var row = new DisplayRow(Doubles.of(3.3, 3.4), 2, 0.1, Freshness.UNKNOWN);
    assertEquals(2, row.values().missing());
  }

  @Test
  void aMissingReadingIsUnknownHoweverYoung() {
    assertEquals(Freshness.UNKNOWN, new DisplayValue(Double.NaN, 0, Freshness.LIVE).freshness());
    var row = new DisplayRow(Doubles.of(3.3, Double.NaN), 0, 0.1, Freshness.LIVE);
    assertEquals(Freshness.UNKNOWN, row.get(1).freshness());
    assertEquals(Freshness.LIVE, row.get(0).freshness());
  }

  @Test
  void theMedianLeavesOutWhatIsMissing() {
    assertEquals(2, new DisplayRow(Doubles.of(3, Double.NaN, 1, 2), 0, 1, Freshness.LIVE).median());
    assertEquals(1.5, new DisplayRow(Doubles.of(2, 1), 0, 1, Freshness.LIVE).median());
    assertTrue(Double.isNaN(DisplayRow.nothing(3).median()));
  }
}
