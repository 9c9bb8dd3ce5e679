package org.voltaire.pi.loop;

import java.util.ArrayList;
import java.util.List;

/// Time that goes by only when somebody waits or says so.
public final class VirtualClock implements Clock {
  private long nanos;

  /// Until when somebody waited, in order.
  public final List<Long> waits = new ArrayList<>();

  /// A clock that shows this.
  public VirtualClock(long nanos) {
    this.nanos = nanos;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  /// Lets time go by.
  public synchronized void advance(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  @Override
  public synchronized void sleepUntil(long until) throws InterruptedException {
    if (Thread.interrupted()) throw new InterruptedException();
    waits.add(until);
    nanos = Math.max(nanos, until);
  }
}
