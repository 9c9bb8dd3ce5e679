package org.voltaire.protect;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;

/// What a protection looks at: one number, and the cell or thermistor that it comes from.
///
/// A watch remembers nothing and allocates nothing when it is asked. While it does not apply (too
/// cold to charge, and nothing charges) it answers with a number that satisfies its limit.
public interface Watch {
  /// The number; `NaN` if it is not known, which violates every limit.
  double value(Observed now);

  /// The cell or thermistor that the number comes from, from 0; −1 if none in particular.
  int index(Observed now);

  /// The second cell of a number between two, from 0; −1 if it is not between two.
  int other(Observed now);

  /// Whether anything of its quantity is measured at all. If not, the alarm stays as it is: the row
  /// of lost readings tells it, once and not as a dozen alarms.
  boolean measured(Observed now);

  /// The highest of a row of readings.
  static Watch highest(Function<Readings, Doubles> row) {
    return new OfFunctions(
        now -> row.apply(now.readings()).max(),
        now -> row.apply(now.readings()).indexOfMax(),
        now -> row.apply(now.readings()).anyKnown());
  }

  /// The lowest of a row of readings.
  static Watch lowest(Function<Readings, Doubles> row) {
    return new OfFunctions(
        now -> row.apply(now.readings()).min(),
        now -> row.apply(now.readings()).indexOfMin(),
        now -> row.apply(now.readings()).anyKnown());
  }

  /// How many of a row of readings are missing. The index is the first of them; −1 if all are,
  /// because then none in particular is.
  ///
  /// @param told which of them another protection tells already
  static Watch missing(Function<Readings, Doubles> row, Function<Observed, CellSet> told) {
    return new OfFunctions(
        now -> countMissing(row.apply(now.measured()), told.apply(now)),
        now -> row.apply(now.measured()).anyKnown() ? firstMissing(row, now) : -1,
        _ -> true);
  }

  /// How many cells or thermistors are in a set. The index is the first of them.
  static Watch doubted(Function<Observed, CellSet> set) {
    return new OfFunctions(
        now -> set.apply(now).size(),
        now -> set.apply(now).isEmpty() ? -1 : set.apply(now).cells()[0],
        _ -> true);
  }

  /// 1 while something is somewhere, else 0.
  ///
  /// @param place the cell or thermistor, from 0; −1 for none
  static Watch place(ToIntFunction<Observed> place) {
    return new OfFunctions(now -> place.applyAsInt(now) < 0 ? 0 : 1, place, _ -> true);
  }

  /// How far a row of readings is apart. The index is the one that is farthest from the mean.
  static Watch spread(Function<Readings, Doubles> row) {
    return new OfFunctions(
        now -> row.apply(now.readings()).max() - row.apply(now.readings()).min(),
        now -> farthest(row.apply(now.readings())),
        now -> row.apply(now.readings()).anyKnown());
  }

  /// How far the highest cell is above the lowest. The index is the highest, the other one the
  /// lowest.
  static Watch cellsApart() {
    return new OfFunctions(
        now -> apart(now.readings().cellVoltagesV()),
        now -> now.readings().cellVoltagesV().indexOfMax(),
        now -> now.readings().cellVoltagesV().indexOfMin(),
        now -> !Double.isNaN(apart(now.readings().cellVoltagesV())));
  }

  private static double apart(Doubles row) {
    return row.max() - row.min();
  }

  /// A number that another stage has found, and where.
  static Watch number(ToDoubleFunction<Observed> number, ToIntFunction<Observed> place) {
    return new OfFunctions(number, place, _ -> true);
  }

  /// A number that another stage has found, which stays as it is while it is not known.
  static Watch known(ToDoubleFunction<Observed> number) {
    return new OfFunctions(number, _ -> -1, now -> !Double.isNaN(number.applyAsDouble(now)));
  }

  /// One number of the whole pack, which stays as it is while it is not measured.
  static Watch pack(ToDoubleFunction<Readings> number) {
    return new OfFunctions(
        now -> number.applyAsDouble(now.readings()),
        _ -> -1,
        now -> !Double.isNaN(number.applyAsDouble(now.readings())));
  }

  /// 1 while a condition holds, else 0.
  static Watch whether(Predicate<Observed> condition) {
    return new OfFunctions(now -> condition.test(now) ? 1 : 0, _ -> -1, _ -> true);
  }

  /// This watch while `condition` holds, else `harmless`.
  default Watch onlyWhile(Predicate<Observed> condition, double harmless) {
    return new OfFunctions(
        now -> condition.test(now) ? value(now) : harmless,
        this::index,
        this::other,
        this::measured);
  }

  /// This watch where `condition` holds; elsewhere the alarm stays as it is.
  default Watch onlyIf(Predicate<Observed> condition) {
    return new OfFunctions(
        this::value, this::index, this::other, now -> condition.test(now) && measured(now));
  }

  private static int countMissing(Doubles row, CellSet told) {
    int missing = row.missing();
    if (missing == 0 || told.isEmpty()) return missing;
    for (int i : told.cells()) if (Double.isNaN(row.get(i))) missing--;
    return missing;
  }

  private static int farthest(Doubles row) {
    double middle = 0;
    int known = row.size() - row.missing();
    for (int i = 0; i < row.size(); i++)
      if (!Double.isNaN(row.get(i))) middle += row.get(i) / known;
    return row.max() - middle > middle - row.min() ? row.indexOfMax() : row.indexOfMin();
  }

  private static int firstMissing(Function<Readings, Doubles> of, Observed now) {
    Doubles row = of.apply(now.measured());
    for (int i = 0; i < row.size(); i++) if (Double.isNaN(row.get(i))) return i;
    return -1;
  }

  /// A watch made of functions.
  record OfFunctions(
      ToDoubleFunction<Observed> number,
      ToIntFunction<Observed> place,
      ToIntFunction<Observed> second,
      Predicate<Observed> isMeasured)
      implements Watch {
    /// Of a number that is not between two cells.
    OfFunctions(
        ToDoubleFunction<Observed> number,
        ToIntFunction<Observed> place,
        Predicate<Observed> isMeasured) {
      this(number, place, OfFunctions::nowhere, isMeasured);
    }

    private static int nowhere(Observed now) {
      return -1;
    }

    @Override
    public double value(Observed now) {
      return number.applyAsDouble(now);
    }

    @Override
    public int index(Observed now) {
      return place.applyAsInt(now);
    }

    @Override
    public int other(Observed now) {
      return second.applyAsInt(now);
    }

    @Override
    public boolean measured(Observed now) {
      return isMeasured.test(now);
    }
  }
}
