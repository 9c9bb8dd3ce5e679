package org.voltaire.contactor;

import org.voltaire.pack.Fault.Cleared;

/// When the pack opened last for something that passes by itself, such as a loose cable. Three
/// times within ten minutes are too many: contactors wear, and a cable that comes and goes has to
/// be looked at.
///
/// @param lastNanos of the last opening, monotonic; likewise the two before; `Long.MIN_VALUE` if
///   there was none
public record Openings(long lastNanos, long secondNanos, long thirdNanos) {
  /// None.
  public static final Openings NONE = new Openings(Long.MIN_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);

  /// Within this time they are counted, ns.
  private static final long WITHIN_NANOS = 600_000_000_000L;

  /// The same after one more tick.
  ///
  /// @param reset whether a person has reset
  public Openings step(Mode was, Mode now, boolean reset, long nowNanos) {
    if (reset) return NONE;
    boolean opened =
        now instanceof Mode.Tripped(var cause, long _)
            && cause.cleared() == Cleared.BY_ITSELF
            && !(was instanceof Mode.Tripped);
    return opened ? new Openings(nowNanos, lastNanos, secondNanos) : this;
  }

  /// Whether the pack has opened three times within ten minutes.
  public boolean tooMany(long nowNanos) {
    return thirdNanos != Long.MIN_VALUE && nowNanos - thirdNanos <= WITHIN_NANOS;
  }
}
