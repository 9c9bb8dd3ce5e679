package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;

/// What a step of the current tells of a cell's series resistance, as a ratio to the model's.
final class SeriesResistance {
  private SeriesResistance() {}

  /// Variance of the ratio before anything is known.
  static final double RATIO_VARIANCE = 0.01;

  /// Growth of that variance, 1/s: 5 % in an hour, by the temperature inside of the cell and by
  /// age.
  static final double WALK = 0.05 * 0.05 / 3600;

  /// Standard deviation of what one step tells, beside the noise of the sensor.
  private static final double STEP_ERROR = 0.3;

  /// Ratios outside of these are not believed.
  private static final double LEAST = 0.2, MOST = 5;

  /// Steps of at least this share of the capacity per hour count, within one sample of no more than
  /// so many seconds.
  private static final double STEP_C_RATE = 0.2, STEP_SECONDS = 2;

  /// Whether a step is large and quick enough; `NaN` is not.
  static boolean shows(double stepA, double capacityAh, double dtSeconds) {
    return Math.abs(stepA) > STEP_C_RATE * capacityAh && dtSeconds <= STEP_SECONDS;
  }

  /// Whether a cell can have this ratio; `NaN` cannot be.
  static boolean believable(double ratio) {
    return ratio > LEAST && ratio < MOST;
  }

  /// Variance of the ratio that one step tells.
  ///
  /// @param expectedV the step of voltage that the model expects
  static double variance(double expectedV) {
    return 2 * square(MeasurementUpdate.SENSOR_NOISE_V / expectedV) + square(STEP_ERROR);
  }
}
