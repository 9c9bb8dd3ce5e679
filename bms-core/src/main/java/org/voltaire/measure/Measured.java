package org.voltaire.measure;

/// One number and the moment it was measured.
///
/// @param value in the SI unit of whatever was measured; `NaN` if it could not be read
/// @param timeNanos monotonic time of the measurement, ns
public record Measured(double value, long timeNanos) {

  /// A number that could not be read.
  public static Measured missing(long timeNanos) {
    return new Measured(Double.NaN, timeNanos);
  }
}
