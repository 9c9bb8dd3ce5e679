package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// The open-circuit voltage after charging stands above the one after discharging. How far between
/// the two a cell is, is its branch h, from −1 (after discharging) to 1 (after charging):
///
///     dh/dz = rate · (1 − h)  while charging,   dh/dz = rate · (1 + h)  while discharging
///
/// Source: G. L. Plett, "Battery Management Systems", vol. 1 (2015), chapter 2, one-state model.
///
/// @param halfGap M(z), half of the distance between the two branches, V, >= 0
/// @param rate how quickly the branch follows a reversal, per unit of SoC, > 0
public record Hysteresis(SocCurve halfGap, double rate) {

  public Hysteresis {
    Grid.table("half-gap", halfGap.values(), SocCurve.POINTS, 0);
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("hysteresis: rate is " + rate + ", must be above 0");
    }
  }

  /// A cell without hysteresis.
  public static Hysteresis none() {
    return new Hysteresis(new SocCurve(Doubles.generate(SocCurve.POINTS, _ -> 0.0)), 1);
  }

  /// The branch after the SoC has moved.
  ///
  /// @param branch before, −1..1
  /// @param socChange positive while charging
  public double branchAfter(double branch, double socChange) {
    if (socChange == 0) return branch;
    double kept = StrictMath.exp(-rate * Math.abs(socChange));
    return kept * branch + (1 - kept) * Math.signum(socChange);
  }
}
