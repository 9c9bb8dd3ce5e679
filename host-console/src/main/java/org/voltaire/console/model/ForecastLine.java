package org.voltaire.console.model;

import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;

/// The forecast of the pack and how it may be shown now. If it is [Freshness#UNKNOWN], its numbers
/// are removed: no view can show them by mistake.
///
/// @param forecast [Forecast#notMeasured] if nothing is known, and for a recording of an older
///   version that has no forecast
/// @param ageSeconds since it was computed; `NaN` if it never was
public record ForecastLine(Forecast forecast, double ageSeconds, Freshness freshness) {
  /// No forecast.
  public static final ForecastLine NOTHING =
      new ForecastLine(Forecast.notMeasured(0, Double.NaN), Double.NaN, Freshness.UNKNOWN);

  /// The time between two forecasts of a pack, s. The frames in between repeat the last one.
  private static final double EVERY_SECONDS = 1e-9 * Forecast.EVERY_NANOS;

  public ForecastLine {
    if (freshness == Freshness.UNKNOWN) forecast = Forecast.notMeasured(0, Double.NaN);
  }

  /// The forecast in a frame.
  ///
  /// @param ageSeconds since it was computed
  /// @param periodSeconds between two frames; `NaN` if it is not known
  /// @param frame freshness of the frame; the forecast is never fresher
  static ForecastLine of(
      Forecast forecast, double ageSeconds, double periodSeconds, Freshness frame) {
    double period = periodSeconds > EVERY_SECONDS ? periodSeconds : EVERY_SECONDS;
    return new ForecastLine(forecast, ageSeconds, Freshness.of(ageSeconds, period).and(frame));
  }

  /// One number of the forecast, with its age.
  public DisplayValue shown(double value) {
    return new DisplayValue(value, ageSeconds, freshness);
  }

  /// A power limit, W. It is not known, instead of 0, if something that it needs is not measured.
  public DisplayValue power(PowerLimit limit) {
    boolean measured = limit.constraint() != PowerLimit.Constraint.NOT_MEASURED;
    return shown(measured ? limit.powerW() : Double.NaN);
  }
}
