package org.voltaire.estimate;

/// What the pack can give and take from now on: how much power, how much energy, for how long.
///
/// The pack is empty when the discharge limit no longer allows the present mean current: when the
/// weakest cell is at SoC 0, or at the voltage where derating leaves just that current. It is full
/// when a charger that holds the fullest cell at its target voltage gives C/20, or at SoC 1.
///
/// @param timeNanos of the tick that made it, ns: of the newer of the two powers
/// @param charge SoP while charging
/// @param discharge SoP while discharging
/// @param meanCurrentA over the last ten minutes, A, positive while charging; `NaN` if the current
///   is not known. Less than C/100 counts as none
/// @param usableAh what the pack gives until its first cell is empty, Ah
/// @param usableWh the same as energy at the pack's terminals (state of energy, SoE), Wh
/// @param chargeableAh what the pack takes until its first cell is full, Ah
/// @param chargeableWh the same as energy at the pack's terminals, Wh
/// @param timeToEmptySeconds at the mean current; `NaN` unless the pack is being discharged
/// @param timeToFullSeconds at the mean current until the target voltage, and then with the current
///   that this voltage drives; `NaN` unless the pack is being charged
public record Forecast(
    long timeNanos,
    PowerLimits charge,
    PowerLimits discharge,
    double meanCurrentA,
    double usableAh,
    double usableWh,
    double chargeableAh,
    double chargeableWh,
    double timeToEmptySeconds,
    double timeToFullSeconds) {

  /// How often a forecast is made, ns. Each second it is the turn of one direction's power; that of
  /// the other is a second older. A reading that goes missing is told at once, and the first
  /// forecast has both.
  public static final long EVERY_NANOS = 1_000_000_000L;

  /// How often energies and times are made, ns: with the first forecast of each such stretch of
  /// monotonic time. The forecasts between repeat them. At 1 C an energy moves by 0.14 % meanwhile.
  public static final long ENERGY_EVERY_NANOS = 5_000_000_000L;

  /// The same energies and times with another power.
  Forecast withPower(
      long nowNanos, PowerLimits chargeNow, PowerLimits dischargeNow, double meanNowA) {
    return new Forecast(
        nowNanos,
        chargeNow,
        dischargeNow,
        meanNowA,
        usableAh,
        usableWh,
        chargeableAh,
        chargeableWh,
        timeToEmptySeconds,
        timeToFullSeconds);
  }

  /// No forecast is possible because something is not measured: power 0, all else `NaN`.
  public static Forecast notMeasured(long timeNanos, double meanCurrentA) {
    return new Forecast(
        timeNanos,
        PowerLimits.NOT_MEASURED,
        PowerLimits.NOT_MEASURED,
        meanCurrentA,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }

  /// Whether everything was measured that a forecast needs.
  public boolean measured() {
    return charge.oneSecond().constraint() != PowerLimit.Constraint.NOT_MEASURED;
  }
}
