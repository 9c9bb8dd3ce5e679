package org.voltaire.measure;

/// A row of numbers that were measured together, and when.
///
/// @param values one per cell or thermistor; `NaN` where one could not be read
/// @param timeNanos monotonic time of the measurement, ns
public record MeasuredRow(Doubles values, long timeNanos) {

  /// A row of which nothing could be read.
  public static MeasuredRow missing(int size, long timeNanos) {
    return new MeasuredRow(Doubles.unknown(size), timeNanos);
  }
}
