package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Doubles;

/// What the [Limiter] remembers from one tick to the next.
///
/// @param envelope what the pack may take and give, were its contactors closed
/// @param held what each row that can only fall has allowed least since it last allowed all, A
public record LimiterState(Envelope envelope, Doubles held) {

  /// Nothing was limited yet: the first limits count at once.
  ///
  /// @param rows how many can only fall
  static LimiterState initial(int rows) {
    Why why = Why.of(Cause.NOT_MEASURED);
    double any = Double.POSITIVE_INFINITY;
    return new LimiterState(
        new Envelope(any, why, any, why, 0, why, 0, why), Doubles.generate(rows, _ -> any));
  }
}
