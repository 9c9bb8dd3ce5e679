package org.voltaire.console.model;

import java.util.Arrays;

/// The time between two arrivals of something that comes regularly: the median of the last 15
/// intervals, so that one late arrival does not change it.
public final class ArrivalPeriod {
  private static final int WINDOW = 15;

  /// Arrivals closer than this are counted as one. They may be computed from an age in seconds,
  /// which is not exact to the nanosecond.
  private static final long SAME_NANOS = 1_000_000;

  private final double[] intervalsSeconds = new double[WINDOW];
  private int intervals;
  private long lastNanos;
  private boolean started;

  /// Notes an arrival. One that is not later than the one before is ignored.
  public void arrived(long atNanos) {
    if (started && atNanos - lastNanos < SAME_NANOS) return;
    if (started) intervalsSeconds[intervals++ % WINDOW] = (atNanos - lastNanos) * 1e-9;
    lastNanos = atNanos;
    started = true;
  }

  /// Notes an interruption: the time until the next arrival is not an interval. The intervals so
  /// far are kept.
  public void interrupt() {
    started = false;
  }

  /// Forgets all arrivals and intervals.
  public void reset() {
    started = false;
    intervals = 0;
  }

  /// The median interval, s; `NaN` before the second arrival.
  public double periodSeconds() {
    int known = Math.min(intervals, WINDOW);
    if (known == 0) return Double.NaN;
    double[] sorted = Arrays.copyOf(intervalsSeconds, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }
}
