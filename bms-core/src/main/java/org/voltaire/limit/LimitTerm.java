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

  /// Always the same.
  static LimitTerm constant(double amperes) {
    return new OfNumbers(_ -> amperes, _ -> -1, _ -> Double.NaN);
  }

  /// Anything while a condition holds, else nothing.
  static LimitTerm onlyIf(Predicate<LimitInput> condition) {
    return new OfNumbers(
        now -> condition.test(now) ? Double.POSITIVE_INFINITY : 0, _ -> -1, _ -> Double.NaN);
  }

  /// What the highest of a row of readings allows.
  ///
  /// @param fullA what may flow up to `tell`
  static LimitTerm highest(Function<Readings, Doubles> row, Thresholds limit, double fullA) {
    return new OfNumbers(
        now -> limit.allowance(row.apply(now.readings()).max()) * fullA,
        now -> row.apply(now.readings()).indexOfMax(),
        now -> row.apply(now.readings()).max());
  }

  /// What the lowest of a row of readings allows.
  ///
  /// @param fullA what may flow down to `tell`
  static LimitTerm lowest(Function<Readings, Doubles> row, Thresholds limit, double fullA) {
    return new OfNumbers(
        now -> limit.allowance(row.apply(now.readings()).min()) * fullA,
        now -> row.apply(now.readings()).indexOfMin(),
        now -> row.apply(now.readings()).min());
  }

  /// A term made of three functions.
  record OfNumbers(
      ToDoubleFunction<LimitInput> allowed,
      ToIntFunction<LimitInput> place,
      ToDoubleFunction<LimitInput> reads)
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
  }
}
