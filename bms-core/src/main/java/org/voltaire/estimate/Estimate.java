package org.voltaire.estimate;

import org.voltaire.measure.Doubles;

/// What cannot be measured, and how well it is known.
///
/// @param cellSoc state of charge of every cell, 0..1
/// @param cellSocSigma its standard deviation
/// @param soc of the pack: 0 only when the first cell is empty, 1 only when the first is full
/// @param socSigma its standard deviation
public record Estimate(Doubles cellSoc, Doubles cellSocSigma, double soc, double socSigma) {

  /// The estimate that a filter's state row holds.
  ///
  /// The pack gives what its emptiest cell holds and takes what its fullest lacks, so its SoC is
  /// min / (min + 1 − max), for cells of equal capacity. Its σ is the larger of the σ of those two
  /// cells: their errors share the current sensor, so they do not average out.
  public static Estimate of(Doubles row) {
    int cells = row.size() / CellEkf.STRIDE;
    double[] soc = new double[cells], sigma = new double[cells];
    int low = 0, high = 0;
    for (int cell = 0, k = 0; cell < cells; cell++, k += CellEkf.STRIDE) {
      soc[cell] = Math.clamp(row.get(k + CellEkf.SOC), 0.0, 1.0);
      sigma[cell] = StrictMath.sqrt(row.get(k + CellEkf.P00));
      if (soc[cell] < soc[low]) low = cell;
      if (soc[cell] > soc[high]) high = cell;
    }
    double give = soc[low], take = 1 - soc[high];
    double pack = give + take > 0 ? give / (give + take) : 0.5;
    return new Estimate(
        Doubles.taking(soc), Doubles.taking(sigma), pack, Math.max(sigma[low], sigma[high]));
  }
}
