package org.voltaire.pi.pack;

import java.util.concurrent.locks.LockSupport;
import org.voltaire.pi.loop.Clock;

/// A fast clock that stands still while this machine pauses. To a pack that lives ten times as
/// fast, a second in which nothing ran would be ten seconds without a reading.
final class SteadyClock implements Clock {
  /// Nobody looks for as long only if nobody could.
  private static final long PAUSE_NANOS = 50_000_000;

  private final double speed;
  private long machineNanos = System.nanoTime();
  private double nanos = machineNanos;

  /// @param speed seconds of its own in one of the machine's
  SteadyClock(double speed) {
    this.speed = speed;
  }

  @Override
  public synchronized long nanos() {
    long now = System.nanoTime();
    nanos += speed * Math.min(now - machineNanos, PAUSE_NANOS);
    machineNanos = now;
    return Math.round(nanos);
  }

  @Override
  public void sleepUntil(long until) throws InterruptedException {
    for (long left = until - nanos(); left > 0; left = until - nanos()) {
      LockSupport.parkNanos(Math.clamp(Math.round(left / speed), 1, PAUSE_NANOS / 2));
      if (Thread.interrupted()) throw new InterruptedException();
    }
  }
}
