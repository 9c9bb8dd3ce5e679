package org.voltaire.estimate;

/// Where the numbers of one cell are in a [FilterState]: a block of [#STRIDE] doubles per cell. The
/// number `QUANTITY` of a cell is at `cell * STRIDE + QUANTITY`.
///
/// The block begins with the eight states x̂ of the filter:
///
/// | name | symbol | is | unit |
/// |---|---|---|---|
/// | `SOC` | z | state of charge | 1 |
/// | `V1` | v₁ | voltage of the fast RC pair | V |
/// | `V2` | v₂ | voltage of the slow RC pair, without the part that the particle surface explains | V |
/// | `HYSTERESIS` | h | position between the two hysteresis branches, −1 (after discharge) to 1 (after charge) | 1 |
/// | `MODEL_ERROR` | d | slow error of the model's voltage | V |
/// | `OFFSET` | b | offset of the current, as this cell sees it: sensor, self-discharge, leakage | A |
/// | `GAIN` | g | SoC moves by 1 + g times what current over nominal capacity says | 1 |
/// | `RESISTANCE` | r | all voltage drops are 1 + r times those of the model | 1 |
///
/// The upper triangle of their covariance Σ follows; [Covariance] alone knows its order. What the
/// filter remembers beside x̂ and Σ comes last.
final class StateLayout {
  private StateLayout() {}

  static final int SOC = 0,
      V1 = 1,
      V2 = 2,
      HYSTERESIS = 3,
      MODEL_ERROR = 4,
      OFFSET = 5,
      GAIN = 6,
      RESISTANCE = 7;

  /// How many states there are.
  static final int STATES = 8;

  /// Where the covariance begins.
  static final int COVARIANCE = STATES;

  /// Standard deviation that the model gave `MODEL_ERROR` at the last step, V; 0 before the first.
  static final int MODEL_SIGMA = COVARIANCE + Covariance.SIZE;

  /// How far SoC may be trusted: [#NO_VOLTAGE], [#ON_TRIAL] or [#CONFIRMED].
  static final int TRUST = MODEL_SIGMA + 1;

  /// In `TRUST`: the filter has never had a voltage of this cell.
  static final double NO_VOLTAGE = 0;

  /// In `TRUST`: SoC comes from one voltage or from before a restart. No voltage has been seen yet
  /// that would have shown a wrong SoC.
  static final double ON_TRIAL = 2;

  /// In `TRUST`: voltages have agreed with SoC where a wrong one would have shown.
  static final double CONFIRMED = 1;

  /// How many readings in a row were refused.
  static final int REFUSED = TRUST + 1;

  /// Of the last reading: measured minus expected voltage, V; its expected variance, V²; the Kalman
  /// gain of SoC, 1/V. `NaN`, 0 and 0 before the first. `INNOVATION` is `NaN` again while there is
  /// no reading.
  static final int INNOVATION = REFUSED + 1,
      INNOVATION_VARIANCE = INNOVATION + 1,
      SOC_GAIN = INNOVATION + 2;

  /// The voltage that the model expects now, V; `NaN` before the first step.
  static final int MODEL_V = SOC_GAIN + 1;

  /// Series resistance divided by the model's, and the variance of that ratio.
  static final int R0_RATIO = MODEL_V + 1, R0_VARIANCE = R0_RATIO + 1;

  /// Of the last step: the voltage over the series resistance as measured, V, and as the model has
  /// it, V; the current, A, `NaN` if the step had no usable reading.
  static final int LAST_DROP_V = R0_VARIANCE + 1,
      LAST_MODEL_DROP_V = LAST_DROP_V + 1,
      LAST_A = LAST_DROP_V + 2;

  /// The current after the low-pass of the slow RC pair, A.
  static final int SLOW_A = LAST_A + 1;

  /// Sum of the NIS of the readings so far and their number; both decay within ten minutes
  /// ([FilterStatistics]).
  static final int NIS_SUM = SLOW_A + 1, NIS_WEIGHT = NIS_SUM + 1;

  /// Variance of SoC that voltages have removed since the last [Anchor].
  static final int REMOVED_VARIANCE = NIS_WEIGHT + 1;

  /// Numbers per cell.
  static final int STRIDE = REMOVED_VARIANCE + 1;
}
