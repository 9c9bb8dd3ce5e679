package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;

/// How much may flow, and why not more.
///
/// Everything here derates before anything opens: between a quantity's `tell` and `derate` levels
/// the current falls straight to 0.
///
/// @param cclA charge current limit, A, >= 0
/// @param dclA discharge current limit, A, >= 0
/// @param cvlV voltage a charger should hold the pack at, V; 0 when nothing may flow in
/// @param dvlV voltage below which the pack must not be discharged, V
public record Envelope(
    double cclA, Why cclWhy, double dclA, Why dclWhy, double cvlV, Why cvlWhy, double dvlV) {

  /// What this pack may take and give, were its contactors closed. 0 and [Cause#NOT_MEASURED] if
  /// any cell voltage, temperature or the current is missing.
  public static Envelope of(PackSpec spec, Readings readings) {
    double dvlV = spec.cellsInSeries() * spec.limits().cellUnderVoltage().derate().trip();
    if (!readings.complete()) return none(Cause.NOT_MEASURED, dvlV);

    Doubles cells = readings.cellVoltagesV(), temps = readings.tempsDegC();
    int high = cells.indexOfMax(), low = cells.indexOfMin();
    int hot = temps.indexOfMax(), cold = temps.indexOfMin();
    Limits limits = spec.limits();

    double chargeHigh = limits.cellOverVoltage().allowance(cells.get(high));
    double chargeHot = limits.chargeOverTemp().allowance(temps.get(hot));
    double chargeCold = limits.chargeUnderTemp().allowance(temps.get(cold));
    double charge = Math.min(chargeHigh, Math.min(chargeHot, chargeCold));
    Why chargeWhy =
        charge == 1
            ? Why.of(Cause.CONFIGURED)
            : charge == chargeHigh
                ? new Why(Cause.CELL_HIGH, high, cells.get(high))
                : charge == chargeHot
                    ? new Why(Cause.HOT, hot, temps.get(hot))
                    : new Why(Cause.COLD, cold, temps.get(cold));

    double dischargeLow = limits.cellUnderVoltage().allowance(cells.get(low));
    double dischargeHot = limits.dischargeOverTemp().allowance(temps.get(hot));
    double dischargeCold = limits.dischargeUnderTemp().allowance(temps.get(cold));
    double discharge = Math.min(dischargeLow, Math.min(dischargeHot, dischargeCold));
    Why dischargeWhy =
        discharge == 1
            ? Why.of(Cause.CONFIGURED)
            : discharge == dischargeLow
                ? new Why(Cause.CELL_LOW, low, cells.get(low))
                : discharge == dischargeHot
                    ? new Why(Cause.HOT, hot, temps.get(hot))
                    : new Why(Cause.COLD, cold, temps.get(cold));

    // A charger sees the pack, not its cells. For every volt that a cell stands above the target,
    // the pack's target falls by one, so that the highest cell comes back to it.
    double excessV = 0;
    for (int cell = 0; cell < cells.size(); cell++) {
      excessV += Math.max(0, cells.get(cell) - spec.chargeTargetV());
    }
    double cvlV = spec.cellsInSeries() * spec.chargeTargetV() - excessV;
    Why cvlWhy =
        excessV > 0 ? new Why(Cause.CELL_HIGH, high, cells.get(high)) : Why.of(Cause.CONFIGURED);

    return new Envelope(
        charge * spec.maxChargeA(),
        chargeWhy,
        discharge * spec.maxDischargeA(),
        dischargeWhy,
        cvlV,
        cvlWhy,
        dvlV);
  }

  /// Nothing may flow, for one reason.
  public Envelope none(Cause cause) {
    return none(cause, dvlV);
  }

  private static Envelope none(Cause cause, double dvlV) {
    Why why = Why.of(cause);
    return new Envelope(0, why, 0, why, 0, why, dvlV);
  }
}
