package org.voltaire.console.model;

import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;

/// What is foretold of the pack, as it may be shown at one moment. What is [Freshness#UNKNOWN]
/// foretells nothing, so no painter can show it by mistake.
///
/// @param outlook [Forecast#notMeasured] when nothing is known, and where a recording of an older
///   version does not have it
/// @param ageSeconds since it was foretold; `NaN` if it never was
public record Foretold(Forecast outlook, double ageSeconds, Freshness freshness) {
  /// Nothing is foretold.
  public static final Foretold NOTHING =
      new Foretold(Forecast.notMeasured(0, Double.NaN), Double.NaN, Freshness.UNKNOWN);

  /// How often a pack foretells, s: its frames repeat the last outlook in between.
  private static final double EVERY_SECONDS = 1e-9 * Forecast.EVERY_NANOS;

  public Foretold {
    if (freshness == Freshness.UNKNOWN) outlook = Forecast.notMeasured(0, Double.NaN);
  }

  /// What a frame tells.
  ///
  /// @param ageSeconds since it was foretold
  /// @param periodSeconds at which frames come; `NaN` while that is not known
  /// @param frame how fresh the frame is: an outlook is never fresher
  static Foretold of(Forecast outlook, double ageSeconds, double periodSeconds, Freshness frame) {
    double period = periodSeconds > EVERY_SECONDS ? periodSeconds : EVERY_SECONDS;
    return new Foretold(outlook, ageSeconds, Freshness.of(ageSeconds, period).and(frame));
  }

  /// One of its numbers as it may be shown.
  public Shown shown(double value) {
    return new Shown(value, ageSeconds, freshness);
  }

  /// A power as it may be shown, W: not known, rather than 0, where something is not measured.
  public Shown power(PowerLimit limit) {
    boolean measured = limit.constraint() != PowerLimit.Constraint.NOT_MEASURED;
    return shown(measured ? limit.powerW() : Double.NaN);
  }
}
