package org.voltaire.contactor;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
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

  /// Those of an earlier run.
  ///
  /// @param secondsAgo s, the newest first; what is too long ago to count is left out
  static Openings before(Doubles secondsAgo, long nowNanos) {
    return new Openings(
        nanos(secondsAgo, 0, nowNanos),
        nanos(secondsAgo, 1, nowNanos),
        nanos(secondsAgo, 2, nowNanos));
  }

  private static long nanos(Doubles secondsAgo, int index, long nowNanos) {
    if (index >= secondsAgo.size()) return Long.MIN_VALUE;
    long ago = Math.round(secondsAgo.get(index) * 1e9);
    return ago > WITHIN_NANOS ? Long.MIN_VALUE : nowNanos - ago;
  }

  /// How long ago they were, s, the newest first: those that still count.
  public Doubles secondsAgo(long nowNanos) {
    double[] ago = new double[ContactorPast.MOST];
    int count = 0;
    for (long each : new long[] {lastNanos, secondNanos, thirdNanos}) {
      boolean counts = each != Long.MIN_VALUE && nowNanos - each <= WITHIN_NANOS;
      if (counts) ago[count++] = (nowNanos - each) * 1e-9;
    }
    return Doubles.generate(count, i -> ago[i]);
  }

  /// The same after one more tick.
  ///
  /// @param reset whether a person has reset
  public Openings step(Mode was, Mode now, boolean reset, long nowNanos) {
    if (reset) return NONE;
    Fault cause = now.trippedBy();
    boolean opened =
        cause != null && cause.cleared() == Cleared.BY_ITSELF && was.trippedBy() == null;
    return opened ? new Openings(nowNanos, lastNanos, secondNanos) : this;
  }

  /// Whether the pack has opened three times within ten minutes.
  public boolean tooMany(long nowNanos) {
    return thirdNanos != Long.MIN_VALUE && nowNanos - thirdNanos <= WITHIN_NANOS;
  }
}
