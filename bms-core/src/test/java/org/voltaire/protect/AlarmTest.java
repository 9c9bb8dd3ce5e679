package org.voltaire.protect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.pack.Limit;

class AlarmTest {
  private static final Limit CEILING = new Limit(3.65, 3.40, 2.0);
  private Alarm alarm = Alarm.Clear.CLEAR;

  private void reads(double volts, long atMillis) {
    alarm = Alarm.step(alarm, CEILING, volts, 4, atMillis * 1_000_000);
  }

  @Test
  void tripsAtTheFirstReadingAfterTheHoldTimeAndNotBefore() {
    reads(3.70, 0);
    reads(3.71, 1_999);
    assertFalse(alarm.isTripped());
    reads(3.72, 2_000);
    assertEquals(new Alarm.AlarmTripped(2_000_000_000L, 3.72, 4), alarm);
  }

  @Test
  void forgetsASpikeShorterThanTheHoldTime() {
    reads(3.70, 0);
    reads(3.60, 1_000);
    reads(3.70, 2_000);
    assertEquals(new Alarm.Pending(2_000_000_000L), alarm);
  }

  @Test
  void staysTrippedBetweenTripAndClear() {
    reads(3.70, 0);
    reads(3.70, 2_000);
    reads(3.50, 3_000);
    assertTrue(alarm.isTripped());
    reads(3.40, 4_000);
    assertEquals(Alarm.Clear.CLEAR, alarm);
  }

  @Test
  void treatsASilentSensorAsAViolationThatDoesNotClear() {
    reads(Double.NaN, 0);
    reads(Double.NaN, 2_000);
    assertTrue(alarm.isTripped());
    reads(Double.NaN, 9_000);
    assertTrue(alarm.isTripped());
  }
}
