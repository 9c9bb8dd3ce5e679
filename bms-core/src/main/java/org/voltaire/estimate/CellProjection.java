package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import org.voltaire.pack.CellModel;

/// The filter's model run ahead: the voltage of a cell after a constant current, by the exact
/// solution of its equations. Made for one forecast of all cells.
///
///     z  = z₀ + η i t / (3600 Q)                   i positive while charging
///     vⱼ = aⱼ vⱼ₀ + (1 − aⱼ) Rⱼ i                  aⱼ = exp(−t/τⱼ), j = 1, 2
///     s  = a₂ s₀ + (1 − a₂) i                      the current after the low-pass of the slow pair
///     v  = U(z + lag s) + ΔU + M h + d + (1 + r) (v₁ + v₂ + drop(i))
///
/// R₂ is without the part that the particle surface explains, h moves as in
/// [org.voltaire.pack.Hysteresis], the temperature stays as it is.
///
/// Source: [CellModel]; form of the prediction: G. L. Plett, "Battery Management Systems", vol. 2
/// (2016), chapter 6.
final class CellProjection {
  private final CellModel model;
  private final ModelTable table;
  private final ModelTable.Isotherm isotherm;
  private final double row, thermalV, lagPerA;
  private final double[] soc,
      socSigma,
      hysteresis,
      fastV,
      slowV,
      slowA,
      errorV,
      unexplainedV,
      resistance,
      r0Ratio,
      capacityAh,
      socPerAs;

  // The hysteresis asked for last: most are asked for twice, for a likely and a careful SoC.
  private int lastCell = -1;
  private double lastMoved, lastBranch;

  /// @param model of a cell with the pack's capacity
  /// @param table of the same model
  /// @param state where the projection begins
  /// @param tempDegC `NaN` is taken as 25, as the filter does
  CellProjection(CellModel model, ModelTable table, FilterState state, double tempDegC) {
    this.model = model;
    this.table = table;
    double degC = Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, -60, 120);
    row = ModelTable.row(degC);
    isotherm = table.isotherm(row);
    thermalV = ModelTable.thermalV(degC);
    lagPerA = table.lagPerA(row);
    int n = state.cells();
    soc = new double[n];
    socSigma = new double[n];
    hysteresis = new double[n];
    fastV = new double[n];
    slowV = new double[n];
    slowA = new double[n];
    errorV = new double[n];
    unexplainedV = new double[n];
    resistance = new double[n];
    r0Ratio = new double[n];
    capacityAh = new double[n];
    socPerAs = new double[n];
    for (int c = 0; c < n; c++) begin(state, c);
  }

  private void begin(FilterState state, int c) {
    soc[c] = state.get(SOC, c);
    socSigma[c] = state.socSigma(c);
    hysteresis[c] = Math.clamp(state.get(HYSTERESIS, c), -1.0, 1.0);
    fastV[c] = state.get(V1, c);
    slowV[c] = state.get(V2, c);
    slowA[c] = state.get(SLOW_A, c);
    errorV[c] = state.get(MODEL_ERROR, c);
    resistance[c] = 1 + state.get(RESISTANCE, c);
    r0Ratio[c] = state.get(R0_RATIO, c);
    capacityAh[c] = state.capacityAh(c);
    socPerAs[c] = 1 / (3600 * capacityAh[c]);
    double innovationV = state.get(INNOVATION, c);
    boolean used = Double.isFinite(innovationV) && state.get(REFUSED, c) == 0;
    unexplainedV[c] = used ? innovationV : 0;
  }

  /// How far ahead: what is the same for all cells.
  ///
  /// @param seconds during which the current flows, >= 0
  /// @param fastLeft what remains of the fast pair's voltage, 0..1
  /// @param slowLeft what remains of the slow pair's voltage, 0..1
  /// @param settled whether the hysteresis has arrived where the current drives it
  record Horizon(double seconds, double fastLeft, double slowLeft, boolean settled) {}

  /// After so many seconds.
  Horizon after(double seconds) {
    return new Horizon(
        seconds,
        StrictMath.exp(-seconds / table.tau1(row)),
        StrictMath.exp(-seconds / table.tau2(row)),
        false);
  }

  /// When RC pairs and hysteresis have settled, and SoC has moved for so many seconds only.
  Horizon settled(double seconds) {
    return new Horizon(seconds, 0, 0, true);
  }

  int cells() {
    return soc.length;
  }

  /// SoC at the beginning; not clamped.
  double soc(int cell) {
    return soc[cell];
  }

  /// Its standard deviation.
  double socSigma(int cell) {
    return socSigma[cell];
  }

  /// Capacity of a cell, Ah.
  double capacityAh(int cell) {
    return capacityAh[cell];
  }

  /// What the filter adds to the model's voltage, V: an error that lasts for hours.
  double errorV(int cell) {
    return errorV[cell];
  }

  /// The same, and what the last voltage left unexplained, unless it was refused. That may be taken
  /// to last for a minute; the filter, which has hours, is slow to believe it.
  double presentErrorV(int cell) {
    return errorV[cell] + unexplainedV[cell];
  }

  /// By how much SoC moves until the horizon.
  double moved(int cell, Horizon ahead, double currentA) {
    double efficiency = currentA > 0 ? model.coulombicEfficiency() : 1;
    return efficiency * currentA * ahead.seconds() * socPerAs[cell];
  }

  /// Terminal voltage at the horizon, V.
  ///
  /// @param fromSoc SoC at the beginning, not necessarily the likely one
  /// @param addedV error of the model's voltage, V
  /// @param currentA constant until then; where hysteresis has settled, 0 is one after charging and
  ///   −0 one after discharging
  double voltageV(int cell, double fromSoc, double addedV, Horizon ahead, double currentA) {
    double moved = moved(cell, ahead, currentA), end = fromSoc + moved;
    double a1 = ahead.fastLeft(), a2 = ahead.slowLeft();
    double v1 = a1 * fastV[cell], v2 = a2 * slowV[cell];
    double column = ModelTable.column(end);
    if (a1 < 1 || a2 < 1) {
      double middle = moved == 0 ? column : ModelTable.column(fromSoc + 0.5 * moved);
      v1 += (1 - a1) * isotherm.at(middle, ModelTable.R1) * currentA;
      v2 += (1 - a2) * isotherm.at(middle, ModelTable.OWN_R2) * currentA;
    }
    double lead = lagPerA * (a2 * slowA[cell] + (1 - a2) * currentA);
    double surface = lead == 0 ? column : ModelTable.column(ModelTable.surface(end, lead));
    double r0 = isotherm.at(surface, ModelTable.R0);
    double drop = r0Ratio[cell] * table.dropV(r0, currentA, thermalV);
    return table.ocvV(end, hysteresis(cell, moved, ahead, currentA), lead)
        + isotherm.at(column, ModelTable.SHIFT)
        + addedV
        + resistance[cell] * (v1 + v2 + drop);
  }

  private double hysteresis(int cell, double moved, Horizon ahead, double currentA) {
    if (!table.hasHysteresis()) return 0;
    if (ahead.settled()) return Math.copySign(1, currentA);
    if (cell != lastCell || moved != lastMoved) {
      lastBranch = model.hysteresis().branchAfter(hysteresis[cell], moved);
      lastCell = cell;
      lastMoved = moved;
    }
    return lastBranch;
  }

  /// What the settled resistances add to the voltage per ampere of a small current, Ω.
  double settledOhm(int cell, double atSoc) {
    double column = ModelTable.column(atSoc);
    return resistance[cell]
        * (r0Ratio[cell] * isotherm.at(column, ModelTable.R0)
            + isotherm.at(column, ModelTable.R1)
            + isotherm.at(column, ModelTable.R2));
  }
}
