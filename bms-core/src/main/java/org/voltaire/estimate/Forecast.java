package org.voltaire.estimate;

import org.voltaire.pack.CellModel;

/// The one place that foretells a cell's voltage: the filter's model, run ahead under a constant
/// current by its exact solution.
///
///     z  = z0 + η i t / (3600 Q)                  i positive while charging
///     vj = aj vj0 + (1 − aj) Rj i                  aj = exp(−t/τj), j = 1, 2
///     s  = a2 s0 + (1 − a2) i                      the current as the slow pair sees it
///     v  = U(z + lag s) + ΔU + M h + d + (1 + r) (v1 + v2 + drop(i))
///
/// with R2 what of the slow pair is not the surface's, and the branch h as
/// [org.voltaire.pack.Hysteresis] moves it. Temperature stays as it is.
///
/// Source: [CellModel]; form of the prediction: G. L. Plett, "Battery Management Systems", vol. 2
/// (2016), chapter 6.
final class Forecast {
  private final CellModel model;
  private final ModelTable table;

  /// @param model of a cell with the pack's capacity
  Forecast(CellModel model) {
    this.model = model;
    this.table = new ModelTable(model);
  }

  /// How far ahead, and at which temperature: what is the same for all cells.
  ///
  /// @param seconds during which the current flows, >= 0
  /// @param a1 what is then left of the fast pair's voltage, 0..1
  /// @param a2 what is then left of the slow pair's voltage, 0..1
  /// @param settled whether the branch has arrived where the current drives it
  /// @param row of the temperature, [ModelTable#row]
  record Horizon(
      double seconds, double a1, double a2, boolean settled, double tempDegC, double row) {}

  /// After so many seconds.
  ///
  /// @param tempDegC `NaN` is taken as 25, as the filter does
  Horizon after(double seconds, double tempDegC) {
    double degC = known(tempDegC), row = ModelTable.row(degC);
    return new Horizon(
        seconds,
        StrictMath.exp(-seconds / table.tau1(row)),
        StrictMath.exp(-seconds / table.tau2(row)),
        false,
        degC,
        row);
  }

  /// When both pairs and the branch have settled, and SoC has moved for so many seconds only.
  Horizon settled(double seconds, double tempDegC) {
    double degC = known(tempDegC);
    return new Horizon(seconds, 0, 0, true, degC, ModelTable.row(degC));
  }

  private static double known(double tempDegC) {
    return Double.isNaN(tempDegC) ? 25 : Math.clamp(tempDegC, -60, 120);
  }

  /// SoC at the end of the horizon; may be outside of 0..1.
  double soc(CellNow cell, Horizon ahead, double currentA) {
    return cell.soc() + moved(cell, ahead, currentA);
  }

  private double moved(CellNow cell, Horizon ahead, double currentA) {
    double efficiency = currentA > 0 ? model.coulombicEfficiency() : 1;
    return efficiency * currentA * ahead.seconds() / (3600 * cell.capacityAh());
  }

  /// Terminal voltage at the end of the horizon, V.
  ///
  /// @param currentA constant until then; where the branch has settled, 0 is one after charging and
  ///   −0 one after discharging
  double voltageV(CellNow cell, Horizon ahead, double currentA) {
    return voltageV(cell, cell.soc(), ahead, currentA);
  }

  /// The same of a cell that begins at another SoC, all else as it is.
  double voltageV(CellNow cell, double fromSoc, Horizon ahead, double currentA) {
    double row = ahead.row(), a1 = ahead.a1(), a2 = ahead.a2();
    double moved = moved(cell, ahead, currentA), soc = fromSoc + moved;
    double branch =
        ahead.settled()
            ? Math.copySign(1, currentA)
            : model.hysteresis().branchAfter(cell.branch(), moved);
    double middle = ModelTable.column(fromSoc + 0.5 * moved);
    double v1 = a1 * cell.fastV() + (1 - a1) * table.at(row, middle, ModelTable.R1) * currentA;
    double v2 = a2 * cell.slowV() + (1 - a2) * table.at(row, middle, ModelTable.OWN_R2) * currentA;
    double surfaceAhead = table.lagPerA(row) * (a2 * cell.slowA() + (1 - a2) * currentA);
    double r0 =
        table.at(row, ModelTable.column(ModelTable.surface(soc, surfaceAhead)), ModelTable.R0);
    double drop = cell.r0Ratio() * table.dropV(r0, currentA, ModelTable.thermalV(ahead.tempDegC()));
    return table.ocvV(soc, branch, surfaceAhead)
        + table.at(row, ModelTable.column(soc), ModelTable.SHIFT)
        + cell.modelErrorV()
        + cell.resistance() * (v1 + v2 + drop);
  }

  /// What the settled resistances add to the voltage per ampere of a small current, Ω.
  double settledOhm(CellNow cell, double soc, Horizon ahead) {
    double column = ModelTable.column(soc);
    return cell.resistance()
        * (cell.r0Ratio() * table.at(ahead.row(), column, ModelTable.R0)
            + table.at(ahead.row(), column, ModelTable.R1)
            + table.at(ahead.row(), column, ModelTable.R2));
  }
}
