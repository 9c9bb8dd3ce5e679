package org.voltaire.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// A charger of 50 A that knows only on and off.
class PermissionTest {
  private static final double LARGEST_A = 50;

  private Permission permission = Permission.NONE;
  private long now = 1_000_000_000L;

  private boolean after(double seconds, double limitA, double flowsA) {
    now += Math.round(seconds * 1e9);
    permission = permission.step(limitA, flowsA, LARGEST_A, now);
    return permission.granted();
  }

  @Test
  void itMayWorkAsSoonAsSomethingMayFlow() {
    assertFalse(after(1, 0, 0));
    assertTrue(after(1, 50, 0));
    assertTrue(after(1, 50, 50));
    Permission same = permission;
    assertTrue(after(1, 49, 50), "two ammeters differ");
    assertSame(same, permission, "nothing is allocated while nothing changes");
  }

  @Test
  void itStopsBeforeItWouldBeCutOff() {
    after(1, 50, 0);
    assertTrue(after(1, 48, 50));
    assertFalse(after(1, 47, 50), "more than 5 % of the largest above");
  }

  @Test
  void itWorksAgainWhenWhatFlowedMayFlowAndNotWithinAMinute() {
    after(1, 50, 0);
    assertFalse(after(1, 0, 20));
    assertFalse(after(30, 50, 0), "too soon");
    assertFalse(after(31, 10, 0), "too little");
    assertTrue(after(1, 18, 0));
  }

  @Test
  void whatMayFlowAtMostIsEnough() {
    after(1, 50, 0);
    assertFalse(after(1, 50, 70));
    assertTrue(after(60, 50, 0));
  }

  @Test
  void whereNothingFlowedThereIsNoPause() {
    after(1, 50, 0);
    assertFalse(after(0.1, 0, 0));
    assertTrue(after(0.1, 50, 0));
  }

  /// The limit is 0 then as well.
  @Test
  void anUnknownCurrentIsNotPermission() {
    after(1, 50, 0);
    assertFalse(after(1, 0, Double.NaN));
    assertEquals(0, permission.neededA());
  }

  @Test
  void aCurrentTheOtherWayNeedsNothing() {
    after(1, 50, 0);
    assertFalse(after(1, 0, -30));
    assertTrue(after(0.1, 50, -30));
  }
}
