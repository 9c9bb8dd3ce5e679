package org.voltaire.estimate;

/// Where what is in the estimator's state row: a structure of arrays, one run of [#lanes] numbers
/// for each quantity, so that a quantity of a cell is `row[QUANTITY * lanes + cell]`.
///
/// Eight states per cell, and the upper triangle of their covariance:
///
/// | state | is | unit |
/// |---|---|---|
/// | `Z` | state of charge | 1 |
/// | `V1`, `V2` | voltage of the fast RC pair; what of the slow one's is not the surface's lead | V |
/// | `H` | branch of the hysteresis, −1 after discharging to 1 after charging | 1 |
/// | `D` | slow error of the model | V |
/// | `B` | offset of the current, as this cell sees it: sensor, self-discharge, leakage | A |
/// | `G` | gain: by how much SoC moves more than current over nominal capacity has it | 1 |
/// | `R` | by how much more voltage the resistances drop than the model has it | 1 |
final class CellState {
  private CellState() {}

  static final int Z = 0, V1 = 1, V2 = 2, H = 3, D = 4, B = 5, G = 6, R = 7;

  /// `PZV1` is the covariance of `Z` and `V1`, and so on in the order of the states.
  static final int PZZ = 8,
      PZV1 = 9,
      PZV2 = 10,
      PZH = 11,
      PZD = 12,
      PZB = 13,
      PZG = 14,
      PZR = 15,
      PV1V1 = 16,
      PV1V2 = 17,
      PV1H = 18,
      PV1D = 19,
      PV1B = 20,
      PV1G = 21,
      PV1R = 22,
      PV2V2 = 23,
      PV2H = 24,
      PV2D = 25,
      PV2B = 26,
      PV2G = 27,
      PV2R = 28,
      PHH = 29,
      PHD = 30,
      PHB = 31,
      PHG = 32,
      PHR = 33,
      PDD = 34,
      PDB = 35,
      PDG = 36,
      PDR = 37,
      PBB = 38,
      PBG = 39,
      PBR = 40,
      PGG = 41,
      PGR = 42,
      PRR = 43;

  /// Standard deviation that `D` had when the model was last asked, V; 0 before.
  static final int SIGMA_D = 44;

  /// 0 until the cell's first voltage, [#ON_TRIAL] after it and after a restart, then 1.
  static final int FIXED = 45;

  /// In `FIXED`: SoC is from one voltage or an earlier run, and there have not been voltages yet
  /// that would have shown it wrong.
  static final double ON_TRIAL = 2;

  /// How many readings in a row the gate has refused.
  static final int REFUSED = 46;

  /// Of the last reading: what was measured less what was expected, V; the variance expected of
  /// that, V²; what the reading's gain on `Z` was, 1/V. `NaN`, 0 and 0 before the first;
  /// `INNOVATION` is `NaN` again while there is no reading.
  static final int INNOVATION = 47, VARIANCE = 48, GAIN = 49;

  /// The voltage that the model expects now, V; `NaN` before the first step.
  static final int MODEL_V = 50;

  /// Series resistance against the model's, and the variance of that ratio.
  static final int R_RATIO = 51, R_VARIANCE = 52;

  /// Of the last step: the voltage that neither curve nor RC pairs nor `D` explain, V; what the
  /// model has the series resistance add, V; the current, A, `NaN` if nothing was learnt.
  static final int LAST_DROP_V = 53, LAST_MODEL_DROP_V = 54, LAST_A = 55;

  /// Standard deviation that `R` had when the model was last asked.
  static final int SIGMA_R = 56;

  /// The current as the slow pair sees it, A.
  static final int SLOW_A = 57;

  /// NIS of the readings so far, and how many they are; both fade within ten minutes ([Ledger]).
  static final int NIS_SUM = 58, NIS_WEIGHT = 59;

  /// What voltage has taken off `PZZ` since the last anchor.
  static final int TAUGHT = 60;

  /// How many anchors there were; of the last one: number of its kind, SoC and the variance left
  /// then, time since then, s. `NaN` before the first.
  static final int ANCHORS = 61,
      ANCHOR_KIND = 62,
      ANCHOR_SOC = 63,
      ANCHOR_VARIANCE = 64,
      ANCHOR_SECONDS = 65;

  /// Numbers per cell.
  static final int STRIDE = 66;

  /// Numbers between two quantities of a cell: as many as cells, but never a power of two of them
  /// when they are many. All quantities of a cell would then fall into the same few lines of the
  /// processor's first cache (measured: 240 ns instead of 134 ns a cell).
  static int lanes(int cells) {
    return cells >= 64 && cells % 16 == 0 ? cells + 8 : cells;
  }
}
