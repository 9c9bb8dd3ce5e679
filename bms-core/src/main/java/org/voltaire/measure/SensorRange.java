package org.voltaire.measure;

/// What a sensor can tell, in the unit of its quantity. At either end it sticks: a reading there,
/// or beyond, says only that the truth is somewhere outside.
///
/// @param least lower end; `NEGATIVE_INFINITY` if none is known
/// @param most upper end, above `least`; `POSITIVE_INFINITY` if none is known
public record SensorRange(double least, double most) {
  /// Of a sensor whose ends are not known, or that measures nothing.
  public static final SensorRange ANY =
      new SensorRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public SensorRange {
    if (!(least < most)) {
      throw new IllegalArgumentException(
          "sensor range: least is %s, must be below most = %s".formatted(least, most));
    }
  }

  /// Up to `most` in both directions.
  public static SensorRange plusMinus(double most) {
    return new SensorRange(-most, most);
  }

  /// Whether a value is between the ends; false for one at an end, and for `NaN`.
  public boolean tells(double value) {
    return value > least && value < most;
  }

  /// What the sensor says of a true value: the value, or the end that it sticks at; `NaN` stays.
  public double clip(double value) {
    return Math.min(Math.max(value, least), most);
  }
}
