package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;

class ForetoldTest {
  private static final PowerLimit NOTHING_FLOWS =
      new PowerLimit(0, 0, PowerLimit.Constraint.SOC, 2);
  private static final PowerLimits EMPTY =
      new PowerLimits(NOTHING_FLOWS, NOTHING_FLOWS, NOTHING_FLOWS, NOTHING_FLOWS);
  private static final Forecast OUTLOOK =
      new Forecast(0, EMPTY, EMPTY, -4, 0, 0, 50, 2600, 0, Double.NaN);

  @ParameterizedTest
  @CsvSource({
    "1.1, 0.1, LIVE, LIVE",
    "2.9, NaN, LIVE, LIVE",
    "3.1, 0.1, LIVE, STALE",
    "9.9, 0.1, LIVE, STALE",
    "10.1, 0.1, LIVE, UNKNOWN",
    "14.9, 5, LIVE, LIVE",
    "0.1, 0.1, STALE, STALE",
    "0.1, 0.1, UNKNOWN, UNKNOWN",
    "NaN, 0.1, LIVE, UNKNOWN"
  })
  void agesByTheSecondAtWhichItIsMadeAndNeverLessThanItsFrame(
      double ageSeconds, double periodSeconds, Freshness frame, Freshness expected) {
    Foretold ahead = Foretold.of(OUTLOOK, ageSeconds, periodSeconds, frame);
    assertEquals(expected, ahead.freshness());
    assertEquals(expected != Freshness.UNKNOWN, ahead.outlook().measured());
  }

  @Test
  void tellsNoPowerFromAPowerThatIsNotKnown() {
    Foretold ahead = Foretold.of(OUTLOOK, 0.5, 0.1, Freshness.LIVE);
    assertEquals(0, ahead.power(NOTHING_FLOWS).value());
    assertTrue(ahead.power(NOTHING_FLOWS).known());
    assertFalse(ahead.power(PowerLimit.NOT_MEASURED).known());
  }
}
