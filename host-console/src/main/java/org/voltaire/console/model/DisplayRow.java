package org.voltaire.console.model;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// Numbers that were measured together, and how they may be shown now.
///
/// @param values one per cell or thermistor; all `NaN` if the row is [Freshness#UNKNOWN]
/// @param ageSeconds since they were measured; `NaN` if they never were
/// @param periodSeconds between two measurements; `NaN` if it is not known
public record DisplayRow(
    Doubles values, double ageSeconds, double periodSeconds, Freshness freshness) {

  public DisplayRow {
    if (freshness == Freshness.UNKNOWN) values = Doubles.unknown(values.size());
  }

  /// A row of `size` numbers that are not known.
  public static DisplayRow nothing(int size) {
    return new DisplayRow(Doubles.unknown(size), Double.NaN, Double.NaN, Freshness.UNKNOWN);
  }

  /// The number at `index`; not known if there is none.
  public DisplayValue get(int index) {
    return index < values.size()
        ? new DisplayValue(values.get(index), ageSeconds, freshness)
        : DisplayValue.NOTHING;
  }

  /// Whether the age should be shown beside the numbers: they are older than one and a half
  /// periods. Half a period is allowed for the time that the frame needs to arrive.
  public boolean showsAge() {
    double period = Math.max(periodSeconds, 0.2);
    return freshness != Freshness.UNKNOWN && ageSeconds > 1.5 * period;
  }

  /// The median of the known numbers; `NaN` if none is known.
  public double median() {
    double[] there = Arrays.stream(values.toArray()).filter(v -> !Double.isNaN(v)).toArray();
    if (there.length == 0) return Double.NaN;
    Arrays.sort(there);
    int middle = there.length / 2;
    return there.length % 2 == 1 ? there[middle] : (there[middle - 1] + there[middle]) / 2;
  }
}
