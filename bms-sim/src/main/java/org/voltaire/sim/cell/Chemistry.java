package org.voltaire.sim.cell;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// A kind of cell as its data file describes it. Read with [Chemistries#load].
///
/// @param name as configurations write it
/// @param title for people
/// @param nominalV of one cell
public record Chemistry(
    String name,
    String title,
    double nominalV,
    Ocv ocv,
    Resistance resistance,
    Heat heat,
    Doubt doubt,
    Envelope envelope,
    DefaultLimits limits) {

  /// Open-circuit voltage against state of charge, as measured points.
  public record Ocv(String source, List<Double> soc, List<Double> volts) {}

  /// Resistances at 25 °C of a cell of 1 Ah; a cell of Q Ah has 1/Q of them.
  ///
  /// @param tauS time constant of the RC pair, s
  /// @param activationK activation energy over the gas constant, K
  public record Resistance(
      String source, double r0OhmAh, double r1OhmAh, double tauS, double activationK) {}

  /// One lump of heat per cell; a cell of Q Ah has Q times these.
  public record Heat(
      String source,
      @JsonProperty("capacity_j_per_k_ah") double capacityJPerKAh,
      @JsonProperty("loss_w_per_k_ah") double lossWPerKAh) {}

  /// How well the model above is known: standard deviations.
  public record Doubt(double modelErrorV, double capacityError) {}

  /// What a configuration may not go beyond: lowest and highest.
  public record Envelope(
      String source, List<Double> cellV, List<Double> chargeDegc, List<Double> dischargeDegc) {}

  /// The levels of one quantity.
  public record Levels(double tell, double derate, double open, double hysteresis, double holdS) {}

  /// What a configuration gets when it says nothing else.
  public record DefaultLimits(
      String source,
      double chargeTargetV,
      Levels cellOverVoltageV,
      Levels cellUnderVoltageV,
      Levels chargeOverTempDegc,
      Levels chargeUnderTempDegc,
      Levels dischargeOverTempDegc,
      Levels dischargeUnderTempDegc) {}

  /// What the estimator knows beforehand of a cell of this kind.
  ///
  /// @param capacityAh of one parallel group
  public CellModel cellModel(double capacityAh) {
    return new CellModel(
        OcvCurve.through(row(ocv.soc()), row(ocv.volts())),
        resistance.r0OhmAh() / capacityAh,
        resistance.r1OhmAh() / capacityAh,
        resistance.tauS(),
        resistance.activationK(),
        doubt.modelErrorV(),
        doubt.capacityError());
  }

  private static Doubles row(List<Double> values) {
    return Doubles.generate(values.size(), values::get);
  }
}
