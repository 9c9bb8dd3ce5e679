package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunAndDemandTest {
  private static final double HOUR = 3600, DAY = 24 * HOUR;

  /// Haurwitz by hand: at noon of the June solstice (day 172) the sun stands 90° − 48° + 23.45°
  /// high at 48° north; sin 65.45° = 0.9096; 1098 · 0.9096 · exp(−0.057 / 0.9096) = 938 W/m².
  @ParameterizedTest
  @CsvSource({"48, 172, 938", "48, 355, 292.0", "0, 81, 1037.1"})
  void noonIsAsBrightAsTheElevationSays(double latitude, int day, double wPerM2) {
    var sun = new Sun(latitude, day, 1000, 0, 1);
    assertEquals(wPerM2, sun.clearSkyWPerM2(12 * HOUR), 1);
  }

  @Test
  void itIsDarkAtNightAndLightLongerInSummer() {
    assertEquals(0, new Sun(48, 172, 1000, 0, 1).powerW(0));
    assertTrue(hoursOfLight(new Sun(48, 172, 1000, 0, 1)) > 15.5);
    assertTrue(hoursOfLight(new Sun(48, 355, 1000, 0, 1)) < 8.5);
  }

  private static double hoursOfLight(Sun sun) {
    int minutes = 0;
    for (int m = 0; m < 1440; m++) if (sun.powerW(m * 60) > 0) minutes++;
    return minutes / 60.0;
  }

  @Test
  void cloudsTakeLightAndNeverGiveAny() {
    var clear = new Sun(48, 172, 5000, 0, 7);
    var dull = new Sun(48, 172, 5000, 0.8, 7);
    double clearWh = 0, dullWh = 0;
    for (int m = 0; m < 3 * 1440; m++) {
      double full = clear.powerW(m * 60), left = dull.powerW(m * 60);
      assertTrue(left <= full && left >= 0);
      clearWh += full / 60;
      dullWh += left / 60;
    }
    assertTrue(dullWh < 0.6 * clearWh, dullWh + " of " + clearWh);
    assertTrue(dullWh > 0.1 * clearWh);
  }

  @Test
  void theOrderOfLookingChangesNothing() {
    var forwards = new Sun(48, 172, 5000, 0.5, 3);
    var backwards = new Sun(48, 172, 5000, 0.5, 3);
    var demand = Demand.house(9000, 3);
    double[] sun = new double[200], drawn = new double[200];
    for (int k = 0; k < 200; k++) {
      sun[k] = forwards.powerW(k * 1000.0);
      drawn[k] = demand.powerW(k * 1000.0);
    }
    for (int k = 199; k >= 0; k--) {
      assertEquals(sun[k], backwards.powerW(k * 1000.0));
      assertEquals(drawn[k], demand.powerW(k * 1000.0));
    }
  }

  @Test
  void aHouseDrawsItsDailyEnergyOnAverage() {
    var demand = Demand.house(9000, 11);
    double wh = 0;
    for (int quarter = 0; quarter < 96 * 60; quarter++) wh += demand.powerW(quarter * 900.0) / 4;
    assertEquals(9000, wh / 60, 200);
    assertTrue(demand.powerW(20 * HOUR) + demand.powerW(DAY + 20 * HOUR) > 2 * 9000 / 24.0);
  }

  @Test
  void anImpossiblePlaceIsRefused() {
    var refused = assertThrows(IllegalArgumentException.class, () -> new Sun(89, 172, 1000, 0, 1));
    assertEquals("sun: latitudeDeg is 89.0, must be -66 to 66", refused.getMessage());
  }
}
