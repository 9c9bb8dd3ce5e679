package org.voltaire.protect;

import org.voltaire.pack.Limit;

/// The memory of one [Limit]: nothing wrong, wrong since some moment, or tripped.
public sealed interface Alarm {
  /// Nothing is wrong. There is one of it, so that a quiet table costs nothing.
  enum Clear implements Alarm {
    CLEAR
  }

  /// The limit is violated, but not yet for long enough.
  record Pending(long sinceNanos) implements Alarm {}

  /// The limit was violated for its hold time.
  ///
  /// @param atNanos when it tripped
  /// @param value that tripped it; `NaN` when it was a reading that went missing
  /// @param index which cell or thermistor, from 0; −1 if it was none in particular
  /// @param other the second cell of a value between two, from 0; −1 if there is none
  record AlarmTripped(long atNanos, double value, int index, int other) implements Alarm {
    /// Of a value that is not between two cells.
    AlarmTripped(long atNanos, double value, int index) {
      this(atNanos, value, index, -1);
    }

    AlarmTripped between(int second) {
      return new AlarmTripped(atNanos, value, index, second);
    }
  }

  /// The alarm after one more reading. Time is compared, never accumulated, so no rounding can
  /// creep into a hold time.
  static Alarm step(Alarm was, Limit limit, double value, int index, long nowNanos) {
    return switch (was) {
      case AlarmTripped tripped -> limit.clearedBy(value) ? Clear.CLEAR : tripped;
      case Clear _ ->
          limit.violatedBy(value)
              ? held(was, limit, value, index, nowNanos, nowNanos)
              : Clear.CLEAR;
      case Pending(long since) ->
          limit.violatedBy(value) ? held(was, limit, value, index, since, nowNanos) : Clear.CLEAR;
    };
  }

  private static Alarm held(
      Alarm was, Limit limit, double value, int index, long sinceNanos, long nowNanos) {
    if (nowNanos - sinceNanos >= limit.holdNanos()) return new AlarmTripped(nowNanos, value, index);
    return was instanceof Pending ? was : new Pending(sinceNanos);
  }

  /// Whether the limit was violated for its hold time and has not been cleared since.
  default boolean isTripped() {
    return this instanceof AlarmTripped;
  }
}
