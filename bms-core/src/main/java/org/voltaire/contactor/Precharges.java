package org.voltaire.contactor;

/// What earlier tries to precharge the bus left behind.
///
/// @param failed how many have failed one after the other, 0 to [#TRIES]
/// @param pausedUntilNanos the next try is not before, monotonic; `Long.MIN_VALUE` for any time
/// @param heat of the resistor at `heatNanos`, counted in precharges that came at once; 0 or more
/// @param heatNanos monotonic
/// @param fromV bus voltage when the present one began, V; `NaN` if not known
public record Precharges(
    int failed, long pausedUntilNanos, double heat, long heatNanos, double fromV) {
  /// Nothing was tried.
  public static final Precharges NONE =
      new Precharges(0, Long.MIN_VALUE, 0, Long.MIN_VALUE, Double.NaN);

  /// After so many failures in a row a person has to look, as foxBMS has it.
  static final int TRIES = 3;

  /// Pause between two tries, ns; foxBMS waits as long.
  private static final long PAUSE_NANOS = 3_000_000_000L;

  /// How many precharges at once a resistor bears, and with which time constant it cools, s. Power
  /// resistors bear five times their continuous power for five seconds; assumed.
  private static final double MOST_HEAT = 5, COOLING_SECONDS = 30;

  Precharges begun(long nowNanos, double busV) {
    return new Precharges(failed, pausedUntilNanos, heat(nowNanos) + 1, nowNanos, busV);
  }

  Precharges failedNow(long nowNanos) {
    return new Precharges(failed + 1, nowNanos + PAUSE_NANOS, heat, heatNanos, Double.NaN);
  }

  /// No failure counts any more; the heat stays, and where the present one began.
  Precharges forgiven() {
    return new Precharges(0, Long.MIN_VALUE, heat, heatNanos, fromV);
  }

  boolean paused(long nowNanos) {
    return nowNanos < pausedUntilNanos;
  }

  /// Whether one more would be too much for the resistor.
  boolean hot(long nowNanos) {
    return heat(nowNanos) > MOST_HEAT - 1;
  }

  private double heat(long nowNanos) {
    if (heat == 0) return 0;
    double seconds = (nowNanos - heatNanos) * 1e-9;
    return heat * StrictMath.exp(-seconds / COOLING_SECONDS);
  }
}
