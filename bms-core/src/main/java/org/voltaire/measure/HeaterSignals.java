package org.voltaire.measure;

/// What is known of the heater of a pack that works hot. Everything may be missing.
///
/// @param currentA in its lead, A, >= 0, whoever feeds it
/// @param plug whether a charger is plugged in that can feed it: `CLOSED` if one is
/// @param wanted the switch by which a person lets the pack cool down: `OPEN` when it may;
///   `UNKNOWN` where there is none
public record HeaterSignals(Measured currentA, Feedback plug, Feedback wanted) {
  /// Nothing of it is there.
  public static final HeaterSignals NONE =
      new HeaterSignals(Measured.missing(Long.MIN_VALUE), Feedback.UNKNOWN, Feedback.UNKNOWN);
}
