package org.voltaire.estimate;

import org.voltaire.estimate.Forecast.Horizon;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

/// How much charge and energy the pack still gives and takes, and how long that lasts; what empty
/// and full mean is said in [Outlook].
///
/// The string ends with its weakest cell, so charge is that of the first cell that is empty or
/// full, and every other cell moves by as much. A cell's energy is the integral of its OCV over
/// that, to which the settled voltage drop of the current is added by Simpson's rule.
///
/// Source: state of energy by a table of ∫U dz: G. L. Plett, "Battery Management Systems", vol. 2
/// (2016), chapter 6.
final class EnergyForecast {
  /// A charger at constant voltage stops at this share of the capacity per hour: C/20, usual.
  private static final double TAPER_C_RATE = 0.05;

  /// Halvings of a SoC that is searched for: to 1e-5.
  private static final int HALVINGS = 17;

  /// Parts that the charge under constant voltage is integrated in.
  private static final int TAIL_PARTS = 40;

  private final PackSpec spec;
  private final Forecast forecast;
  private final double[] ocvIntegral;
  private final OcvCurve ocv;

  EnergyForecast(PackSpec spec, Forecast forecast) {
    this.spec = spec;
    this.forecast = forecast;
    this.ocv = spec.cell().ocv();
    var volts = ocv.volts();
    this.ocvIntegral = new double[volts.size()];
    for (int k = 1; k < ocvIntegral.length; k++) {
      ocvIntegral[k] =
          ocvIntegral[k - 1] + (volts.get(k - 1) + volts.get(k)) / 2 / (ocvIntegral.length - 1);
    }
  }

  /// Charge and energy one way.
  ///
  /// @param cell the one that ends it, from 0
  /// @param ah >= 0
  /// @param wh at the pack's terminals, >= 0
  record Amount(int cell, double ah, double wh) {}

  /// What the pack gives.
  ///
  /// @param currentA that leaves it meanwhile, A, >= 0; 0 for energy at rest
  Amount usable(CellNow[] cells, double currentA, double tempDegC) {
    Horizon settled = forecast.settled(0, tempDegC);
    double share = Math.min(1, currentA / spec.maxDischargeA());
    double emptyV = spec.limits().cellUnderVoltage().valueAt(share);
    return amount(cells, settled, -currentA, emptyV, 0);
  }

  /// What the pack takes.
  ///
  /// @param currentA that flows into it until the target voltage, A, >= 0; 0 for energy at rest
  Amount chargeable(CellNow[] cells, double currentA, double tempDegC) {
    Horizon settled = forecast.settled(0, tempDegC);
    Amount stored = amount(cells, settled, taper(currentA), targetV(), 1);
    double efficiency = spec.cell().coulombicEfficiency();
    return new Amount(
        stored.cell(),
        stored.ah() / efficiency,
        energyWh(cells, settled, currentA, stored.ah()) / efficiency);
  }

  /// How long charging takes, s.
  ///
  /// @param fullest the cell that ends it
  /// @param currentA until the target voltage, A, > 0
  double secondsToFull(CellNow fullest, double currentA, double tempDegC) {
    Horizon settled = forecast.settled(0, tempDegC);
    double full = end(fullest, settled, taper(currentA), targetV(), 1);
    double from = Math.clamp(fullest.soc(), 0.0, full);
    double turn = Math.max(from, Math.min(full, end(fullest, settled, currentA, targetV(), 1)));
    double hours = (turn - from) / currentA;
    double part = (full - turn) / TAIL_PARTS;
    for (int k = 0; k < TAIL_PARTS; k++) {
      double soc = turn + (k + 0.5) * part;
      double driveV = targetV() - forecast.voltageV(fullest, soc, settled, 0);
      double tailA = driveV / forecast.settledOhm(fullest, soc, settled);
      hours += part / Math.clamp(tailA, taper(currentA), currentA);
    }
    return 3600 * hours * fullest.capacityAh() / spec.cell().coulombicEfficiency();
  }

  private double targetV() {
    return spec.chargeTargetV();
  }

  private double taper(double currentA) {
    double taperA = TAPER_C_RATE * spec.capacityAh();
    return currentA > 0 ? Math.min(currentA, taperA) : taperA;
  }

  /// What flows until the first cell is at its end, and its energy.
  private Amount amount(
      CellNow[] cells, Horizon settled, double currentA, double endV, double endSoc) {
    int weakest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < cells.length; c++) {
      CellNow cell = cells[c];
      double direction = endSoc - 0.5;
      // A cell that would not be at its end when another one is, need not be asked where that is.
      double then = cell.soc() + Math.copySign(least, direction) / cell.capacityAh();
      boolean inside = direction > 0 ? then < endSoc : then > endSoc;
      if (inside && !beyond(cell, then, settled, currentA, endV, direction)) continue;
      double end = end(cell, settled, currentA, endV, endSoc);
      double ah = Math.max(0, Math.copySign(1, direction) * (end - cell.soc())) * cell.capacityAh();
      if (ah < least) {
        least = ah;
        weakest = c;
      }
    }
    double signed = Math.copySign(least, endSoc - 0.5);
    return new Amount(weakest, least, Math.abs(energyWh(cells, settled, currentA, signed)));
  }

  private boolean beyond(
      CellNow cell, double soc, Horizon settled, double currentA, double endV, double direction) {
    double v = forecast.voltageV(cell, soc, settled, currentA);
    return direction > 0 ? v > endV : v < endV;
  }

  /// The SoC on the way to `endSoc` at which a cell's settled voltage arrives at `endV`; `endSoc`
  /// if it never does, the SoC now if it is there already.
  private double end(CellNow cell, Horizon settled, double currentA, double endV, double endSoc) {
    double direction = endSoc - 0.5, before = Math.clamp(cell.soc(), 0.0, 1.0), after = endSoc;
    if (!beyond(cell, endSoc, settled, currentA, endV, direction)) return endSoc;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = 0.5 * (before + after);
      if (beyond(cell, middle, settled, currentA, endV, direction)) after = middle;
      else before = middle;
    }
    return before;
  }

  /// The energy that moves with a charge, Wh, positive while charging.
  ///
  /// @param ah that is stored in every cell, positive while charging
  private double energyWh(CellNow[] cells, Horizon settled, double currentA, double ah) {
    double wh = 0;
    for (CellNow cell : cells) {
      double from = cell.soc(), to = from + ah / cell.capacityAh();
      double above =
          (aboveOcvV(cell, from, settled, currentA)
                  + 4 * aboveOcvV(cell, 0.5 * (from + to), settled, currentA)
                  + aboveOcvV(cell, to, settled, currentA))
              / 6;
      wh += cell.capacityAh() * (integral(to) - integral(from)) + ah * above;
    }
    return wh;
  }

  private double aboveOcvV(CellNow cell, double soc, Horizon settled, double currentA) {
    return forecast.voltageV(cell, soc, settled, currentA) - ocv.at(soc);
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
