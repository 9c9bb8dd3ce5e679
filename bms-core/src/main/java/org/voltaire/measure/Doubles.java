package org.voltaire.measure;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// An immutable row of numbers, one per cell or per sensor. Index 0 is the cell nearest B−.
///
/// It exists so that records made of measurements keep the promise a record makes: two of them are
/// equal when their contents are. Equality is as [Double#equals] has it: −0 differs from 0, and
/// `NaN` equals `NaN`, whatever its payload.
public final class Doubles {
  /// The row without numbers.
  public static final Doubles NONE = new Doubles(new double[0]);

  /// Not looked for yet.
  private static final int UNSOUGHT = -2;

  private final double[] values;

  // Looked for once, when somebody asks. Two threads may both look; they find the same.
  private int highest = UNSOUGHT, lowest = UNSOUGHT, absent = UNSOUGHT;

  private Doubles(double[] values) {
    this.values = values;
  }

  /// A row of these numbers; the array is copied.
  public static Doubles of(double... values) {
    return new Doubles(values.clone());
  }

  /// A row that takes the array as its own: the caller must never touch it again. For kernels that
  /// have just made it.
  public static Doubles taking(double[] values) {
    return new Doubles(values);
  }

  /// A row of `size` numbers, each made from its index.
  public static Doubles generate(int size, IntToDoubleFunction value) {
    double[] values = new double[size];
    Arrays.setAll(values, value);
    return new Doubles(values);
  }

  /// A row in which nothing is known: `size` times `NaN`.
  public static Doubles unknown(int size) {
    return generate(size, _ -> Double.NaN);
  }

  /// The number at `index`, 0 to `size() - 1`.
  public double get(int index) {
    return values[index];
  }

  /// How many numbers there are.
  public int size() {
    return values.length;
  }

  /// A copy as an array.
  public double[] toArray() {
    return values.clone();
  }

  /// The sum, in the order of the row. `NaN` if any number is missing.
  public double sum() {
    double sum = 0;
    for (double value : values) sum += value;
    return sum;
  }

  /// How many numbers are missing.
  public int missing() {
    if (absent == UNSOUGHT) absent = countMissing();
    return absent;
  }

  private int countMissing() {
    int missing = 0;
    for (double value : values) if (Double.isNaN(value)) missing++;
    return missing;
  }

  /// Whether any number is there.
  public boolean anyKnown() {
    return missing() < values.length;
  }

  /// Where the largest number is, leaving out the missing ones; −1 if all are missing. The first of
  /// equal ones.
  public int indexOfMax() {
    if (highest == UNSOUGHT) highest = seekMax();
    return highest;
  }

  private int seekMax() {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (value > most || (best < 0 && !Double.isNaN(value))) {
        best = i;
        most = value;
      }
    }
    return best;
  }

  /// Where the smallest number is, leaving out the missing ones; −1 if all are missing. The first
  /// of equal ones.
  public int indexOfMin() {
    if (lowest == UNSOUGHT) lowest = seekMin();
    return lowest;
  }

  private int seekMin() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (value < least || (best < 0 && !Double.isNaN(value))) {
        best = i;
        least = value;
      }
    }
    return best;
  }

  /// The largest of the numbers that are there; `NaN` if none is.
  public double max() {
    int index = indexOfMax();
    return index < 0 ? Double.NaN : values[index];
  }

  /// The smallest of the numbers that are there; `NaN` if none is.
  public double min() {
    int index = indexOfMin();
    return index < 0 ? Double.NaN : values[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Doubles row && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
