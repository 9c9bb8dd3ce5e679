package org.voltaire.limit;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Thresholds;

/// One thing that limits a current: how much it allows, and the cell or thermistor that it comes
/// from.
///
/// A term remembers nothing and allocates nothing when it is asked.
interface LimitTerm {
  /// How much may flow, A, >= 0; `NaN` if what it looks at is not known, which counts as 0.
  double allowedA(LimitInput now);

  /// The cell or thermistor that it comes from, from 0; −1 for none in particular.
  int index(LimitInput now);

  /// What that reads, in its unit; `NaN` if there is nothing to read.
  double value(LimitInput now);

  /// Whether what it looks at is so far from derating that a row that holds lets go; not if it is
  /// not known.
  boolean released(LimitInput now);

  /// Always the same.
  static LimitTerm constant(double amperes) {
    return new OfNumbers(_ -> amperes, _ -> -1, _ -> Double.NaN, _ -> true);
  }

  /// Anything while a condition holds, else nothing.
  static LimitTerm onlyIf(Predicate<LimitInput> condition) {
    return new OfNumbers(
        now -> condition.test(now) ? Double.POSITIVE_INFINITY : 0,
        _ -> -1,
        _ -> Double.NaN,
        condition);
  }

  /// What the highest of a row of readings allows. It lets go where the alarm `tell` does.
  ///
  /// @param fullA what may flow up to `tell`
  static LimitTerm highest(Function<Readings, Doubles> row, Thresholds limit, double fullA) {
    return new OfNumbers(
        now -> limit.allowance(row.apply(now.readings()).max()) * fullA,
        now -> row.apply(now.readings()).indexOfMax(),
        now -> row.apply(now.readings()).max(),
        now -> limit.tell().clearedBy(row.apply(now.readings()).max()));
  }

  /// What the lowest of a row of readings allows. It lets go where the alarm `tell` does.
  ///
  /// @param fullA what may flow down to `tell`
  static LimitTerm lowest(Function<Readings, Doubles> row, Thresholds limit, double fullA) {
    return new OfNumbers(
        now -> limit.allowance(row.apply(now.readings()).min()) * fullA,
        now -> row.apply(now.readings()).indexOfMin(),
        now -> row.apply(now.readings()).min(),
        now -> limit.tell().clearedBy(row.apply(now.readings()).min()));
  }

  /// A term made of four functions.
  record OfNumbers(
      ToDoubleFunction<LimitInput> allowed,
      ToIntFunction<LimitInput> place,
      ToDoubleFunction<LimitInput> reads,
      Predicate<LimitInput> isReleased)
      implements LimitTerm {
    @Override
    public double allowedA(LimitInput now) {
      return allowed.applyAsDouble(now);
    }

    @Override
    public int index(LimitInput now) {
      return place.applyAsInt(now);
    }

    @Override
    public double value(LimitInput now) {
      return reads.applyAsDouble(now);
    }

    @Override
    public boolean released(LimitInput now) {
      return isReleased.test(now);
    }
  }
}
