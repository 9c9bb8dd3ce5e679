package org.voltaire.sim.bench;

/// A car as a battery feels it: what power a speed and an acceleration take at its terminals.
///
///     F = 1.05 m a + Crr m g + ½ ρ CdA v²        P = F v, through the drivetrain, and the auxiliaries
///
/// The 1.05 stands for what turns. Wind, slopes and curves are left out.
///
/// @param massKg with its driver
/// @param dragAreaM2 drag coefficient times frontal area
/// @param rolling resistance as a share of the weight
/// @param efficiency from the battery to the road and back, 0..1
/// @param regeneration share of the braking power that the motor takes, 0..1; brakes do the rest
/// @param auxiliaryW lights, pumps, controls: always on while driving
public record Vehicle(
    double massKg,
    double dragAreaM2,
    double rolling,
    double efficiency,
    double regeneration,
    double auxiliaryW) {
  private static final double G = 9.80665, AIR_KG_PER_M3 = 1.2, ROTATING = 1.05;

  /// A small electric car like the Bluecar. Mass 1,120 kg (Wikipedia) and a driver of 80 kg; all
  /// else is assumed: 0.33 · 2.2 m², 1.1 %, 85 %, 60 %, 300 W.
  public static final Vehicle BLUECAR = new Vehicle(1200, 0.73, 0.011, 0.85, 0.6, 300);

  public Vehicle {
    if (!(massKg > 0 && dragAreaM2 >= 0 && rolling >= 0 && auxiliaryW >= 0)
        || !(efficiency > 0 && efficiency <= 1 && regeneration >= 0 && regeneration <= 1)) {
      throw new IllegalArgumentException(
          "vehicle: mass %s, drag area %s, rolling %s and auxiliaries %s must not be negative, efficiency %s and regeneration %s must be shares"
              .formatted(massKg, dragAreaM2, rolling, auxiliaryW, efficiency, regeneration));
    }
  }

  /// What the car draws from its battery, W; negative while it brakes into it.
  ///
  /// @param speedMPerS >= 0
  /// @param accelerationMPerS2 negative while braking
  public double batteryW(double speedMPerS, double accelerationMPerS2) {
    double newton =
        ROTATING * massKg * accelerationMPerS2
            + (speedMPerS > 0 ? rolling * massKg * G : 0)
            + 0.5 * AIR_KG_PER_M3 * dragAreaM2 * speedMPerS * speedMPerS;
    double roadW = newton * speedMPerS;
    return (roadW > 0 ? roadW / efficiency : roadW * regeneration * efficiency) + auxiliaryW;
  }
}
