package org.voltaire.limit;

import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Whether charger and load keep to the limits that they were told.
///
/// They need time to react. So a limit that rises counts at once, and one that falls counts
/// [#CURRENT_SECONDS] or [#VOLTAGE_SECONDS] later, and at most half a second more: what is allowed
/// is the highest limit of that time ([RecentMaximum]). A charger that follows in time is never
/// told of, also if the limit falls all the time.
///
/// @param charge the charge current limits of late, A
/// @param discharge the discharge current limits of late, A, >= 0
/// @param voltage the charge voltage limits of late, V
public record Compliance(RecentMaximum charge, RecentMaximum discharge, RecentMaximum voltage) {

  /// How long an inverter may take to follow; assumed, after the limits that inverters on CAN state
  /// (a message each second, and a second or two to follow).
  private static final double CURRENT_SECONDS = 3, VOLTAGE_SECONDS = 2;

  /// Nothing was told yet, so nothing is wrong.
  public static final Compliance INITIAL =
      new Compliance(RecentMaximum.NONE, RecentMaximum.NONE, RecentMaximum.NONE);

  /// What is allowed after one more tick. The same object if nothing changed.
  ///
  /// @param told the limits that were told in this tick
  @SuppressWarnings("ReferenceEquality") // the very same object: nothing was made anew
  public Compliance step(Envelope told, long nowNanos) {
    RecentMaximum nextCharge = charge.step(told.cclA(), CURRENT_SECONDS, nowNanos);
    RecentMaximum nextDischarge = discharge.step(told.dclA(), CURRENT_SECONDS, nowNanos);
    RecentMaximum nextVoltage = voltage.step(told.cvlV(), VOLTAGE_SECONDS, nowNanos);
    boolean same = nextCharge == charge && nextDischarge == discharge && nextVoltage == voltage;
    return same ? this : new Compliance(nextCharge, nextDischarge, nextVoltage);
  }

  /// The charge current that is allowed, A; `POSITIVE_INFINITY` before anything was told.
  public double chargeA() {
    return charge.most();
  }

  /// The discharge current that is allowed, A, >= 0; as [#chargeA].
  public double dischargeA() {
    return discharge.most();
  }

  /// The pack voltage up to which may be charged, V; as [#chargeA].
  public double chargeV() {
    return voltage.most();
  }

  /// By how much the charge current exceeds what is allowed, A; 0 or less if it does not; `NaN` if
  /// the current is not known.
  public double chargeExcessA(Readings readings) {
    return readings.currentA() - chargeA();
  }

  /// By how much the discharge current exceeds what is allowed, A; as [#chargeExcessA].
  public double dischargeExcessA(Readings readings) {
    return -readings.currentA() - dischargeA();
  }

  /// By how much the pack's voltage exceeds what is allowed while it is being charged, V; negative
  /// if it does not or nothing charges.
  public double voltageExcessV(PackSpec spec, Readings readings) {
    boolean charging = readings.currentA() > 0.02 * spec.capacityAh();
    return charging ? readings.packVoltageV() - chargeV() : Double.NEGATIVE_INFINITY;
  }
}
