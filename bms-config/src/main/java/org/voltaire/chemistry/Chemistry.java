package org.voltaire.chemistry;

import java.util.List;
import java.util.Optional;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// A kind of cell as its data file describes it, every number with its source. Read with
/// [Chemistries#load].
///
/// @param name as configurations write it
/// @param title for people
/// @param nominalVoltage of one cell
/// @param ocv open-circuit voltage, mean of charge and discharge, V
/// @param entropy dU/dT of the open-circuit voltage, V/K
/// @param polymer what a dry polymer cell has beyond; empty for liquid electrolytes
public record Chemistry(
    String name,
    String title,
    Figure nominalVoltage,
    Curve ocv,
    HysteresisFigures hysteresis,
    Curve entropy,
    Resistance resistance,
    Heat heat,
    SelfDischarge selfDischarge,
    Ageing ageing,
    EstimatorFigures estimator,
    OuterLimits envelope,
    DefaultLimits limits,
    Optional<Polymer> polymer) {

  /// The open-circuit voltage after charging stands above the one after discharging.
  ///
  /// @param halfGap half of the distance between the two, V
  /// @param reversal how much charge leads from one to the other, as a share of the capacity
  public record HysteresisFigures(Curve halfGap, Figure reversal) {}

  /// One lump of heat per cell; a cell of Q Ah has Q times these.
  ///
  /// @param capacity J/(K Ah)
  /// @param loss to the room, W/(K Ah)
  public record Heat(Figure capacity, Figure loss) {}

  /// Charge that is lost at rest.
  ///
  /// @param perMonth share of the capacity in 30 days at the reference temperature
  /// @param activation energy over the gas constant, K
  public record SelfDischarge(Figure perMonth, Figure activation) {}

  /// What an estimator with one RC pair is told: both pairs together, and how well that is known.
  ///
  /// @param tau time constant of the one pair, s
  /// @param activation energy over the gas constant, K
  /// @param modelError standard deviation of what the model leaves unexplained, V
  /// @param capacityError standard deviation of a cell's capacity, as a ratio
  public record EstimatorFigures(
      Figure tau, Figure activation, Figure modelError, Figure capacityError) {}

  /// What a configuration may not go beyond: lowest and highest.
  public record OuterLimits(
      List<Double> cellV, List<Double> chargeDegc, List<Double> dischargeDegc, String source) {}

  /// The levels of one quantity.
  public record Levels(
      double tell, double derate, double open, double hysteresis, double holdS, String source) {}

  /// What a configuration gets when it says nothing else.
  public record DefaultLimits(
      Figure chargeTarget,
      Levels cellOverVoltageV,
      Levels cellUnderVoltageV,
      Levels chargeOverTempDegc,
      Levels chargeUnderTempDegc,
      Levels dischargeOverTempDegc,
      Levels dischargeUnderTempDegc) {

    /// To what a charger brings one cell, V.
    public double chargeTargetV() {
      return chargeTarget.value();
    }
  }

  /// The usual voltage of one cell, V.
  public double nominalV() {
    return nominalVoltage.value();
  }

  /// The temperature that resistances, self-discharge and ageing are stated for, °C: 25, and the
  /// working temperature for a polymer.
  public double referenceDegC() {
    return polymer.isPresent() ? resistance.r0().degc().getFirst() : 25;
  }

  /// Its open-circuit voltage, mean of charge and discharge.
  public OcvCurve ocvCurve() {
    return OcvCurve.through(row(ocv.soc()), row(ocv.values()));
  }

  /// What the estimator knows beforehand of a cell of this kind: one RC pair instead of two, no
  /// hysteresis, resistances as Arrhenius' law puts them at 25 °C.
  ///
  /// @param capacityAh of one parallel group
  public CellModel cellModel(double capacityAh) {
    double from = referenceDegC();
    double activationK = estimator.activation().value();
    double at25 =
        StrictMath.exp(activationK * (1 / 298.15 - 1 / (from + Figure.ZERO_CELSIUS_K)))
            / capacityAh;
    return CellModel.thevenin(
        capacityAh,
        ocvCurve(),
        resistance.r0().at(from) * at25,
        (resistance.r1().at(from) + resistance.r2().at(from)) * at25,
        estimator.tau().value(),
        activationK,
        estimator.modelError().value(),
        estimator.capacityError().value());
  }

  private static Doubles row(List<Double> values) {
    return Doubles.generate(values.size(), values::get);
  }
}
