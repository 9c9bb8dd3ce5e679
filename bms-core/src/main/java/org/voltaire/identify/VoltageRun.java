package org.voltaire.identify;

import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;

/// The voltage that a model says a record should have shown, given its currents, temperatures and
/// SoC. Nothing is corrected on the way: this is the model alone.
public final class VoltageRun {
  private VoltageRun() {}

  /// Model voltage for every row, V. The cell is taken as rested before the first row.
  public static double[] of(CellModel model, CellLog log) {
    var rows = new RowCache(model.dynamics());
    double[] volts = new double[log.rows()];
    double v1 = 0, v2 = 0, slowA = 0, before = log.soc().get(0);
    double firstV = model.ocv().at(before) + model.ocvShift().at(log.tempDegC().get(0), before);
    double branch = log.firstBranch(firstV, model.hysteresis().halfGap().at(before));
    for (int k = 0; k < volts.length; k++) {
      double i = log.currentA().get(k), z = log.soc().get(k), degC = log.tempDegC().get(k);
      double dt = log.dtSeconds(k);
      Dynamics.DynamicsRow row = rows.at(degC);
      double a1 = StrictMath.exp(-dt / row.tau1Seconds());
      double a2 = StrictMath.exp(-dt / row.tau2Seconds());
      v1 = a1 * v1 + (1 - a1) * row.r1At(z) * i;
      v2 = a2 * v2 + (1 - a2) * row.ownR2At(model.ocv(), z) * i;
      slowA = a2 * slowA + (1 - a2) * i;
      branch = model.hysteresis().branchAfter(branch, z - before);
      before = z;
      volts[k] =
          model.ocv().at(z)
              + model.ocvShift().at(degC, z)
              + model.hysteresis().halfGap().at(z) * branch
              + v1
              + v2
              + row.aheadV(model.ocv(), z, slowA)
              + row.dropV(row.surfaceSoc(z, slowA), i);
    }
    return volts;
  }
}
