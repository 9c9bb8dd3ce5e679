package org.voltaire.contactor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;

/// Three openings within ten minutes for what passes by itself are too many.
class OpeningsTest {
  private static final long SECOND = 1_000_000_000L, NOW = 10_000 * SECOND;
  private static final Mode CLOSED = new Mode.Closed();
  private static final Mode LOST = new Mode.Tripped(Fault.CURRENT_LOST, -1);
  private static final Mode OVER = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1);

  private static Openings opened(Openings openings, long nanos) {
    return openings.step(CLOSED, LOST, false, nanos);
  }

  private static Openings thrice() {
    return opened(opened(opened(Openings.NONE, NOW), NOW + SECOND), NOW + 2 * SECOND);
  }

  @Test
  void threeWithinTenMinutesAreTooMany() {
    assertFalse(opened(opened(Openings.NONE, NOW), NOW + SECOND).tooMany(NOW + SECOND));
    assertTrue(thrice().tooMany(NOW + 2 * SECOND));
    assertTrue(thrice().tooMany(NOW + 600 * SECOND));
    assertFalse(thrice().tooMany(NOW + 600 * SECOND + 1));
  }

  @Test
  void onlyWhatOpensNowAndPassesByItselfCounts() {
    assertSame(Openings.NONE, Openings.NONE.step(CLOSED, OVER, false, NOW), "waits for a person");
    assertSame(Openings.NONE, Openings.NONE.step(LOST, LOST, false, NOW), "was open already");
    assertSame(Openings.NONE, Openings.NONE.step(CLOSED, CLOSED, false, NOW));
  }

  @Test
  void aResetForgetsThem() {
    assertEquals(Openings.NONE, thrice().step(LOST, LOST, true, NOW));
  }

  @Test
  void whatIsLongAgoIsNotTakenAlongToAnotherRun() {
    assertEquals(Doubles.of(598, 599, 600), thrice().secondsAgo(NOW + 600 * SECOND));
    assertEquals(Doubles.of(599, 600), thrice().secondsAgo(NOW + 601 * SECOND));
    var again = new Openings(NOW - 599 * SECOND, NOW - 600 * SECOND, Long.MIN_VALUE);
    assertEquals(again, Openings.before(Doubles.of(599, 600, 601), NOW));
  }
}
