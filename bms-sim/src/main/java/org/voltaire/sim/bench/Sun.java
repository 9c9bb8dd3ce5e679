package org.voltaire.sim.bench;

import org.voltaire.measure.Doubles;
import org.voltaire.sim.cell.Noise;

/// What a photovoltaic roof gives: the clear sky's sun over a place on a day of the year, and
/// clouds from a seed.
///
/// Solar elevation from declination and hour angle (P. I. Cooper, "The absorption of radiation in
/// solar stills", Solar Energy 12, 1969); clear-sky irradiance on the ground from elevation alone
/// (B. Haurwitz, "Insolation in relation to cloudiness and cloud density", J. Meteorology 2, 1945):
/// 1098 W/m² · sin h · exp(−0.057 / sin h). Panels lie flat; their temperature is left out.
///
/// Clouds let through a share that wanders between bright and dull within some twenty minutes. It
/// is made minute by minute from the seed, so it is the same however often, in whatever order and
/// from whatever thread somebody looks.
public final class Sun {
  private static final int MINUTES_A_DAY = 1440;

  /// A cloud lasts so long, minutes; assumed.
  private static final double CLOUD_MINUTES = 20;

  /// What the dullest cloud still lets through; assumed.
  private static final double DULLEST = 0.15;

  private final double latitudeRad;
  private final int firstDay;
  private final double peakW;
  private final double cloudiness;
  private final long seed;

  /// The clouds of the day that was asked for last: kept, because most ask for the same day again.
  private volatile Clouds known = new Clouds(Long.MIN_VALUE, Doubles.unknown(0));

  /// What comes through, minute by minute of one day.
  private record Clouds(long day, Doubles minutes) {}

  /// @param latitudeDeg of the place, north positive, −66 to 66
  /// @param dayOfYear of time 0, 1 to 365
  /// @param peakW what the panels give at 1000 W/m², losses taken off, above 0
  /// @param cloudiness 0 for no cloud, 1 for a dull week
  /// @param seed of the clouds
  public Sun(double latitudeDeg, int dayOfYear, double peakW, double cloudiness, long seed) {
    require(Math.abs(latitudeDeg) <= 66, "latitudeDeg", latitudeDeg, "-66 to 66");
    require(dayOfYear >= 1 && dayOfYear <= 365, "dayOfYear", dayOfYear, "1 to 365");
    require(peakW > 0 && peakW < 1e9, "peakW", peakW, "above 0");
    require(cloudiness >= 0 && cloudiness <= 1, "cloudiness", cloudiness, "0 to 1");
    this.latitudeRad = StrictMath.toRadians(latitudeDeg);
    this.firstDay = dayOfYear;
    this.peakW = peakW;
    this.cloudiness = cloudiness;
    this.seed = seed;
  }

  /// Electric power, W, at `seconds` after midnight (true solar time) of the first day.
  public double powerW(double seconds) {
    double clear = clearSkyWPerM2(seconds);
    return clear <= 0 ? 0 : peakW * clear / 1000 * clearness(seconds);
  }

  /// Irradiance of a cloudless sky on flat ground, W/m²; 0 at night.
  public double clearSkyWPerM2(double seconds) {
    double hours = seconds / 3600;
    int day = (int) StrictMath.floor(hours / 24);
    double declination =
        StrictMath.toRadians(23.45)
            * StrictMath.sin(2 * StrictMath.PI * (285 + (firstDay + day - 1) % 365) / 365);
    double hourAngle = StrictMath.PI / 12 * (hours - 24.0 * day - 12);
    double sine =
        StrictMath.sin(latitudeRad) * StrictMath.sin(declination)
            + StrictMath.cos(latitudeRad) * StrictMath.cos(declination) * StrictMath.cos(hourAngle);
    return sine <= 0.005 ? 0 : 1098 * sine * StrictMath.exp(-0.057 / sine);
  }

  /// The share of the clear sky's light that comes through, 0..1, linear between minutes.
  private double clearness(double seconds) {
    if (cloudiness == 0) return 1;
    double minutes = seconds / 60;
    long minute = (long) StrictMath.floor(minutes);
    double share = minutes - minute;
    return (1 - share) * clearnessOf(minute) + share * clearnessOf(minute + 1);
  }

  private double clearnessOf(long minute) {
    long day = Math.floorDiv(minute, MINUTES_A_DAY);
    return dayOf(day).get((int) Math.floorMod(minute, (long) MINUTES_A_DAY));
  }

  /// The minutes of one day; the last one asked for is kept.
  private Doubles dayOf(long day) {
    Clouds last = known;
    if (day == last.day()) return last.minutes();
    var noise = new Noise(seed * 31 + day);
    double keep = StrictMath.exp(-1 / CLOUD_MINUTES);
    double fresh = StrictMath.sqrt(1 - keep * keep);
    double[] minutes = new double[MINUTES_A_DAY];
    double state = noise.next(1);
    for (int m = 0; m < MINUTES_A_DAY; m++) {
      // Mostly clear or mostly covered, seldom between: a steep curve of a wandering state.
      double covered = 1 / (1 + StrictMath.exp(-4 * (state + 2 * cloudiness - 1)));
      minutes[m] = 1 - (1 - DULLEST) * covered * Math.min(1, 2 * cloudiness);
      state = keep * state + noise.next(fresh);
    }
    Doubles made = Doubles.of(minutes);
    known = new Clouds(day, made);
    return made;
  }

  private static void require(boolean ok, String key, double found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "sun: %s is %s, must be %s".formatted(key, found, allowed));
    }
  }
}
