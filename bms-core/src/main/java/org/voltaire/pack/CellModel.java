package org.voltaire.pack;

import org.voltaire.measure.Doubles;

/// What is known beforehand about a kind of cell, and how well: second-order Thévenin model with
/// hysteresis. Current i positive while charging, T in °C:
///
///     z'  = η i / (3600 Q)                    η coulombic efficiency while charging, else 1
///     h   follows [Hysteresis#branchAfter]
///     vj' = (Rj(T, z) i − vj) / τj(T)         j = 1, 2
///     v   = U(zs) + ΔU(T, z) + M(z) h + v1 + v2 + drop
///
/// with the drop and the SoC zs of the particles' surface as [Dynamics] has them: R0 i and z for
/// small currents, and R2 what of the slow pair is not the surface's.
///
/// Source: G. L. Plett, "Battery Management Systems", vol. 1 (2015), chapter 2.
///
/// @param capacityAh of the cell or parallel group that the resistances belong to, Ah
/// @param ocv U, open-circuit voltage at 25 °C, mean of charge and discharge, V
/// @param hysteresis M and how the branch h moves
/// @param ocvShift ΔU, what U is off by at other temperatures
/// @param dynamics R0, R1, R2, τ1, τ2
/// @param residual what the model leaves unexplained
/// @param coulombicEfficiency share of the charge put in that is stored, 0.5..1
/// @param capacityError standard deviation of a cell's capacity against `capacityAh`, as a ratio
public record CellModel(
    double capacityAh,
    OcvCurve ocv,
    Hysteresis hysteresis,
    OcvShift ocvShift,
    Dynamics dynamics,
    Residual residual,
    double coulombicEfficiency,
    double capacityError) {

  public CellModel {
    positive("capacityAh", capacityAh);
    positive("capacityError", capacityError);
    if (!(coulombicEfficiency >= 0.5 && coulombicEfficiency <= 1)) {
      throw new IllegalArgumentException(
          "cell model: coulombicEfficiency is %s, must be 0.5..1".formatted(coulombicEfficiency));
    }
  }

  /// First-order Thévenin model: one RC pair, no hysteresis, resistances by Arrhenius' law.
  ///
  /// @param r0Ohm series resistance at 25 °C
  /// @param r1Ohm resistance of the RC pair at 25 °C
  /// @param tauSeconds time constant of the RC pair
  /// @param activationK activation energy over the gas constant, K: R(T) = R(25 °C) ·
  ///   exp(activationK · (1/T − 1/298.15))
  /// @param modelErrorV standard deviation of what the model leaves unexplained, V
  /// @param capacityError standard deviation of a cell's capacity, as a ratio
  public static CellModel thevenin(
      double capacityAh,
      OcvCurve ocv,
      double r0Ohm,
      double r1Ohm,
      double tauSeconds,
      double activationK,
      double modelErrorV,
      double capacityError) {
    positive("r0Ohm", r0Ohm);
    positive("r1Ohm", r1Ohm);
    positive("tauSeconds", tauSeconds);
    positive("modelErrorV", modelErrorV);
    var dynamics =
        new Dynamics(
            Doubles.of(25),
            Doubles.of(0.5),
            Doubles.of(r0Ohm),
            Doubles.of(r1Ohm),
            Doubles.of(0),
            Doubles.of(tauSeconds),
            Doubles.of(tauSeconds),
            Doubles.of(0),
            Double.POSITIVE_INFINITY,
            activationK);
    return new CellModel(
        capacityAh,
        ocv,
        Hysteresis.none(),
        OcvShift.none(25),
        dynamics,
        Residual.constant(modelErrorV, THEVENIN_ERROR_LASTS_SECONDS),
        1,
        capacityError);
  }

  /// How long hysteresis and slow diffusion, which a first-order model lacks, keep their value, s;
  /// assumed.
  private static final double THEVENIN_ERROR_LASTS_SECONDS = 7200;

  /// The same kind of cell with another capacity: resistance times capacity is kept.
  public CellModel withCapacity(double ah) {
    return new CellModel(
        ah,
        ocv,
        hysteresis,
        ocvShift,
        dynamics.times(capacityAh / ah),
        residual,
        coulombicEfficiency,
        capacityError);
  }

  /// The same kind of cell, of which the capacity is known otherwise.
  ///
  /// @param error standard deviation of a cell's capacity against `capacityAh`, as a ratio, > 0
  public CellModel withCapacityError(double error) {
    return new CellModel(
        capacityAh, ocv, hysteresis, ocvShift, dynamics, residual, coulombicEfficiency, error);
  }

  private static void positive(String key, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "cell model: %s is %s, must be above 0".formatted(key, value));
    }
  }
}
