package org.voltaire.limit;

import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Whether charger and load keep to the limits that they were told.
///
/// They need time to react. So a limit that rises counts at once. When one falls, what was allowed
/// before still is for [#CURRENT_SECONDS] or [#VOLTAGE_SECONDS], and then the limit of that moment
/// counts. Of a limit that falls all the time, the last part has had less time than that.
///
/// @param chargeA the charge current that is allowed, A
/// @param dischargeA the discharge current that is allowed, A, >= 0
/// @param chargeV the pack voltage up to which may be charged, V
/// @param lower since when each of the three limits that were told has been lower than what is
///   allowed here, monotonic ns; −1 while it is not
public record Compliance(double chargeA, double dischargeA, double chargeV, Since lower) {

  /// Since when each limit has been lower, monotonic ns; −1 for not.
  public record Since(long chargeNanos, long dischargeNanos, long voltageNanos) {}

  /// How long an inverter may take to follow; assumed, after the limits that inverters on CAN state
  /// (a message each second, and a second or two to follow).
  private static final double CURRENT_SECONDS = 3, VOLTAGE_SECONDS = 2;

  /// Nothing was told yet, so nothing is wrong.
  public static final Compliance INITIAL =
      new Compliance(
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          new Since(-1, -1, -1));

  /// What is allowed after one more tick. The same object if nothing changed.
  ///
  /// @param told the limits that were told in this tick
  public Compliance step(Envelope told, long nowNanos) {
    long charge = lower.chargeNanos(), discharge = lower.dischargeNanos();
    long voltage = lower.voltageNanos();
    double nextChargeA = chargeA, nextDischargeA = dischargeA, nextV = chargeV;
    charge = since(told.cclA() < chargeA, charge, nowNanos);
    if (charge < 0 || Double.isInfinite(chargeA) || passed(charge, nowNanos, CURRENT_SECONDS)) {
      nextChargeA = told.cclA();
      charge = -1;
    }
    discharge = since(told.dclA() < dischargeA, discharge, nowNanos);
    if (discharge < 0
        || Double.isInfinite(dischargeA)
        || passed(discharge, nowNanos, CURRENT_SECONDS)) {
      nextDischargeA = told.dclA();
      discharge = -1;
    }
    voltage = since(told.cvlV() < chargeV, voltage, nowNanos);
    if (voltage < 0 || Double.isInfinite(chargeV) || passed(voltage, nowNanos, VOLTAGE_SECONDS)) {
      nextV = told.cvlV();
      voltage = -1;
    }
    boolean same =
        nextChargeA == chargeA
            && nextDischargeA == dischargeA
            && nextV == chargeV
            && charge == lower.chargeNanos()
            && discharge == lower.dischargeNanos()
            && voltage == lower.voltageNanos();
    if (same) return this;
    return new Compliance(
        nextChargeA, nextDischargeA, nextV, new Since(charge, discharge, voltage));
  }

  /// By how much the charge current exceeds what is allowed, A; 0 or less if it does not; `NaN` if
  /// the current is not known.
  public double chargeExcessA(Readings readings) {
    return readings.currentA() - chargeA;
  }

  /// By how much the discharge current exceeds what is allowed, A; as [#chargeExcessA].
  public double dischargeExcessA(Readings readings) {
    return -readings.currentA() - dischargeA;
  }

  /// By how much the pack's voltage exceeds what is allowed while it is being charged, V; negative
  /// if it does not or nothing charges.
  public double voltageExcessV(PackSpec spec, Readings readings) {
    boolean charging = readings.currentA() > 0.02 * spec.capacityAh();
    return charging ? readings.packVoltageV() - chargeV : Double.NEGATIVE_INFINITY;
  }

  private static long since(boolean lower, long before, long now) {
    if (!lower) return -1;
    return before < 0 ? now : before;
  }

  private static boolean passed(long since, long now, double seconds) {
    return (now - since) * 1e-9 >= seconds;
  }
}
