package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.*;

import org.voltaire.measure.Doubles;

/// One cell as the filter has it at this moment: where a [Forecast] begins.
///
/// @param soc not clamped
/// @param socSigma its standard deviation
/// @param branch of the hysteresis, −1..1
/// @param fastV voltage of the fast RC pair, V
/// @param slowV voltage of the slow RC pair, V
/// @param slowA the current as the slow pair sees it, A
/// @param modelErrorV what is added to the model's voltage, V
/// @param resistance by what all voltage drops are multiplied
/// @param r0Ratio series resistance against the model's
/// @param capacityAh as the filter has it
record CellNow(
    double soc,
    double socSigma,
    double branch,
    double fastV,
    double slowV,
    double slowA,
    double modelErrorV,
    double resistance,
    double r0Ratio,
    double capacityAh) {

  /// A cell of the filter's state row.
  ///
  /// @param row as [CellEkf] makes it
  /// @param nominalAh capacity when new
  static CellNow of(Doubles row, int lanes, int cell, double nominalAh) {
    return new CellNow(
        row.get(Z * lanes + cell),
        StrictMath.sqrt(row.get(PZZ * lanes + cell)),
        Math.clamp(row.get(H * lanes + cell), -1.0, 1.0),
        row.get(V1 * lanes + cell),
        row.get(V2 * lanes + cell),
        row.get(SLOW_A * lanes + cell),
        row.get(D * lanes + cell),
        1 + row.get(R * lanes + cell),
        row.get(R_RATIO * lanes + cell),
        nominalAh / (1 + row.get(G * lanes + cell)));
  }

  /// What the last voltage left unexplained, V; 0 if there was none, or the filter refused it. It
  /// may be taken to last for a minute: the filter, which has hours, is slow to believe it.
  static double unexplainedV(Doubles row, int lanes, int cell) {
    double innovationV = row.get(INNOVATION * lanes + cell);
    boolean believed = Double.isFinite(innovationV) && row.get(REFUSED * lanes + cell) == 0;
    return believed ? innovationV : 0;
  }

  /// The same cell at another SoC and with this added to its voltage.
  CellNow with(double otherSoc, double addedV) {
    return new CellNow(
        otherSoc,
        socSigma,
        branch,
        fastV,
        slowV,
        slowA,
        modelErrorV + addedV,
        resistance,
        r0Ratio,
        capacityAh);
  }
}
