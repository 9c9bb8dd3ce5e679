package org.example.voltaire;

import java.io.PrintStream;
import java.util.Locale;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// Thirty days of a simulated pack under the sun, in steps of a minute: charged by day, discharged
/// in the evening. The plant knows the truth, so nothing is estimated here.
public final class MonthOfSun {
  private static final int DAYS = 30, MINUTES_A_DAY = 1440;
  private static final double NOON_A = 25, EVENING_A = -30;

  private MonthOfSun() {}

  /// Prints every fifth evening.
  public static void main(String[] args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    var plant = new Plant(PackProfile.load("lfp-16s"));
    double inAh = 0, outAh = 0;
    for (int day = 1; day <= DAYS; day++) {
      for (int minute = 0; minute < MINUTES_A_DAY; minute++) {
        double currentA = currentA(minute / 60.0, plant);
        plant.advance(currentA, CellSet.NONE, 60);
        inAh += Math.max(0, currentA) / 60;
        outAh += Math.max(0, -currentA) / 60;
      }
      if (day % 5 == 0) {
        out.printf(
            Locale.ROOT,
            "day %2d  lowest cell %4.1f %%  %.1f °C%n",
            day,
            100 * plant.lowestSoc(),
            plant.meanDegC());
      }
    }
    out.printf(Locale.ROOT, "in %.0f Ah, out %.0f Ah%n", inAh, outAh);
  }

  /// Positive while charging: half a sine from 8 to 18 h, less when full; four hours from 19 h on,
  /// unless empty.
  private static double currentA(double hour, Plant plant) {
    if (hour >= 8 && hour < 18) {
      double sunA = NOON_A * Math.sin(Math.PI * (hour - 8) / 10);
      return plant.packVoltageV(sunA) < 55.2 ? sunA : 0;
    }
    return hour >= 19 && hour < 23 && plant.lowestSoc() > 0.1 ? EVENING_A : 0;
  }
}
