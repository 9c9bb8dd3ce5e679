package org.voltaire.cli.estimate;

import org.voltaire.identify.CellLog;
import org.voltaire.pack.CellModel;
import org.voltaire.sim.cell.ModelledCell;

/// How far the voltage of a simulated cell is from a measured record.
///
/// @param rmsV root of the mean squared difference over the whole record, V
/// @param middleRmsV the same where the record's SoC is 0.1 to 0.95, V; `NaN` if it never is
/// @param maxV largest difference of either sign, V
public record VoltageScore(double rmsV, double middleRmsV, double maxV) {
  private static final double LOW_SOC = 0.1, HIGH_SOC = 0.95;

  /// Lets a plant cell follow a record's current and temperature, its charge held to the record's
  /// SoC: what is compared is the voltage, not the tester's coulombs with ours.
  public static VoltageScore of(CellModel model, CellLog log) {
    double sum = 0, middle = 0, max = 0;
    int inside = 0;
    double first = log.soc().get(0), degC = log.tempDegC().get(0);
    double ocvV = model.ocv().at(first) + model.ocvShift().at(degC, first);
    double branch = log.firstBranch(ocvV, model.hysteresis().halfGap().at(first));
    var cell = new ModelledCell(model, first, branch, degC);
    for (int k = 0; k < log.rows(); k++) {
      double i = log.currentA().get(k);
      // The first row's SoC is where the record begins: what flowed before it has flowed.
      cell.advance(i, log.tempDegC().get(k), k == 0 ? 0 : log.dtSeconds(k));
      cell.place(log.soc().get(k));
      double off = log.voltageV().get(k) - cell.voltageV(i);
      sum += off * off;
      max = Math.max(max, Math.abs(off));
      double soc = log.soc().get(k);
      if (soc < LOW_SOC || soc > HIGH_SOC) continue;
      middle += off * off;
      inside++;
    }
    return new VoltageScore(
        Math.sqrt(sum / log.rows()), inside == 0 ? Double.NaN : Math.sqrt(middle / inside), max);
  }
}
