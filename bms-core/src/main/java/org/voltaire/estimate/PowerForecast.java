package org.voltaire.estimate;

import org.voltaire.estimate.Forecast.Horizon;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// State of power: the largest constant current that breaks no limit until a horizon, for the pack
/// the smallest over its cells.
///
/// The limits are those by which the pack is run, so that what is foretold is not derated on the
/// way: a cell's voltage, when the current begins and when the horizon ends, stays where this
/// current is still allowed ([Thresholds#valueAt]); SoC stays between 0 and 1; the current, within
/// what the configuration and the temperatures leave.
///
/// Careful by [#SIGMAS] of SoC, away from where the current leads: the voltage now is measured, so
/// a cell that is emptier than it seems has the same voltage now and a steeper curve ahead. On a
/// plateau that changes nothing.
///
/// Only a cell that would break a limit at the current allowed so far is solved for, so that most
/// cost one look.
final class PowerForecast {
  /// How many σ of SoC the forecast is careful by.
  static final double SIGMAS = 0.7;

  /// How near to its limit a voltage is brought, V, and in how many steps at most.
  private static final double CLOSE_V = 1e-4;

  private static final int STEPS = 40;

  /// For how long SoC moves in what is called continuous.
  private static final double CONTINUOUS_SOC_SECONDS = 30;

  private final PackSpec spec;
  private final Forecast forecast;
  private final Thresholds charge, discharge;

  PowerForecast(PackSpec spec, Forecast forecast) {
    this.spec = spec;
    this.forecast = forecast;
    this.charge = spec.limits().cellOverVoltage();
    this.discharge = spec.limits().cellUnderVoltage();
  }

  /// What may flow in one direction.
  ///
  /// @param cells as they are now, their voltage that of the last reading
  /// @param flowsA the current now, A
  /// @param tempsDegC one per thermistor, all known
  /// @param tempDegC of the cells
  PowerLimits of(
      CellNow[] cells, double flowsA, Doubles tempsDegC, double tempDegC, boolean charging) {
    CellNow[] careful = new CellNow[cells.length];
    Horizon now = forecast.after(0, tempDegC);
    for (int c = 0; c < cells.length; c++) careful[c] = careful(cells[c], now, flowsA, charging);
    PowerLimit free = configured(tempsDegC, charging);
    PowerLimit atOnce = within(free, cells, careful, now, charging);
    PowerLimit one = within(atOnce, cells, careful, forecast.after(1, tempDegC), charging);
    PowerLimit ten = within(one, cells, careful, forecast.after(10, tempDegC), charging);
    PowerLimit thirty = within(ten, cells, careful, forecast.after(30, tempDegC), charging);
    PowerLimit continuous =
        within(
            thirty, cells, careful, forecast.settled(CONTINUOUS_SOC_SECONDS, tempDegC), charging);
    return new PowerLimits(one, ten, thirty, continuous);
  }

  /// The cell as it would be if SoC were off, its voltage now being what it is.
  private CellNow careful(CellNow cell, Horizon now, double flowsA, boolean charging) {
    double otherSoc = cell.soc() + (charging ? 1 : -1) * SIGMAS * cell.socSigma();
    double raisedBy =
        forecast.voltageV(cell, now, flowsA) - forecast.voltageV(cell, otherSoc, now, flowsA);
    return cell.with(otherSoc, raisedBy);
  }

  /// What the configuration allows at these temperatures.
  private PowerLimit configured(Doubles tempsDegC, boolean charging) {
    Limits limits = spec.limits();
    int hot = tempsDegC.indexOfMax(), cold = tempsDegC.indexOfMin();
    double byHeat =
        (charging ? limits.chargeOverTemp() : limits.dischargeOverTemp())
            .allowance(tempsDegC.get(hot));
    double byCold =
        (charging ? limits.chargeUnderTemp() : limits.dischargeUnderTemp())
            .allowance(tempsDegC.get(cold));
    double largestA = charging ? spec.maxChargeA() : spec.maxDischargeA();
    double share = Math.min(byHeat, byCold);
    if (share == 1) return new PowerLimit(largestA, 0, Constraint.CURRENT, -1);
    return new PowerLimit(
        share * largestA, 0, Constraint.TEMPERATURE, share == byHeat ? hot : cold);
  }

  /// What is left of a limit when every cell has to keep its own until a horizon, and the pack's
  /// power then.
  private PowerLimit within(
      PowerLimit before, CellNow[] likely, CellNow[] careful, Horizon ahead, boolean charging) {
    double sign = charging ? 1 : -1;
    PowerLimit limit = before;
    for (int c = 0; c < likely.length; c++) {
      limit = within(limit, careful[c], c, ahead, sign);
      limit = within(limit, likely[c], c, ahead, sign);
    }
    double packV = 0;
    for (CellNow cell : likely) packV += forecast.voltageV(cell, ahead, sign * limit.currentA());
    return new PowerLimit(
        limit.currentA(), limit.currentA() * packV, limit.constraint(), limit.index());
  }

  /// What one cell leaves of a limit.
  private PowerLimit within(PowerLimit before, CellNow cell, int c, Horizon ahead, double sign) {
    PowerLimit limit = before;
    double bySoc = bySoc(cell, ahead, sign);
    if (bySoc < limit.currentA()) limit = new PowerLimit(bySoc, 0, Constraint.SOC, c);
    if (limit.currentA() == 0) return limit;
    double over = overV(cell, ahead, sign, limit.currentA());
    if (!(over > 0)) return limit;
    double byVoltage = byVoltage(cell, ahead, sign, limit.currentA(), over);
    return new PowerLimit(byVoltage, 0, Constraint.VOLTAGE, c);
  }

  /// The current that fills or empties a cell within the horizon, A.
  private double bySoc(CellNow cell, Horizon ahead, double sign) {
    if (ahead.seconds() == 0) return Double.POSITIVE_INFINITY;
    double perA = Math.abs(forecast.soc(cell, ahead, sign) - cell.soc());
    return Math.max(0, sign > 0 ? 1 - cell.soc() : cell.soc()) / perA;
  }

  /// By how much a cell's voltage is beyond the one down or up to which this current is allowed, V.
  private double overV(CellNow cell, Horizon ahead, double sign, double size) {
    double v = forecast.voltageV(cell, ahead, sign * size);
    return sign > 0
        ? v - charge.valueAt(size / spec.maxChargeA())
        : discharge.valueAt(size / spec.maxDischargeA()) - v;
  }

  /// The current that brings a cell to its limit, from the safe side: regula falsi, Illinois
  /// variant (M. Dowell and P. Jarratt, BIT 11 (1971) 168).
  ///
  /// @param tooMuchA at which the limit is broken by `over`, V
  private double byVoltage(CellNow cell, Horizon ahead, double sign, double tooMuchA, double over) {
    double low = 0, high = tooMuchA, left = overV(cell, ahead, sign, 0), right = over;
    double reached = left;
    int side = 0;
    if (left >= 0) return 0;
    for (int step = 0; step < STEPS && reached < -CLOSE_V; step++) {
      double middle = (low * right - high * left) / (right - left);
      double at = overV(cell, ahead, sign, middle);
      if (at > 0) {
        high = middle;
        right = at;
        if (side > 0) left /= 2;
        side = 1;
      } else {
        low = middle;
        left = at;
        reached = at;
        if (side < 0) right /= 2;
        side = -1;
      }
    }
    return low;
  }
}
