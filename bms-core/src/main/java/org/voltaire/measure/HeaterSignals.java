package org.voltaire.measure;

/// What is known of the heater of a pack that works hot. Everything may be missing.
///
/// @param currentA in its lead, A, >= 0, whoever feeds it
/// @param plug whether a charger is plugged in that can feed it: `CLOSED` if one is
/// @param wanted the switch by which a person lets the pack cool down: `OPEN` when it may;
///   `UNKNOWN` where there is none
/// @param departureSeconds how long after this sample the pack should be warm, s, below 0 when that
///   time has gone by; `NaN` if nobody plans to depart. It matters while the pack may cool down
public record HeaterSignals(
    Measured currentA, Feedback plug, Feedback wanted, double departureSeconds) {
  /// Nothing of it is there.
  public static final HeaterSignals NONE =
      new HeaterSignals(Measured.missing(Long.MIN_VALUE), Feedback.UNKNOWN, Feedback.UNKNOWN);

  /// Those of a pack with which nobody plans to depart.
  public HeaterSignals(Measured currentA, Feedback plug, Feedback wanted) {
    this(currentA, plug, wanted, Double.NaN);
  }
}
