package org.voltaire.sim.cell;

import java.util.Optional;
import org.voltaire.chemistry.Polymer;

/// How unevenly a current has spread the salt of a polymer electrolyte, and what that costs.
///
/// Diffusion through a layer, as its first four modes; i current, s how far the salt is used up at
/// one electrode (±1: gone):
///
///     mn' = (wn i / Iss − mn) (2n + 1)² / τd        n = 0 … 3
///     s   = m0 + m1 + m2 + m3
///     η   = A ln((1 + s) / (1 − s))
///
/// with wn = 8 / (π² (2n + 1)²), the last also holding the weight of all modes beyond. Iss is what
/// can be carried for ever; above it s grows with √t, as Sand found, and reaches 1 after (I_lim /
/// I)² τ. There the logarithm goes on as a straight line of its own slope ([#EDGE]), some 20 V per
/// unit of s: the voltage collapses within seconds to minutes, but stays a number.
///
/// Iss follows the conductivity; τd does not, so every mode has one decay per step length.
///
/// Source: H. J. S. Sand, Phil. Mag. 1 (1901) 45; modes of diffusion through a layer: J. Crank,
/// "The Mathematics of Diffusion" (1975), chapter 4. That Sand's limit rules LMP: Devaux et al.,
/// Front. Energy Res. 7:168 (2020).
final class SaltProfile {
  /// Where the logarithm ends and its tangent begins.
  static final double EDGE = 0.9995;

  private static final double PI2 = StrictMath.PI * StrictMath.PI;
  static final double W0 = 8 / PI2, W1 = W0 / 9, W2 = W0 / 25, W3 = 1 - W0 - W1 - W2;

  private final double steadyA;
  private final double slowSeconds;
  private final double scaleV;
  private final double[] m0;
  private final double[] m1;
  private final double[] m2;
  private final double[] m3;
  private final double[] etaV;
  private double decay0, decay1, decay2, decay3;

  private SaltProfile(double steadyA, double slowSeconds, double scaleV, int cells) {
    this.steadyA = steadyA;
    this.slowSeconds = slowSeconds;
    this.scaleV = scaleV;
    this.m0 = new double[cells];
    this.m1 = new double[cells];
    this.m2 = new double[cells];
    this.m3 = new double[cells];
    this.etaV = new double[cells];
  }

  /// The even profile of rested cells; without a polymer nothing ever changes in it.
  static SaltProfile of(Optional<Polymer> polymer, int cells, double capacityAh) {
    return polymer
        .map(Polymer::sand)
        .map(sand -> {
          double steady = sand.limitingRate().value() * sand.steadyShare().value();
          // s ≈ (I / Iss) 4/π^1.5 √(t/τd) for short times: 1 at t = (I_lim / I)² τ.
          double root = 4 / (PI2 / StrictMath.sqrt(StrictMath.PI)) / sand.steadyShare().value();
          return new SaltProfile(
              steady * capacityAh,
              root * root * sand.sandTime().value(),
              sand.diffusion().value() * steady / 2,
              cells);
        })
        .orElseGet(() -> new SaltProfile(1, 1, 0, cells));
  }

  void rest(int cell) {
    m0[cell] = 0;
    m1[cell] = 0;
    m2[cell] = 0;
    m3[cell] = 0;
    etaV[cell] = 0;
  }

  void prepare(double dtSeconds) {
    double x = dtSeconds / slowSeconds;
    decay0 = StrictMath.exp(-x);
    decay1 = StrictMath.exp(-9 * x);
    decay2 = StrictMath.exp(-25 * x);
    decay3 = StrictMath.exp(-49 * x);
  }

  /// One step for one cell.
  ///
  /// @param sigma conductivity against that at the reference temperature
  /// @return the mean overpotential over the step, V
  double advance(int cell, double currentA, double sigma) {
    double end = currentA / (steadyA * sigma);
    m0[cell] = W0 * end + decay0 * (m0[cell] - W0 * end);
    m1[cell] = W1 * end + decay1 * (m1[cell] - W1 * end);
    m2[cell] = W2 * end + decay2 * (m2[cell] - W2 * end);
    m3[cell] = W3 * end + decay3 * (m3[cell] - W3 * end);
    double before = etaV[cell], after = overpotential(depletion(cell));
    etaV[cell] = after;
    return 0.5 * (before + after);
  }

  double overpotentialV(int cell) {
    return etaV[cell];
  }

  double depletion(int cell) {
    return m0[cell] + m1[cell] + m2[cell] + m3[cell];
  }

  /// η of a depletion, V.
  double overpotential(double s) {
    double inside = Math.clamp(s, -EDGE, EDGE);
    double tangent = 2 / (1 - EDGE * EDGE);
    return scaleV * (StrictMath.log((1 + inside) / (1 - inside)) + tangent * (s - inside));
  }

  /// τd, s.
  double slowSeconds() {
    return slowSeconds;
  }

  /// Iss at the reference temperature, A.
  double steadyA() {
    return steadyA;
  }
}
