package org.voltaire.estimate;

import java.util.Arrays;
import org.voltaire.estimate.CellProjection.Horizon;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// State of power: the largest constant current that breaks no limit until a horizon, for the pack
/// the smallest over its cells.
///
/// The limits are those by which the pack is run, so that what is promised is not derated on the
/// way: a cell's voltage, when the current begins and at the horizon, stays where this current is
/// still allowed ([Thresholds#valueAt]); SoC stays between 0 and 1; the current stays within what
/// the configuration and the temperatures allow.
///
/// It is careful by [#SIGMAS] of SoC in the direction of the current. The voltage now is measured,
/// so a cell that is emptier than it seems has the same voltage now and a steeper curve ahead. On a
/// plateau that changes nothing.
///
/// Only a cell that would break a limit at the current allowed so far is solved for; most are
/// looked at once.
final class PowerForecast {
  /// How many σ of SoC the forecast is careful by.
  static final double SIGMAS = 0.7;

  /// How near to its limit a voltage is brought, V, and in how many steps at most.
  private static final double CLOSE_V = 1e-4;

  private static final int STEPS = 40;

  /// For how long SoC moves in what is called continuous, s.
  private static final double CONTINUOUS_SOC_SECONDS = 30;

  private final PackSpec spec;

  PowerForecast(PackSpec spec) {
    this.spec = spec;
  }

  /// How far ahead it looks, the same for all cells and both directions.
  record Horizons(Horizon now, Horizon one, Horizon ten, Horizon thirty, Horizon continuous) {
    /// Those of some cells.
    static Horizons of(CellProjection cells) {
      return new Horizons(
          cells.after(0),
          cells.after(1),
          cells.after(10),
          cells.after(30),
          cells.settled(CONTINUOUS_SOC_SECONDS));
    }
  }

  /// What may flow in one direction.
  ///
  /// @param readings complete ones
  PowerLimits of(CellProjection cells, Horizons ahead, Readings readings, boolean charging) {
    var direction = new OneDirection(cells, ahead.now(), readings.currentA(), charging);
    PowerLimit free = configured(readings.tempsDegC(), charging);
    PowerLimit atOnce = direction.atOnce(free, ahead.now());
    PowerLimit one = direction.powerWithin(atOnce, ahead.one());
    PowerLimit ten = direction.powerWithin(one, ahead.ten());
    PowerLimit thirty = direction.powerWithin(ten, ahead.thirty());
    PowerLimit continuous = direction.powerWithin(thirty, ahead.continuous());
    return new PowerLimits(one, ten, thirty, continuous);
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

  /// The cells, asked for a current in one direction: each as it most likely is, and as it would be
  /// if its SoC were off.
  private final class OneDirection {
    private final CellProjection cells;
    private final double sign, largestA;
    private final Thresholds voltage;
    private final double[] carefulSoc, carefulErrorV;

    /// The likely voltage of each cell when it was last looked at, V, and the current it was at.
    private final double[] likelyV, likelyAtA;

    /// @param flowsA the current now, A
    OneDirection(CellProjection cells, Horizon now, double flowsA, boolean charging) {
      this.cells = cells;
      sign = charging ? 1 : -1;
      largestA = charging ? spec.maxChargeA() : spec.maxDischargeA();
      Limits limits = spec.limits();
      voltage = charging ? limits.cellOverVoltage() : limits.cellUnderVoltage();
      int n = cells.cells();
      carefulSoc = new double[n];
      carefulErrorV = new double[n];
      likelyV = new double[n];
      likelyAtA = new double[n];
      for (int c = 0; c < n; c++) {
        double soc = cells.soc(c), errorV = cells.presentErrorV(c);
        double otherSoc = soc + sign * SIGMAS * cells.socSigma(c);
        double raisedBy =
            cells.voltageV(c, soc, errorV, now, flowsA)
                - cells.voltageV(c, otherSoc, errorV, now, flowsA);
        carefulSoc[c] = otherSoc;
        carefulErrorV[c] = errorV + raisedBy;
      }
    }

    /// What is left of a limit when the current begins. A cell as it might be has the same voltage
    /// now as the likely one, so that one alone is looked at.
    PowerLimit atOnce(PowerLimit before, Horizon now) {
      PowerLimit limit = before;
      for (int c = 0; c < cells.cells(); c++) limit = within(limit, c, false, now);
      return limit;
    }

    /// What is left of a limit when every cell has to keep its own until a horizon.
    PowerLimit within(PowerLimit before, Horizon ahead) {
      PowerLimit limit = before;
      for (int c = 0; c < cells.cells(); c++) {
        limit = within(limit, c, true, ahead);
        limit = within(limit, c, false, ahead);
      }
      return limit;
    }

    /// The same, with the pack's power at the horizon.
    PowerLimit powerWithin(PowerLimit before, Horizon ahead) {
      Arrays.fill(likelyAtA, Double.NaN);
      PowerLimit limit = within(before, ahead);
      double currentA = sign * limit.currentA(), packV = 0;
      for (int c = 0; c < cells.cells(); c++) {
        packV += likelyAtA[c] == currentA ? likelyV[c] : voltageV(c, false, ahead, currentA);
      }
      return new PowerLimit(
          limit.currentA(), limit.currentA() * packV, limit.constraint(), limit.index());
    }

    /// What one cell leaves of a limit.
    private PowerLimit within(PowerLimit before, int c, boolean careful, Horizon ahead) {
      PowerLimit limit = before;
      double bySoc = bySoc(c, careful, ahead);
      if (bySoc < limit.currentA()) limit = new PowerLimit(bySoc, 0, Constraint.SOC, c);
      if (limit.currentA() == 0) return limit;
      double over = overV(c, careful, ahead, limit.currentA());
      if (!(over > 0)) return limit;
      double byVoltage = byVoltage(c, careful, ahead, limit.currentA(), over);
      return new PowerLimit(byVoltage, 0, Constraint.VOLTAGE, c);
    }

    /// The current that fills or empties a cell within the horizon, A.
    private double bySoc(int c, boolean careful, Horizon ahead) {
      if (ahead.seconds() == 0) return Double.POSITIVE_INFINITY;
      double soc = careful ? carefulSoc[c] : cells.soc(c);
      double perA = Math.abs(soc + cells.moved(c, ahead, sign) - soc);
      return Math.max(0, sign > 0 ? 1 - soc : soc) / perA;
    }

    private double voltageV(int c, boolean careful, Horizon ahead, double currentA) {
      if (careful) return cells.voltageV(c, carefulSoc[c], carefulErrorV[c], ahead, currentA);
      return cells.voltageV(c, cells.soc(c), cells.presentErrorV(c), ahead, currentA);
    }

    /// By how much a cell's voltage is beyond the one up or down to which a current is allowed, V.
    ///
    /// @param size of the current, A, >= 0
    private double overV(int c, boolean careful, Horizon ahead, double size) {
      double v = voltageV(c, careful, ahead, sign * size);
      if (!careful) {
        likelyV[c] = v;
        likelyAtA[c] = sign * size;
      }
      double allowedV = voltage.valueAt(size / largestA);
      return sign > 0 ? v - allowedV : allowedV - v;
    }

    /// The current that brings a cell to its limit, from the safe side: regula falsi, Illinois
    /// variant (M. Dowell and P. Jarratt, BIT 11 (1971) 168).
    ///
    /// @param tooMuchA at which the limit is broken by `over`, V
    private double byVoltage(int c, boolean careful, Horizon ahead, double tooMuchA, double over) {
      double low = 0, high = tooMuchA, left = overV(c, careful, ahead, 0), right = over;
      double reached = left;
      int side = 0;
      if (left >= 0) return 0;
      for (int step = 0; step < STEPS && reached < -CLOSE_V; step++) {
        double middle = (low * right - high * left) / (right - left);
        double at = overV(c, careful, ahead, middle);
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
}
