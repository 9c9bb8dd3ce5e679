package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.CellState.*;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What cannot be measured, and how well it is known.
///
/// @param cellSoc state of charge of every cell, 0..1
/// @param cellSocSigma its standard deviation; never less than what the curve itself may be off by
/// @param soc of the pack: 0 only when the first cell is empty, 1 only when the first is full
/// @param socSigma its standard deviation
/// @param shownSoc the same for people: it follows `soc` no faster than a pack may move, so that a
///   correction is not a jump
/// @param insight what else the filter knows
public record Estimate(
    Doubles cellSoc,
    Doubles cellSocSigma,
    double soc,
    double socSigma,
    double shownSoc,
    Insight insight) {

  /// How fast the shown SoC may come to the estimated one beyond what flows, 1/s: 1 % in a minute.
  private static final double SHOWN_RATE = 0.01 / 60;

  /// An estimate without insight, shown as it is.
  public Estimate(Doubles cellSoc, Doubles cellSocSigma, double soc, double socSigma) {
    this(cellSoc, cellSocSigma, soc, socSigma, soc, Insight.unknown(cellSoc.size()));
  }

  /// The estimate that a filter's state row holds.
  ///
  /// The pack gives what its emptiest cell holds and takes what its fullest lacks, so its SoC is
  /// give / (give + take). Its σ is the larger of the σ of those two cells: their errors share the
  /// current sensor, so they do not average out.
  ///
  /// @param row as [CellEkf] makes it
  /// @param cells how many it is of
  /// @param capacityAh of a cell when new
  /// @param shownBefore what was shown last; `NaN` if nothing was
  /// @param mayMove by how much SoC may have moved since, >= 0
  public static Estimate of(
      Doubles row, int cells, double capacityAh, double shownBefore, double mayMove) {
    int n = lanes(cells);
    double[] soc = new double[cells], sigma = new double[cells], capacity = new double[cells];
    int low = 0, high = 0;
    for (int c = 0; c < cells; c++) {
      soc[c] = Math.clamp(row.get(Z * n + c), 0.0, 1.0);
      sigma[c] = StrictMath.sqrt(row.get(PZZ * n + c) + square(VoltageUpdate.CURVE_SHIFT));
      capacity[c] = capacityAh / (1 + row.get(G * n + c));
      if (soc[c] * capacity[c] < soc[low] * capacity[low]) low = c;
      if ((1 - soc[c]) * capacity[c] < (1 - soc[high]) * capacity[high]) high = c;
    }
    double give = soc[low] * capacity[low], take = (1 - soc[high]) * capacity[high];
    double pack = give + take > 0 ? give / (give + take) : 0.5;
    return new Estimate(
        Doubles.taking(soc),
        Doubles.taking(sigma),
        pack,
        Math.max(sigma[low], sigma[high]),
        shown(pack, shownBefore, mayMove),
        insight(row, n, cells, Doubles.taking(capacity)));
  }

  /// What [#shownSoc] may move by in a step.
  ///
  /// @param currentA `NaN` counts as none
  public static double mayMove(double currentA, double capacityAh, double dtSeconds) {
    double flow = Double.isNaN(currentA) ? 0 : Math.abs(currentA);
    return dtSeconds * (flow / (3600 * capacityAh) + SHOWN_RATE);
  }

  private static double shown(double soc, double before, double mayMove) {
    if (Double.isNaN(before) || soc == 0 || soc == 1) return soc;
    return Math.clamp(soc, before - mayMove, before + mayMove);
  }

  private static Insight insight(Doubles row, int n, int cells, Doubles capacity) {
    CellSet suspect = CellSet.NONE;
    double offsetVariance = Double.POSITIVE_INFINITY;
    double[] offsets = new double[cells];
    for (int c = 0; c < cells; c++) {
      if (row.get(REFUSED * n + c) >= VoltageUpdate.OUTLIERS_IN_A_ROW) suspect = suspect.with(c);
      offsets[c] = row.get(B * n + c);
      offsetVariance = Math.min(offsetVariance, row.get(PBB * n + c));
    }
    Arrays.sort(offsets);
    return new Insight(
        part(row, n, cells, INNOVATION),
        root(row, n, cells, VARIANCE),
        part(row, n, cells, MODEL_V),
        part(row, n, cells, GAIN),
        part(row, n, cells, D),
        capacity,
        rounded(
            cells,
            c ->
                capacity.get(c) * StrictMath.sqrt(row.get(PGG * n + c)) / (1 + row.get(G * n + c))),
        rounded(cells, c -> row.get(R_RATIO * n + c) * (1 + row.get(R * n + c))),
        rounded(cells, c -> StrictMath.sqrt(row.get(R_VARIANCE * n + c) + row.get(PRR * n + c))),
        (offsets[(cells - 1) / 2] + offsets[cells / 2]) / 2,
        StrictMath.sqrt(offsetVariance),
        suspect,
        Ledger.nis(row, n, cells),
        Ledger.anchors(row, n, cells));
  }

  private static Doubles part(Doubles row, int n, int cells, int quantity) {
    return rounded(cells, c -> row.get(quantity * n + c));
  }

  private static Doubles root(Doubles row, int n, int cells, int quantity) {
    return rounded(cells, c -> StrictMath.sqrt(row.get(quantity * n + c)));
  }

  /// To seven digits: people need no more, and recordings of noise compress by half.
  private static Doubles rounded(int cells, IntToDoubleFunction value) {
    return Doubles.generate(cells, c -> (float) value.applyAsDouble(c));
  }
}
