package org.voltaire.testing;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what other threads do, without guessing how long that takes.
public final class Await {
  /// Far longer than anything takes, so that only a hang fails by it.
  public static final double PATIENCE_SECONDS = 20;

  private static final long LOOK_NANOS = 1_000_000;

  private Await() {}

  /// Returns as soon as the condition holds.
  ///
  /// @throws AssertionError naming what never happened
  public static void until(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (secondsSince(start) > PATIENCE_SECONDS)
        throw new AssertionError("never happened: " + what);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /// How long ago that was.
  public static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) * 1e-9;
  }
}
