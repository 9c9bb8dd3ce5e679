package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CadenceTest {
  private static final long MS = 1_000_000L;

  private final Cadence cadence = new Cadence();

  @Test
  void isUnknownBeforeThereIsAnInterval() {
    assertTrue(Double.isNaN(cadence.periodSeconds()));
    cadence.came(5 * MS);
    assertTrue(Double.isNaN(cadence.periodSeconds()));
  }

  @Test
  void oneHiccupDoesNotCount() {
    long at = 0;
    for (int i = 0; i < 20; i++) cadence.came(at += 100 * MS);
    cadence.came(at += 900 * MS);
    assertEquals(0.1, cadence.periodSeconds(), 1e-9);
  }

  @Test
  void followsANewRhythm() {
    long at = 0;
    for (int i = 0; i < 20; i++) cadence.came(at += 100 * MS);
    for (int i = 0; i < 10; i++) cadence.came(at += 1000 * MS);
    assertEquals(1.0, cadence.periodSeconds(), 1e-9);
  }

  @Test
  void anInterruptionIsNoInterval() {
    cadence.came(0);
    cadence.came(100 * MS);
    cadence.interrupt();
    cadence.came(60_000 * MS);
    cadence.came(60_100 * MS);
    assertEquals(0.1, cadence.periodSeconds(), 1e-9);
  }

  @Test
  void theSameInstantWithinRoundingIsOne() {
    cadence.came(0);
    cadence.came(100 * MS);
    cadence.came(100 * MS + 7);
    assertEquals(0.1, cadence.periodSeconds(), 1e-9);
  }
}
