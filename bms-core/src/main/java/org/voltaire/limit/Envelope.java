package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

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

    Doubles cells = readings.cellVoltagesV();
    int high = cells.indexOfMax(), low = cells.indexOfMin();
    Limits limits = spec.limits();
    Side charge =
        Side.of(
            limits.cellOverVoltage(),
            new Why(Cause.CELL_HIGH, high, cells.get(high)),
            limits.chargeOverTemp(),
            limits.chargeUnderTemp(),
            readings.tempsDegC());
    Side discharge =
        Side.of(
            limits.cellUnderVoltage(),
            new Why(Cause.CELL_LOW, low, cells.get(low)),
            limits.dischargeOverTemp(),
            limits.dischargeUnderTemp(),
            readings.tempsDegC());

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
        charge.share() * spec.maxChargeA(),
        charge.why(),
        discharge.share() * spec.maxDischargeA(),
        discharge.why(),
        cvlV,
        cvlWhy,
        dvlV);
  }

  /// One direction of the current: which share of it may flow, and what binds it.
  private record Side(double share, Why why) {

    /// @param cell the one that is nearest to its limit in this direction
    static Side of(Thresholds voltage, Why cell, Thresholds over, Thresholds under, Doubles temps) {
      int hot = temps.indexOfMax(), cold = temps.indexOfMin();
      double byCell = voltage.allowance(cell.value());
      double byHeat = over.allowance(temps.get(hot));
      double byCold = under.allowance(temps.get(cold));
      double share = Math.min(byCell, Math.min(byHeat, byCold));
      if (share == 1) return new Side(1, Why.of(Cause.CONFIGURED));
      if (share == byCell) return new Side(share, cell);
      return new Side(
          share,
          share == byHeat
              ? new Why(Cause.HOT, hot, temps.get(hot))
              : new Why(Cause.COLD, cold, temps.get(cold)));
    }
  }

  /// The same without charging.
  public Envelope withoutCharge(Cause cause) {
    Why why = Why.of(cause);
    return new Envelope(0, why, dclA, dclWhy, cvlV, cvlWhy, dvlV);
  }

  /// The same without discharging.
  public Envelope withoutDischarge(Cause cause) {
    return new Envelope(cclA, cclWhy, 0, Why.of(cause), cvlV, cvlWhy, dvlV);
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
