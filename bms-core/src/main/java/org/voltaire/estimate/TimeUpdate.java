package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

/// The time update of the filter: states and covariance of a cell, carried over one step of
/// constant current.
///
/// With i the current minus the cell's offset b, κ = η Δt / (3600 Q) and aⱼ = exp(−Δt/τⱼ):
///
///     z  ← z + κ (1 + g) i
///     v₁ ← a₁ v₁ + (1 − a₁) R₁ i        v₂ likewise
///     h  ← aₕ h + (1 − aₕ) sign(i)
///     d  ← a_d d                        b, g, r stay
///
/// So Â is the identity with a₁, a₂, aₕ, a_d on its diagonal, and ∂z/∂b, ∂z/∂g, ∂v₁/∂b, ∂v₂/∂b.
/// Beside v₂ the slow pair holds the lead of the particle surface, which is no state; its error is
/// part of that of v₂, so the covariance uses the whole R₂.
final class TimeUpdate {
  private final double[] x;
  private final Covariance covariance;
  private final ModelTable table;
  private final FilterTick tick;
  private final Transition a = new Transition();
  private final double v1Noise, v2Noise;

  /// @param x the numbers of a [FilterState]; worked on in place
  TimeUpdate(double[] x, Covariance covariance, ModelTable table, FilterTick tick) {
    this.x = x;
    this.covariance = covariance;
    this.table = table;
    this.tick = tick;
    a.v1 = tick.v1Left;
    a.v2 = tick.v2Left;
    a.modelError = tick.modelErrorLeft;
    a.socNoise = tick.socNoise;
    a.offsetNoise = tick.offsetNoise;
    a.gainNoise = tick.gainNoise;
    a.resistanceNoise = tick.resistanceNoise;
    v1Noise = (1 - a.v1 * a.v1) * square(CellEkf.RESISTANCE_ERROR);
    v2Noise = (1 - a.v2 * a.v2) * square(2 * CellEkf.RESISTANCE_ERROR);
  }

  /// Advances one cell. Allocates nothing.
  void apply(int cell) {
    int at = cell * STRIDE;
    double a1 = a.v1, a2 = a.v2, ad = a.modelError, kappa = tick.socPerA;
    double bledA = tick.bledA(cell), i = tick.cellA(x[at + OFFSET]) - bledA;
    double ah = bledA == 0 ? tick.hysteresisLeft : tick.hysteresisLeft(bledA);
    a.hysteresis = ah;
    a.hysteresisNoise = FilterTick.hysteresisNoise(ah);
    double z = x[at + SOC], gain = 1 + x[at + GAIN];
    double column = ModelTable.column(z);
    double r1 = table.at(tick.row, column, ModelTable.R1);
    double r2 = table.at(tick.row, column, ModelTable.R2);
    double ownR2 = table.at(tick.row, column, ModelTable.OWN_R2);
    x[at + SOC] = Math.clamp(z + kappa * gain * i, CellEkf.LOWEST_SOC, CellEkf.HIGHEST_SOC);
    x[at + V1] = a1 * x[at + V1] + (1 - a1) * r1 * i;
    x[at + V2] = a2 * x[at + V2] + (1 - a2) * ownR2 * i;
    x[at + SLOW_A] = a2 * x[at + SLOW_A] + (1 - a2) * i;
    x[at + HYSTERESIS] = ah * x[at + HYSTERESIS] + (1 - ah) * Math.signum(i);
    x[at + MODEL_ERROR] *= ad;

    double modelSigma = x[at + MODEL_SIGMA];
    a.socByOffset = -(tick.idle ? 0 : kappa) * gain;
    a.socByGain = kappa * i;
    a.v1ByOffset = -(tick.idle ? 0 : 1 - a1) * r1;
    a.v2ByOffset = -(tick.idle ? 0 : 1 - a2) * r2;
    a.v1Noise = v1Noise * r1 * r1 * (i * i);
    a.v2Noise = v2Noise * r2 * r2 * (i * i);
    a.modelErrorNoise = (1 - ad * ad) * modelSigma * modelSigma;
    covariance.predict(cell, a);
  }
}
