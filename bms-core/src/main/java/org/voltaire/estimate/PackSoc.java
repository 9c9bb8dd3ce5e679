package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;

/// The state of charge of cells in series.
///
/// A pack gives what its emptiest cell holds and takes what its fullest lacks, so its SoC is give /
/// (give + take). Its σ is the larger one of these two cells: their errors come from the same
/// current sensor and do not average out.
///
/// @param soc 0..1
/// @param sigma its standard deviation
/// @param emptiest the cell that gives least, from 0
/// @param fullest the cell that takes least, from 0
record PackSoc(double soc, double sigma, int emptiest, int fullest) {
  /// How fast the shown SoC may approach the estimated one beyond what flows, 1/s: 1 % in a minute.
  private static final double SHOWN_RATE = 0.01 / 60;

  static PackSoc of(FilterState state, ChargeBalance balance) {
    int low = 0, high = 0;
    double give = Double.POSITIVE_INFINITY, take = Double.POSITIVE_INFINITY;
    for (int c = 0; c < state.cells(); c++) {
      double soc = balance.soc(state, c), capacityAh = state.capacityAh(c);
      double gives = soc * capacityAh, takes = (1 - soc) * capacityAh;
      if (gives < give) {
        give = gives;
        low = c;
      }
      if (takes < take) {
        take = takes;
        high = c;
      }
    }
    return new PackSoc(
        give + take > 0 ? give / (give + take) : 0.5,
        Math.max(sigma(state, balance, low), sigma(state, balance, high)),
        low,
        high);
  }

  /// Standard deviation of a cell's SoC, with what the OCV curve itself may be off by.
  static double sigma(FilterState state, ChargeBalance balance, int cell) {
    return StrictMath.sqrt(
        balance.socVariance(state, cell) + square(MeasurementUpdate.CURVE_SHIFT));
  }

  /// The SoC that people are shown: it follows [#soc] no faster than a pack may move, so that a
  /// correction is not shown as a jump.
  ///
  /// @param before what was shown last; `NaN` if nothing was
  /// @param mayMove from [#mayMove]
  double shown(double before, double mayMove) {
    if (Double.isNaN(before) || soc == 0 || soc == 1) return soc;
    return Math.clamp(soc, before - mayMove, before + mayMove);
  }

  /// By how much the shown SoC may move in a step.
  ///
  /// @param currentA `NaN` counts as none
  static double mayMove(double currentA, double capacityAh, double dtSeconds) {
    double flow = Double.isNaN(currentA) ? 0 : Math.abs(currentA);
    return dtSeconds * (flow / (3600 * capacityAh) + SHOWN_RATE);
  }
}
