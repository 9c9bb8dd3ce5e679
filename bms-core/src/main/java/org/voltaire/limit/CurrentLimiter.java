package org.voltaire.limit;

import java.util.List;
import org.voltaire.limit.Why.Cause;

/// Limits the current in one direction: the smallest of its rows binds. The limit falls at once. It
/// begins to rise when a good deal more is allowed, so that it does not follow the noise of the
/// readings, and rises by and by.
final class CurrentLimiter {
  private final LimitRow[] rows;
  private final double riseAPerS, leastRiseA;
  private final int firstHeld, heldRows;

  /// @param riseAPerS how fast the limit may rise, A/s
  /// @param leastRiseA how much more must be allowed for it to begin to rise, A
  /// @param firstHeld where the memory of the first row that holds stands among all
  CurrentLimiter(List<LimitRow> rows, double riseAPerS, double leastRiseA, int firstHeld) {
    this.rows = rows.toArray(LimitRow[]::new);
    this.riseAPerS = riseAPerS;
    this.leastRiseA = leastRiseA;
    this.firstHeld = firstHeld;
    this.heldRows = (int) rows.stream().filter(LimitRow::holds).count();
  }

  /// How many rows hold.
  int heldRows() {
    return heldRows;
  }

  /// The limit after one more tick.
  ///
  /// @param before the limit of the tick before, A
  /// @param held what the rows that hold have allowed least, A; changed here
  /// @param dtSeconds since the tick before
  BoundLimit next(BoundLimit before, LimitInput now, double[] held, double dtSeconds) {
    LimitRow binding = rows[0];
    double leastA = Double.POSITIVE_INFINITY;
    int at = firstHeld;
    for (LimitRow row : rows) {
      double allowedA = row.term().allowedA(now);
      if (!(allowedA > 0)) allowedA = 0;
      if (row.holds()) {
        if (now.complete()) held[at] = row.next(held[at], allowedA, now);
        allowedA = Math.min(allowedA, held[at++]);
      }
      if (allowedA < leastA) {
        leastA = allowedA;
        binding = row;
      }
    }
    double more = leastA - before.limit();
    if (more > 0) {
      boolean rises =
          before.why().cause() == Cause.RISING
              || binding.cause() == Cause.CONFIGURED
              || more >= leastRiseA;
      if (!rises) leastA = before.limit();
      if (rises && more > riseAPerS * dtSeconds) {
        double risenA = before.limit() + riseAPerS * dtSeconds;
        return BoundLimit.of(risenA, before.why(), Cause.RISING);
      }
    }
    int index = binding.term().index(now);
    double value = binding.term().value(now);
    return BoundLimit.of(leastA, before.why(), binding.cause(), index, value);
  }
}
