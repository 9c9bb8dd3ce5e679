package org.voltaire.console.model;

import java.util.Arrays;

/// How often something comes: the median of the last intervals, so that one hiccup does not count.
public final class Cadence {
  private static final int WINDOW = 15;

  /// Closer instants are one: an age in seconds does not give them back to the nanosecond.
  private static final long SAME_NANOS = 1_000_000;

  private final double[] intervalsSeconds = new double[WINDOW];
  private int intervals;
  private long lastNanos;
  private boolean started;

  /// It came at this instant. An instant that does not lie after the one before is no news.
  public void came(long atNanos) {
    if (started && atNanos - lastNanos < SAME_NANOS) return;
    if (started) intervalsSeconds[intervals++ % WINDOW] = (atNanos - lastNanos) * 1e-9;
    lastNanos = atNanos;
    started = true;
  }

  /// Forgets the last instant but not the rhythm: what follows is after an interruption.
  public void interrupt() {
    started = false;
  }

  /// Forgets everything.
  public void reset() {
    started = false;
    intervals = 0;
  }

  /// The median interval; `NaN` before there is one.
  public double periodSeconds() {
    int known = Math.min(intervals, WINDOW);
    if (known == 0) return Double.NaN;
    double[] sorted = Arrays.copyOf(intervalsSeconds, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }
}
