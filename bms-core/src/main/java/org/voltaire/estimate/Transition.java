package org.voltaire.estimate;

/// The matrices Â and Σ_w of one cell's time update, as far as they are not 0: Σ ← Â Σ Âᵀ + Σ_w.
/// Filled for one cell after another, so that a step of many cells makes one of these.
final class Transition {
  /// Diagonal of Â, 0..1; offset, gain and resistance have 1.
  double v1, v2, hysteresis, modelError;

  /// ∂z/∂b, 1/A; ∂z/∂g, 1; ∂v₁/∂b and ∂v₂/∂b, Ω.
  double socByOffset, socByGain, v1ByOffset, v2ByOffset;

  /// Diagonal of Σ_w, in the squares of the states' units.
  double socNoise,
      v1Noise,
      v2Noise,
      hysteresisNoise,
      modelErrorNoise,
      offsetNoise,
      gainNoise,
      resistanceNoise;
}
