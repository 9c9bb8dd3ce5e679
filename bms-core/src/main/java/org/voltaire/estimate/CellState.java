package org.voltaire.estimate;

/// Where what is in the estimator's state row: a structure of arrays, one run of `cells` numbers
/// for each quantity, so that a quantity of a cell is `row[QUANTITY * cells + cell]`.
///
/// Seven states per cell, and the upper triangle of their covariance:
///
/// | state | is | unit |
/// |---|---|---|
/// | `Z` | state of charge | 1 |
/// | `V1`, `V2` | voltage of the fast and of the slow RC pair | V |
/// | `H` | branch of the hysteresis, −1 after discharging to 1 after charging | 1 |
/// | `D` | slow error of the model | V |
/// | `B` | offset of the current, as this cell sees it: sensor, self-discharge, leakage | A |
/// | `G` | gain: by how much SoC moves more than current over nominal capacity has it | 1 |
final class CellState {
  private CellState() {}

  static final int Z = 0, V1 = 1, V2 = 2, H = 3, D = 4, B = 5, G = 6;

  /// `PZV1` is the covariance of `Z` and `V1`, and so on in the order of the states.
  static final int PZZ = 7,
      PZV1 = 8,
      PZV2 = 9,
      PZH = 10,
      PZD = 11,
      PZB = 12,
      PZG = 13,
      PV1V1 = 14,
      PV1V2 = 15,
      PV1H = 16,
      PV1D = 17,
      PV1B = 18,
      PV1G = 19,
      PV2V2 = 20,
      PV2H = 21,
      PV2D = 22,
      PV2B = 23,
      PV2G = 24,
      PHH = 25,
      PHD = 26,
      PHB = 27,
      PHG = 28,
      PDD = 29,
      PDB = 30,
      PDG = 31,
      PBB = 32,
      PBG = 33,
      PGG = 34;

  /// Standard deviation that `D` had when the model was last asked, V; 0 before.
  static final int SIGMA_D = 35;

  /// 0 until the cell's first voltage, 1 after.
  static final int FIXED = 36;

  /// How many readings in a row the gate has refused.
  static final int REFUSED = 37;

  /// Of the last reading: what was measured less what was expected, V; the variance expected of
  /// that, V²; what the reading's gain on `Z` was, 1/V. `NaN`, 0 and 0 before the first.
  static final int INNOVATION = 38, VARIANCE = 39, GAIN = 40;

  /// The voltage that the model expects now, V; `NaN` before the first step.
  static final int MODEL_V = 41;

  /// Series resistance against the model's, and the variance of that ratio.
  static final int R_RATIO = 42, R_VARIANCE = 43;

  /// Of the last step: the voltage that neither curve nor RC pairs nor `D` explain, V; what the
  /// model has the series resistance add, V; the current, A, `NaN` if nothing was learnt.
  static final int LAST_DROP_V = 44, LAST_MODEL_DROP_V = 45, LAST_A = 46;

  /// Numbers per cell.
  static final int STRIDE = 47;
}
