package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ArrivalPeriodTest {
  private static final long MS = 1_000_000L;

  private final ArrivalPeriod period = new ArrivalPeriod();

  @Test
  void isUnknownBeforeThereIsAnInterval() {
    assertTrue(Double.isNaN(period.periodSeconds()));
    period.arrived(5 * MS);
    assertTrue(Double.isNaN(period.periodSeconds()));
  }

  @Test
  void oneLateArrivalDoesNotChangeIt() {
    long at = 0;
    for (int i = 0; i < 20; i++) period.arrived(at += 100 * MS);
    period.arrived(at += 900 * MS);
    assertEquals(0.1, period.periodSeconds(), 1e-9);
  }

  @Test
  void followsAChangeOfThePeriod() {
    long at = 0;
    for (int i = 0; i < 20; i++) period.arrived(at += 100 * MS);
    for (int i = 0; i < 10; i++) period.arrived(at += 1000 * MS);
    assertEquals(1.0, period.periodSeconds(), 1e-9);
  }

  @Test
  void anInterruptionIsNoInterval() {
    period.arrived(0);
    period.arrived(100 * MS);
    period.interrupt();
    period.arrived(60_000 * MS);
    period.arrived(60_100 * MS);
    assertEquals(0.1, period.periodSeconds(), 1e-9);
  }

  @Test
  void theSameInstantWithinRoundingIsOne() {
    period.arrived(0);
    period.arrived(100 * MS);
    period.arrived(100 * MS + 7);
    assertEquals(0.1, period.periodSeconds(), 1e-9);
  }
}
