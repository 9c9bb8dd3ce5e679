package org.voltaire.limit;

import org.voltaire.measure.Doubles;

/// The highest value that a limit has had lately: whoever has to follow a limit needs time to.
///
/// Time is divided into slots of half a second, and the highest value of each is kept. So a value
/// counts for as long as it should, and at most half a second longer.
///
/// @param told the last value; `POSITIVE_INFINITY` before the first
/// @param most the highest of the slots
/// @param slotNanos when the newest slot began, monotonic ns
/// @param slots the highest value of each slot, the newest first; empty before the first value
public record RecentMaximum(double told, double most, long slotNanos, Doubles slots) {
  private static final long SLOT_NANOS = 500_000_000L;

  /// Nothing was told yet.
  public static final RecentMaximum NONE =
      new RecentMaximum(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, Doubles.NONE);

  /// The same after one more value. The last one was in force until now.
  ///
  /// @param seconds for how long a value counts; the same at every step
  /// @return this object itself if nothing changed
  RecentMaximum step(double next, double seconds, long nowNanos) {
    int size = slots.size();
    if (size == 0) {
      int needed = 1 + (int) StrictMath.ceil(seconds * 1e9 / SLOT_NANOS);
      return new RecentMaximum(next, next, nowNanos, Doubles.generate(needed, _ -> next));
    }
    if (next == told && next == most && next == slots.min()) return this;
    long passed = (nowNanos - slotNanos) / SLOT_NANOS;
    int begun = (int) Math.min(passed, size);
    double[] shifted = new double[size];
    for (int i = 0; i < size; i++) shifted[i] = i < begun ? told : slots.get(i - begun);
    shifted[0] = Math.max(shifted[0], next);
    double highest = shifted[0];
    for (double value : shifted) highest = Math.max(highest, value);
    long began = slotNanos + passed * SLOT_NANOS;
    return new RecentMaximum(next, highest, began, Doubles.taking(shifted));
  }
}
