package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

/// The covariance Σ of every cell's eight states. Only this class knows where an entry is: the
/// upper triangle of Σ, row by row, in each cell's block of a [FilterState].
///
/// It works in place on an array that belongs to the caller, allocates nothing and does its sums in
/// a fixed order, so that results are the same to the last bit on every machine.
///
/// Notation: G. L. Plett, "Battery Management Systems", vol. 2 (2016), section 3.
final class Covariance {
  /// Entries of the upper triangle.
  static final int SIZE = STATES * (STATES + 1) / 2;

  private static final int Z_Z = index(SOC, SOC),
      Z_V1 = index(SOC, V1),
      Z_V2 = index(SOC, V2),
      Z_H = index(SOC, HYSTERESIS),
      Z_D = index(SOC, MODEL_ERROR),
      Z_B = index(SOC, OFFSET),
      Z_G = index(SOC, GAIN),
      Z_R = index(SOC, RESISTANCE),
      V1_V1 = index(V1, V1),
      V1_V2 = index(V1, V2),
      V1_H = index(V1, HYSTERESIS),
      V1_D = index(V1, MODEL_ERROR),
      V1_B = index(V1, OFFSET),
      V1_G = index(V1, GAIN),
      V1_R = index(V1, RESISTANCE),
      V2_V2 = index(V2, V2),
      V2_H = index(V2, HYSTERESIS),
      V2_D = index(V2, MODEL_ERROR),
      V2_B = index(V2, OFFSET),
      V2_G = index(V2, GAIN),
      V2_R = index(V2, RESISTANCE),
      H_H = index(HYSTERESIS, HYSTERESIS),
      H_D = index(HYSTERESIS, MODEL_ERROR),
      H_B = index(HYSTERESIS, OFFSET),
      H_G = index(HYSTERESIS, GAIN),
      H_R = index(HYSTERESIS, RESISTANCE),
      D_D = index(MODEL_ERROR, MODEL_ERROR),
      D_B = index(MODEL_ERROR, OFFSET),
      D_G = index(MODEL_ERROR, GAIN),
      D_R = index(MODEL_ERROR, RESISTANCE),
      B_B = index(OFFSET, OFFSET),
      B_G = index(OFFSET, GAIN),
      B_R = index(OFFSET, RESISTANCE),
      G_G = index(GAIN, GAIN),
      G_R = index(GAIN, RESISTANCE),
      R_R = index(RESISTANCE, RESISTANCE);

  private final double[] x;

  /// @param x the numbers of a [FilterState]; worked on in place
  Covariance(double[] x) {
    this.x = x;
  }

  /// Where the entry of two states is in a cell's block.
  private static int index(int i, int j) {
    int row = Math.min(i, j), column = Math.max(i, j);
    return COVARIANCE + row * STATES - row * (row - 1) / 2 + (column - row);
  }

  /// An entry of a state that is not to be worked on.
  static double of(FilterState state, int i, int j, int cell) {
    return state.get(index(i, j), cell);
  }

  /// The covariance of two states of a cell; of a state with itself, its variance.
  double get(int i, int j, int cell) {
    return x[cell * STRIDE + index(i, j)];
  }

  /// Sets the covariance of two states.
  void set(int i, int j, int cell, double value) {
    x[cell * STRIDE + index(i, j)] = value;
  }

  /// The variance of one state.
  double variance(int state, int cell) {
    return get(state, state, cell);
  }

  /// Adds to the variance of one state.
  void add(int state, int cell, double more) {
    x[cell * STRIDE + index(state, state)] += more;
  }

  /// `ph` = Σ Ĉᵀ, the covariance of the output with every state. Written out: as loops over so few
  /// entries it takes nearly twice as long (`CovarianceBenchmark`).
  ///
  /// @param c the gradient of the output, one number per state
  /// @param ph filled, one number per state
  /// @return Ĉ Σ Ĉᵀ, the variance of the output
  double project(int cell, double[] c, double[] ph) {
    int at = cell * STRIDE;
    ph[SOC] = socRow(at, c);
    ph[V1] = fastPairRow(at, c);
    ph[V2] = slowPairRow(at, c);
    ph[HYSTERESIS] = hysteresisRow(at, c);
    ph[MODEL_ERROR] = modelErrorRow(at, c);
    ph[OFFSET] = offsetRow(at, c);
    ph[GAIN] = gainRow(at, c);
    ph[RESISTANCE] = resistanceRow(at, c);
    return c[SOC] * ph[SOC]
        + c[V1] * ph[V1]
        + c[V2] * ph[V2]
        + c[HYSTERESIS] * ph[HYSTERESIS]
        + c[MODEL_ERROR] * ph[MODEL_ERROR]
        + c[OFFSET] * ph[OFFSET]
        + c[GAIN] * ph[GAIN]
        + c[RESISTANCE] * ph[RESISTANCE];
  }

  private double socRow(int at, double[] c) {
    return x[at + Z_Z] * c[SOC]
        + x[at + Z_V1] * c[V1]
        + x[at + Z_V2] * c[V2]
        + x[at + Z_H] * c[HYSTERESIS]
        + x[at + Z_D] * c[MODEL_ERROR]
        + x[at + Z_B] * c[OFFSET]
        + x[at + Z_G] * c[GAIN]
        + x[at + Z_R] * c[RESISTANCE];
  }

  private double fastPairRow(int at, double[] c) {
    return x[at + Z_V1] * c[SOC]
        + x[at + V1_V1] * c[V1]
        + x[at + V1_V2] * c[V2]
        + x[at + V1_H] * c[HYSTERESIS]
        + x[at + V1_D] * c[MODEL_ERROR]
        + x[at + V1_B] * c[OFFSET]
        + x[at + V1_G] * c[GAIN]
        + x[at + V1_R] * c[RESISTANCE];
  }

  private double slowPairRow(int at, double[] c) {
    return x[at + Z_V2] * c[SOC]
        + x[at + V1_V2] * c[V1]
        + x[at + V2_V2] * c[V2]
        + x[at + V2_H] * c[HYSTERESIS]
        + x[at + V2_D] * c[MODEL_ERROR]
        + x[at + V2_B] * c[OFFSET]
        + x[at + V2_G] * c[GAIN]
        + x[at + V2_R] * c[RESISTANCE];
  }

  private double hysteresisRow(int at, double[] c) {
    return x[at + Z_H] * c[SOC]
        + x[at + V1_H] * c[V1]
        + x[at + V2_H] * c[V2]
        + x[at + H_H] * c[HYSTERESIS]
        + x[at + H_D] * c[MODEL_ERROR]
        + x[at + H_B] * c[OFFSET]
        + x[at + H_G] * c[GAIN]
        + x[at + H_R] * c[RESISTANCE];
  }

  private double modelErrorRow(int at, double[] c) {
    return x[at + Z_D] * c[SOC]
        + x[at + V1_D] * c[V1]
        + x[at + V2_D] * c[V2]
        + x[at + H_D] * c[HYSTERESIS]
        + x[at + D_D] * c[MODEL_ERROR]
        + x[at + D_B] * c[OFFSET]
        + x[at + D_G] * c[GAIN]
        + x[at + D_R] * c[RESISTANCE];
  }

  private double offsetRow(int at, double[] c) {
    return x[at + Z_B] * c[SOC]
        + x[at + V1_B] * c[V1]
        + x[at + V2_B] * c[V2]
        + x[at + H_B] * c[HYSTERESIS]
        + x[at + D_B] * c[MODEL_ERROR]
        + x[at + B_B] * c[OFFSET]
        + x[at + B_G] * c[GAIN]
        + x[at + B_R] * c[RESISTANCE];
  }

  private double gainRow(int at, double[] c) {
    return x[at + Z_G] * c[SOC]
        + x[at + V1_G] * c[V1]
        + x[at + V2_G] * c[V2]
        + x[at + H_G] * c[HYSTERESIS]
        + x[at + D_G] * c[MODEL_ERROR]
        + x[at + B_G] * c[OFFSET]
        + x[at + G_G] * c[GAIN]
        + x[at + G_R] * c[RESISTANCE];
  }

  private double resistanceRow(int at, double[] c) {
    return x[at + Z_R] * c[SOC]
        + x[at + V1_R] * c[V1]
        + x[at + V2_R] * c[V2]
        + x[at + H_R] * c[HYSTERESIS]
        + x[at + D_R] * c[MODEL_ERROR]
        + x[at + B_R] * c[OFFSET]
        + x[at + G_R] * c[GAIN]
        + x[at + R_R] * c[RESISTANCE];
  }

  /// `ph` = the row of Σ of one state: what [#project] gives for an output that is this state.
  void row(int cell, int state, double[] ph) {
    for (int j = 0; j < STATES; j++) ph[j] = get(state, j, cell);
  }

  /// Measurement update, Σ ← Σ − L phᵀ − ph Lᵀ + s L Lᵀ: the Joseph form multiplied out for one
  /// scalar output. It is symmetric by construction, and right for any gain L. It subtracts, so
  /// rounding is not excluded from making a variance negative. What prevents that is the noise in
  /// s: with L = ph / s a variance keeps at least the share (s − Ĉ Σ Ĉᵀ) / s of itself, which is
  /// far above the rounding.
  ///
  /// @param ph Σ Ĉᵀ of the output
  /// @param gain L
  /// @param s variance of the innovation
  void correct(int cell, double[] ph, double[] gain, double s) {
    int at = cell * STRIDE;
    correctSoc(at, ph, gain, s);
    correctFastPair(at, ph, gain, s);
    correctSlowPair(at, ph, gain, s);
    correctVoltageErrors(at, ph, gain, s);
    correctLastingErrors(at, ph, gain, s);
  }

  private void correctSoc(int at, double[] ph, double[] gain, double s) {
    double l = gain[SOC], p = ph[SOC];
    x[at + Z_Z] += l * (s * l - 2 * p);
    x[at + Z_V1] += l * (s * gain[V1] - ph[V1]) - p * gain[V1];
    x[at + Z_V2] += l * (s * gain[V2] - ph[V2]) - p * gain[V2];
    x[at + Z_H] += l * (s * gain[HYSTERESIS] - ph[HYSTERESIS]) - p * gain[HYSTERESIS];
    x[at + Z_D] += l * (s * gain[MODEL_ERROR] - ph[MODEL_ERROR]) - p * gain[MODEL_ERROR];
    x[at + Z_B] += l * (s * gain[OFFSET] - ph[OFFSET]) - p * gain[OFFSET];
    x[at + Z_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + Z_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
  }

  private void correctFastPair(int at, double[] ph, double[] gain, double s) {
    double l = gain[V1], p = ph[V1];
    x[at + V1_V1] += l * (s * l - 2 * p);
    x[at + V1_V2] += l * (s * gain[V2] - ph[V2]) - p * gain[V2];
    x[at + V1_H] += l * (s * gain[HYSTERESIS] - ph[HYSTERESIS]) - p * gain[HYSTERESIS];
    x[at + V1_D] += l * (s * gain[MODEL_ERROR] - ph[MODEL_ERROR]) - p * gain[MODEL_ERROR];
    x[at + V1_B] += l * (s * gain[OFFSET] - ph[OFFSET]) - p * gain[OFFSET];
    x[at + V1_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + V1_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
  }

  private void correctSlowPair(int at, double[] ph, double[] gain, double s) {
    double l = gain[V2], p = ph[V2];
    x[at + V2_V2] += l * (s * l - 2 * p);
    x[at + V2_H] += l * (s * gain[HYSTERESIS] - ph[HYSTERESIS]) - p * gain[HYSTERESIS];
    x[at + V2_D] += l * (s * gain[MODEL_ERROR] - ph[MODEL_ERROR]) - p * gain[MODEL_ERROR];
    x[at + V2_B] += l * (s * gain[OFFSET] - ph[OFFSET]) - p * gain[OFFSET];
    x[at + V2_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + V2_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
  }

  private void correctVoltageErrors(int at, double[] ph, double[] gain, double s) {
    double l = gain[HYSTERESIS], p = ph[HYSTERESIS];
    x[at + H_H] += l * (s * l - 2 * p);
    x[at + H_D] += l * (s * gain[MODEL_ERROR] - ph[MODEL_ERROR]) - p * gain[MODEL_ERROR];
    x[at + H_B] += l * (s * gain[OFFSET] - ph[OFFSET]) - p * gain[OFFSET];
    x[at + H_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + H_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
    l = gain[MODEL_ERROR];
    p = ph[MODEL_ERROR];
    x[at + D_D] += l * (s * l - 2 * p);
    x[at + D_B] += l * (s * gain[OFFSET] - ph[OFFSET]) - p * gain[OFFSET];
    x[at + D_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + D_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
  }

  private void correctLastingErrors(int at, double[] ph, double[] gain, double s) {
    double l = gain[OFFSET], p = ph[OFFSET];
    x[at + B_B] += l * (s * l - 2 * p);
    x[at + B_G] += l * (s * gain[GAIN] - ph[GAIN]) - p * gain[GAIN];
    x[at + B_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
    l = gain[GAIN];
    p = ph[GAIN];
    x[at + G_G] += l * (s * l - 2 * p);
    x[at + G_R] += l * (s * gain[RESISTANCE] - ph[RESISTANCE]) - p * gain[RESISTANCE];
    l = gain[RESISTANCE];
    p = ph[RESISTANCE];
    x[at + R_R] += l * (s * l - 2 * p);
  }

  /// Time update, Σ ← Â Σ Âᵀ + Σ_w. Â has, beside its diagonal, only the effect of offset and gain
  /// on SoC and of the offset on the RC pairs, so that it is written out row by row. Each row uses
  /// the rows below it as they were before.
  void predict(int cell, Transition a) {
    int at = cell * STRIDE;
    predictSoc(at, a);
    predictFastPair(at, a);
    predictSlowPair(at, a);
    predictVoltageErrors(at, a);
    x[at + B_B] += a.offsetNoise;
    x[at + G_G] += a.gainNoise;
    x[at + R_R] += a.resistanceNoise;
  }

  private void predictSoc(int at, Transition a) {
    double fb = a.socByOffset, fg = a.socByGain;
    double bb = x[at + B_B], bg = x[at + B_G], gg = x[at + G_G];
    double zb = x[at + Z_B], zg = x[at + Z_G];
    double newZb = zb + fb * bb + fg * bg, newZg = zg + fb * bg + fg * gg;
    x[at + Z_Z] += fb * (zb + newZb) + fg * (zg + newZg) + a.socNoise;
    x[at + Z_V1] =
        a.v1 * (x[at + Z_V1] + fb * x[at + V1_B] + fg * x[at + V1_G]) + a.v1ByOffset * newZb;
    x[at + Z_V2] =
        a.v2 * (x[at + Z_V2] + fb * x[at + V2_B] + fg * x[at + V2_G]) + a.v2ByOffset * newZb;
    x[at + Z_H] = a.hysteresis * (x[at + Z_H] + fb * x[at + H_B] + fg * x[at + H_G]);
    x[at + Z_D] = a.modelError * (x[at + Z_D] + fb * x[at + D_B] + fg * x[at + D_G]);
    x[at + Z_B] = newZb;
    x[at + Z_G] = newZg;
    x[at + Z_R] += fb * x[at + B_R] + fg * x[at + G_R];
  }

  private void predictFastPair(int at, Transition a) {
    double a1 = a.v1, f1 = a.v1ByOffset, f2 = a.v2ByOffset;
    double bb = x[at + B_B], v1b = x[at + V1_B];
    double newV1b = a1 * v1b + f1 * bb, newV2b = a.v2 * x[at + V2_B] + f2 * bb;
    x[at + V1_V1] = a1 * a1 * x[at + V1_V1] + f1 * (a1 * v1b + newV1b) + a.v1Noise;
    x[at + V1_V2] = a1 * a.v2 * x[at + V1_V2] + f2 * a1 * v1b + f1 * newV2b;
    x[at + V1_H] = a.hysteresis * (a1 * x[at + V1_H] + f1 * x[at + H_B]);
    x[at + V1_D] = a.modelError * (a1 * x[at + V1_D] + f1 * x[at + D_B]);
    x[at + V1_B] = newV1b;
    x[at + V1_G] = a1 * x[at + V1_G] + f1 * x[at + B_G];
    x[at + V1_R] = a1 * x[at + V1_R] + f1 * x[at + B_R];
  }

  private void predictSlowPair(int at, Transition a) {
    double a2 = a.v2, f2 = a.v2ByOffset;
    double bb = x[at + B_B], v2b = x[at + V2_B], newV2b = a2 * v2b + f2 * bb;
    x[at + V2_V2] = a2 * a2 * x[at + V2_V2] + f2 * (a2 * v2b + newV2b) + a.v2Noise;
    x[at + V2_H] = a.hysteresis * (a2 * x[at + V2_H] + f2 * x[at + H_B]);
    x[at + V2_D] = a.modelError * (a2 * x[at + V2_D] + f2 * x[at + D_B]);
    x[at + V2_B] = newV2b;
    x[at + V2_G] = a2 * x[at + V2_G] + f2 * x[at + B_G];
    x[at + V2_R] = a2 * x[at + V2_R] + f2 * x[at + B_R];
  }

  private void predictVoltageErrors(int at, Transition a) {
    double ah = a.hysteresis, ad = a.modelError;
    x[at + H_H] = ah * ah * x[at + H_H] + a.hysteresisNoise;
    x[at + H_D] *= ah * ad;
    x[at + H_B] *= ah;
    x[at + H_G] *= ah;
    x[at + H_R] *= ah;
    x[at + D_D] = ad * ad * x[at + D_D] + a.modelErrorNoise;
    x[at + D_B] *= ad;
    x[at + D_G] *= ad;
    x[at + D_R] *= ad;
  }

  /// Multiplies a state's error by `share`: its variance by the square, its covariances by `share`.
  void scale(int state, int cell, double share) {
    for (int j = 0; j < STATES; j++) {
      x[cell * STRIDE + index(state, j)] *= j == state ? share * share : share;
    }
  }

  /// Limits the variance of a state; its covariances shrink with it.
  void limit(int state, int cell, double largest) {
    double now = variance(state, cell);
    if (now > largest) scale(state, cell, StrictMath.sqrt(largest / now));
  }

  /// Makes a state independent of all others; its variance stays.
  void decorrelate(int state, int cell) {
    double variance = variance(state, cell);
    scale(state, cell, 0);
    set(state, state, cell, variance);
  }

  /// Adds to a state's standard deviation, up to a largest variance. Beyond that its covariances
  /// shrink with it, or Σ would be no covariance.
  ///
  /// @param sigma >= 0, added to the standard deviation
  void widen(int state, int cell, double sigma, double largest) {
    double variance = variance(state, cell);
    if (sigma == 0 && variance <= largest) return;
    double root = StrictMath.sqrt(variance) + sigma, grown = root * root;
    set(state, state, cell, Math.min(grown, largest));
    if (grown <= largest) return;
    double share = StrictMath.sqrt(largest / grown);
    for (int j = 0; j < STATES; j++) {
      if (j != state) x[cell * STRIDE + index(state, j)] *= share;
    }
  }
}
