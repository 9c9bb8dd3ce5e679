package org.voltaire.estimate;

import org.voltaire.estimate.CellProjection.Horizon;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

/// How much charge and energy the pack still gives and takes, and how long that lasts. [Forecast]
/// says what empty and full mean.
///
/// The string ends with its weakest cell: the first that is empty or full. Every other cell moves
/// by the same charge. A cell's energy is the integral of its OCV over that, plus the settled
/// voltage drop of the current, integrated by Simpson's rule.
///
/// Source: state of energy by a table of ∫U dz: G. L. Plett, "Battery Management Systems", vol. 2
/// (2016), chapter 6.
final class EnergyForecast {
  /// A charger at constant voltage stops at this share of the capacity per hour: C/20, usual.
  private static final double TAPER_C_RATE = 0.05;

  /// Halvings of a SoC that is searched for: to 1e-5.
  private static final int HALVINGS = 17;

  /// Parts that the charge at constant voltage is integrated in.
  private static final int TAIL_PARTS = 40;

  private final PackSpec spec;
  private final double[] ocvIntegral;
  private final OcvCurve ocv;

  EnergyForecast(PackSpec spec) {
    this.spec = spec;
    this.ocv = spec.cell().ocv();
    var volts = ocv.volts();
    this.ocvIntegral = new double[volts.size()];
    for (int k = 1; k < ocvIntegral.length; k++) {
      ocvIntegral[k] =
          ocvIntegral[k - 1] + (volts.get(k - 1) + volts.get(k)) / 2 / (ocvIntegral.length - 1);
    }
  }

  /// Charge and energy in one direction.
  ///
  /// @param cell the one that ends it, from 0
  /// @param ah >= 0
  /// @param wh at the pack's terminals, >= 0
  record Amount(int cell, double ah, double wh) {}

  /// What the pack gives.
  ///
  /// @param currentA that leaves it meanwhile, A, >= 0; 0 for energy at rest
  Amount usable(CellProjection cells, double currentA) {
    double share = Math.min(1, currentA / spec.maxDischargeA());
    double emptyV = spec.limits().cellUnderVoltage().valueAt(share);
    var way = new Way(cells, -currentA, emptyV, 0);
    int weakest = way.weakest();
    double ah = way.leastAh;
    return new Amount(weakest, ah, Math.abs(way.energyWh(-currentA, -ah)));
  }

  /// What the pack takes.
  ///
  /// @param currentA that flows into it until the target voltage, A, >= 0; 0 for energy at rest
  Amount chargeable(CellProjection cells, double currentA) {
    var way = new Way(cells, taper(currentA), spec.chargeTargetV(), 1);
    int weakest = way.weakest();
    double storedAh = way.leastAh, efficiency = spec.cell().coulombicEfficiency();
    return new Amount(
        weakest, storedAh / efficiency, way.energyWh(currentA, storedAh) / efficiency);
  }

  /// How long charging takes, s.
  ///
  /// @param fullest the cell that ends it
  /// @param currentA until the target voltage, A, > 0
  double secondsToFull(CellProjection cells, int fullest, double currentA) {
    double targetV = spec.chargeTargetV();
    double full = new Way(cells, taper(currentA), targetV, 1).end(fullest);
    double from = Math.clamp(cells.soc(fullest), 0.0, full);
    var constantCurrent = new Way(cells, currentA, targetV, 1);
    double turn = Math.max(from, Math.min(full, constantCurrent.end(fullest)));
    double hours = (turn - from) / currentA;
    double part = (full - turn) / TAIL_PARTS;
    for (int k = 0; k < TAIL_PARTS; k++) {
      double soc = turn + (k + 0.5) * part;
      double driveV = targetV - constantCurrent.voltageV(fullest, soc, 0);
      double tailA = driveV / cells.settledOhm(fullest, soc);
      hours += part / Math.clamp(tailA, taper(currentA), currentA);
    }
    return 3600 * hours * cells.capacityAh(fullest) / spec.cell().coulombicEfficiency();
  }

  private double taper(double currentA) {
    double taperA = TAPER_C_RATE * spec.capacityAh();
    return currentA > 0 ? Math.min(currentA, taperA) : taperA;
  }

  /// The way of the cells to empty or full under a settled current.
  private final class Way {
    private final CellProjection cells;
    private final Horizon settled;
    private final double currentA, endV, endSoc, direction;

    /// What the weakest of the cells looked at so far gives or takes, Ah.
    private double leastAh = Double.POSITIVE_INFINITY;

    /// @param currentA under which voltages are compared with `endV`, positive while charging
    /// @param endV the cell voltage that ends it
    /// @param endSoc 0 or 1
    Way(CellProjection cells, double currentA, double endV, double endSoc) {
      this.cells = cells;
      this.settled = cells.settled(0);
      this.currentA = currentA;
      this.endV = endV;
      this.endSoc = endSoc;
      this.direction = endSoc - 0.5;
    }

    double voltageV(int cell, double soc, double amperes) {
      return cells.voltageV(cell, soc, cells.errorV(cell), settled, amperes);
    }

    /// The cell that is first at its end.
    int weakest() {
      int weakest = 0;
      for (int c = 0; c < cells.cells(); c++) {
        // A cell that is not at its end when another one is, need not be asked where its end is.
        double then = cells.soc(c) + Math.copySign(leastAh, direction) / cells.capacityAh(c);
        boolean inside = direction > 0 ? then < endSoc : then > endSoc;
        if (inside && !beyond(c, then)) continue;
        double ah = ah(c);
        if (ah < leastAh) {
          leastAh = ah;
          weakest = c;
        }
      }
      return weakest;
    }

    /// The charge that moves until a cell is at its end, Ah, >= 0.
    double ah(int cell) {
      double way = Math.copySign(1, direction) * (end(cell) - cells.soc(cell));
      return Math.max(0, way) * cells.capacityAh(cell);
    }

    private boolean beyond(int cell, double soc) {
      double v = voltageV(cell, soc, currentA);
      return direction > 0 ? v > endV : v < endV;
    }

    /// The SoC on the way to `endSoc` at which a cell's voltage arrives at `endV`; `endSoc` if it
    /// never does, the SoC now if it is there already.
    double end(int cell) {
      double before = Math.clamp(cells.soc(cell), 0.0, 1.0), after = endSoc;
      if (!beyond(cell, endSoc)) return endSoc;
      for (int halving = 0; halving < HALVINGS; halving++) {
        double middle = 0.5 * (before + after);
        if (beyond(cell, middle)) after = middle;
        else before = middle;
      }
      return before;
    }

    /// The energy that moves with a charge, Wh, positive while charging.
    ///
    /// @param amperes that flow
    /// @param ah that is stored in every cell, positive while charging
    double energyWh(double amperes, double ah) {
      double wh = 0;
      for (int c = 0; c < cells.cells(); c++) {
        double from = cells.soc(c), to = from + ah / cells.capacityAh(c);
        double above =
            (aboveOcvV(c, from, amperes)
                    + 4 * aboveOcvV(c, 0.5 * (from + to), amperes)
                    + aboveOcvV(c, to, amperes))
                / 6;
        wh += cells.capacityAh(c) * (integral(to) - integral(from)) + ah * above;
      }
      return wh;
    }

    private double aboveOcvV(int cell, double soc, double amperes) {
      return voltageV(cell, soc, amperes) - ocv.at(soc);
    }
  }

  /// ∫U dz from 0, V; beyond the ends with the end's voltage.
  private double integral(double soc) {
    double inside = Math.clamp(soc, 0.0, 1.0), x = inside * (ocvIntegral.length - 1);
    int k = Math.min((int) x, ocvIntegral.length - 2);
    double from = (double) k / (ocvIntegral.length - 1);
    return ocvIntegral[k]
        + (inside - from) * (ocv.at(from) + ocv.at(inside)) / 2
        + (soc - inside) * ocv.at(inside);
  }
}
