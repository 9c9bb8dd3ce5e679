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

class ForecastLineTest {
  private static final PowerLimit NOTHING_FLOWS =
      new PowerLimit(0, 0, PowerLimit.Constraint.SOC, 2);
  private static final PowerLimits EMPTY =
      new PowerLimits(NOTHING_FLOWS, NOTHING_FLOWS, NOTHING_FLOWS, NOTHING_FLOWS);
  private static final Forecast FORECAST =
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
  void isJudgedByTheSecondBetweenForecastsAndIsNeverFresherThanItsFrame(
      double ageSeconds, double periodSeconds, Freshness frame, Freshness expected) {
    ForecastLine line = ForecastLine.of(FORECAST, ageSeconds, periodSeconds, frame);
    assertEquals(expected, line.freshness());
    assertEquals(expected != Freshness.UNKNOWN, line.forecast().measured());
  }

  @Test
  void aPowerOfZeroIsKnownAndOneThatIsNotMeasuredIsNot() {
    ForecastLine line = ForecastLine.of(FORECAST, 0.5, 0.1, Freshness.LIVE);
    assertEquals(0, line.power(NOTHING_FLOWS).value());
    assertTrue(line.power(NOTHING_FLOWS).known());
    assertFalse(line.power(PowerLimit.NOT_MEASURED).known());
  }
}
