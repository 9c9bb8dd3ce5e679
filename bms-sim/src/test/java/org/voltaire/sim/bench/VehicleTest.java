package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A car, and how it is driven.
class VehicleTest {
  @TempDir private Path folder = Path.of("");

  /// By hand at 50 km/h: rolling 0.011 · 1200 · 9.80665 = 129.4 N, air 0.5 · 1.2 · 0.73 · 13.89² =
  /// 84.5 N; (129.4 + 84.5) · 13.89 / 0.85 + 300 = 3796 W. At 1 m/s² 1260 N more. Braking with 1
  /// m/s²: (213.9 − 1260) · 13.89 · 0.6 · 0.85 + 300 = −7110 W.
  @ParameterizedTest(name = "{0} km/h, {1} m/s²: {2} W")
  @CsvSource({"0, 0, 300", "50, 0, 3796", "50, 1, 24384", "50, -1, -7110"})
  void takesWhatItsResistancesTake(double kmh, double acceleration, double watts) {
    assertEquals(watts, Vehicle.BLUECAR.batteryW(kmh / 3.6, acceleration), 5);
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.sim.bench.SpeedTrace#NAMES")
  void aTraceComesAsFarAsItsSpeedsAddUpTo(String name) {
    SpeedTrace trace = SpeedTrace.shipped(name);
    double metres = 0, dt = 0.05;
    for (double t = 0; t < 1.5 * trace.lengthSeconds(); t += dt) {
      assertEquals(metres, trace.metres(t), 3, "after " + t + " s");
      metres += trace.speedMPerS(t + dt / 2) * dt;
    }
    assertTrue(trace.lengthM() > 500);
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.sim.bench.SpeedTrace#NAMES")
  void theTimeForADistanceIsTheWayBack(String name) {
    SpeedTrace trace = SpeedTrace.shipped(name);
    for (double metres = 37; metres < 3 * trace.lengthM(); metres += 191) {
      assertEquals(metres, trace.metres(trace.secondsFor(metres)), 1e-6);
    }
  }

  @ParameterizedTest(name = "{0}: {1} km/h on average, {2} km/h at most")
  @CsvSource({"urban, 24, 50", "road, 66, 90", "motorway, 105, 120"})
  void theTracesThatShipAreAsFastAsTheirNames(String name, double mean, double most) {
    SpeedTrace trace = SpeedTrace.shipped(name);
    assertEquals(mean, 3.6 * trace.lengthM() / trace.lengthSeconds(), 3);
    double highest = trace.speedsMPerS().stream().mapToDouble(v -> 3.6 * v).max().orElseThrow();
    assertEquals(most, highest, 1e-9);
  }

  @Test
  void aTraceIsReadFromAFile() throws IOException {
    Path file = folder.resolve("v.csv");
    Files.writeString(file, "time_s,speed_m_per_s\n0,0\n10,5\n20,0\n");
    SpeedTrace trace = SpeedTrace.read(file);
    assertEquals(50, trace.lengthM());
    assertEquals(2.5, trace.speedMPerS(5));
    assertEquals(2.5, trace.speedMPerS(25), "it repeats");
    assertEquals(-0.5, trace.accelerationMPerS2(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time_s,speed\n0,0\n1,1\n",
        "time_s,speed_m_per_s\n0,0\n1\n",
        "time_s,speed_m_per_s\n0,0\n1,fast\n2,0\n",
        "time_s,speed_m_per_s\n0,0\n1,2\n",
        "time_s,speed_m_per_s\n0,0\n1,0\n",
        "time_s,speed_m_per_s\n0,0\n1,2\n1,0\n",
        "time_s,speed_m_per_s\n0,0\n1,-2\n2,0\n",
        "time_s,speed_m_per_s\n1,0\n2,2\n3,0\n",
      })
  void aFileThatIsNoTraceIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("v.csv"), text);
    Exception refused = assertThrows(Exception.class, () -> SpeedTrace.read(file));
    assertTrue(refused.toString().contains("v.csv"), refused.toString());
  }

  @Test
  void aCarThatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Vehicle(1200, 0.7, 0.01, 1.2, 0.5, 0));
    assertEquals(
        "speed trace: is lunar, must be one of urban, road, motorway",
        assertThrows(IllegalArgumentException.class, () -> SpeedTrace.shipped("lunar"))
            .getMessage());
    assertEquals(3, List.copyOf(SpeedTrace.NAMES).size());
  }
}
