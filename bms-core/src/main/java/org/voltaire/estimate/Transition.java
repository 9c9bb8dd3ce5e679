package org.voltaire.estimate;

/// The matrices A and Q of one cell's time update, as far as they are not 0: Σ ← A Σ Aᵀ + Q. Filled
/// for one cell after another, so that a step of many cells makes one of these.
final class Transition {
  /// Diagonal of A, 0..1; offset, gain and resistance have 1.
  double v1, v2, hysteresis, modelError;

  /// ∂z/∂b, 1/A; ∂z/∂g, 1; ∂v₁/∂b and ∂v₂/∂b, Ω.
  double socByOffset, socByGain, v1ByOffset, v2ByOffset;

  /// Diagonal of Q, in the squares of the states' units.
  double socNoise,
      v1Noise,
      v2Noise,
      hysteresisNoise,
      modelErrorNoise,
      offsetNoise,
      gainNoise,
      resistanceNoise;
}
