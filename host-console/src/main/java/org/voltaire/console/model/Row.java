package org.voltaire.console.model;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// Numbers that were measured together, as they may be shown at one moment.
///
/// @param values one per cell or thermistor; all `NaN` when the row is [Freshness#UNKNOWN]
/// @param ageSeconds since they were measured
/// @param periodSeconds at which they are measured; `NaN` while that is not known
public record Row(Doubles values, double ageSeconds, double periodSeconds, Freshness freshness) {

  public Row {
    if (freshness == Freshness.UNKNOWN) values = Doubles.unknown(values.size());
  }

  /// A row of `size` numbers of which nothing is known.
  public static Row nothing(int size) {
    return new Row(Doubles.unknown(size), Double.NaN, Double.NaN, Freshness.UNKNOWN);
  }

  /// The number at `index` as it may be shown.
  public Shown get(int index) {
    return index < values.size()
        ? new Shown(values.get(index), ageSeconds, freshness)
        : Shown.NOTHING;
  }

  /// Whether the age should be written beside the numbers: they are older than one period, with
  /// half a period's grace for the way here.
  public boolean showsAge() {
    double period = Math.max(periodSeconds, 0.2);
    return freshness != Freshness.UNKNOWN && ageSeconds > 1.5 * period;
  }

  /// The middle of the numbers that are there; `NaN` if none is.
  public double median() {
    double[] there = Arrays.stream(values.toArray()).filter(v -> !Double.isNaN(v)).toArray();
    if (there.length == 0) return Double.NaN;
    Arrays.sort(there);
    int middle = there.length / 2;
    return there.length % 2 == 1 ? there[middle] : (there[middle - 1] + there[middle]) / 2;
  }
}
