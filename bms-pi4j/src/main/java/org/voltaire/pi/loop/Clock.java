package org.voltaire.pi.loop;

import java.util.concurrent.locks.LockSupport;

/// Where time comes from and how it is waited for. Tests supply one that does not wait.
public interface Clock {

  /// Monotonic time, ns.
  long nanos();

  /// Waits until then.
  ///
  /// @throws InterruptedException if the thread was interrupted meanwhile
  void sleepUntil(long nanos) throws InterruptedException;

  /// The machine's monotonic clock.
  Clock SYSTEM = faster(1);

  /// A clock that goes `speed` times as fast as the machine's, for simulated packs.
  static Clock faster(double speed) {
    long start = System.nanoTime();
    return new Clock() {
      @Override
      public long nanos() {
        return start + Math.round((System.nanoTime() - start) * speed);
      }

      @Override
      public void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - nanos();
        while (left > 0) {
          LockSupport.parkNanos(Math.max(1, Math.round(left / speed)));
          if (Thread.interrupted()) throw new InterruptedException();
          left = nanos - nanos();
        }
      }
    };
  }
}
