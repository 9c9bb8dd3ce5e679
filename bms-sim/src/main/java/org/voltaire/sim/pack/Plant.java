package org.voltaire.sim.pack;

import org.voltaire.measure.CellSet;
import org.voltaire.pack.OcvCurve;
import org.voltaire.sim.cell.Chemistry;
import org.voltaire.sim.cell.Noise;

/// The battery itself: a string of cells that differ a little, with heat. It knows the truth, which
/// no estimator may see.
///
/// Per cell, current positive while charging and constant over a step:
///
///     soc' = i / Q                            Q capacity, As
///     v1'  = (R1 i − v1) / tau                v1 voltage of the RC pair, V
///     C T' = R0 i² + v1²/R1 − h (T − Tamb)    T temperature, K
///     v    = OCV(soc) + v1 + R0 i
///
/// Resistances follow Arrhenius' law. SoC, v1 and T are advanced by their exact solution for the
/// step's current; resistances and heat are those at its start, so at full current steps should be
/// short against the minutes in which a cell warms up: 10 s instead of 0.1 s at 1 C cost 1 µV.
///
/// Source: standard Thévenin circuit, e.g. G. L. Plett, "Battery Management Systems", vol. 1 (2015),
/// chapter 2; parameters from the chemistry's data file, sources there.
public final class Plant {
  private final PackProfile profile;
  private final OcvCurve ocv;
  private final double tauSeconds;
  private final double activationK;
  private final double heatCapacityJPerK;
  private final double heatLossWPerK;
  private final double[] capacityAs;
  private final double[] r0Ohm;
  private final double[] r1Ohm;
  private final double[] soc;
  private final double[] v1;
  private final double[] tempDegC;
  private final double[] scale;
  private double ambientDegC;

  /// A rested pack at ambient temperature, its cells spread as the profile says.
  public Plant(PackProfile profile) {
    this.profile = profile;
    this.ambientDegC = profile.ambientDegc();
    Chemistry cells = profile.cells();
    this.ocv = cells.cellModel(profile.capacityAh()).ocv();
    this.tauSeconds = cells.resistance().tauS();
    this.activationK = cells.resistance().activationK();
    this.heatCapacityJPerK = cells.heat().capacityJPerKAh() * profile.capacityAh();
    this.heatLossWPerK = cells.heat().lossWPerKAh() * profile.capacityAh();
    int n = profile.cellsInSeries();
    this.capacityAs = new double[n];
    this.r0Ohm = new double[n];
    this.r1Ohm = new double[n];
    this.soc = new double[n];
    this.v1 = new double[n];
    this.tempDegC = new double[n];
    this.scale = new double[n];
    var spread = profile.spread();
    var noise = new Noise(spread.seed());
    for (int cell = 0; cell < n; cell++) {
      double capacityAh = profile.capacityAh() * (1 + noise.next(spread.capacity()));
      double resistance = (1 + noise.next(spread.resistance())) / profile.capacityAh();
      capacityAs[cell] = 3600 * capacityAh;
      r0Ohm[cell] = cells.resistance().r0OhmAh() * resistance;
      r1Ohm[cell] = cells.resistance().r1OhmAh() * resistance;
      soc[cell] = Math.clamp(profile.initialSoc() + noise.next(spread.soc()), 0.0, 1.0);
      tempDegC[cell] = profile.ambientDegc();
      scale[cell] = resistanceScale(tempDegC[cell]);
    }
  }

  /// What it was built from.
  public PackProfile profile() {
    return profile;
  }

  /// Time goes by.
  ///
  /// @param currentA through the string, constant meanwhile, positive while charging
  /// @param bleeding the cells whose bleed resistor is on
  /// @param dtSeconds >= 0
  public void advance(double currentA, CellSet bleeding, double dtSeconds) {
    double decay = StrictMath.exp(-dtSeconds / tauSeconds);
    double cooling = StrictMath.exp(-dtSeconds * heatLossWPerK / heatCapacityJPerK);
    for (int cell = 0; cell < soc.length; cell++) {
      double i = currentA;
      if (bleeding.contains(cell)) i -= cellVoltageV(cell, currentA) / profile.bleedOhm();
      double r0 = r0Ohm[cell] * scale[cell], r1 = r1Ohm[cell] * scale[cell];
      double heatW = r0 * i * i + v1[cell] * v1[cell] / r1;
      soc[cell] += i * dtSeconds / capacityAs[cell];
      v1[cell] = decay * v1[cell] + (1 - decay) * r1 * i;
      double settledDegC = ambientDegC + heatW / heatLossWPerK;
      tempDegC[cell] = settledDegC + cooling * (tempDegC[cell] - settledDegC);
      scale[cell] = resistanceScale(tempDegC[cell]);
    }
  }

  /// The room gets another temperature, °C.
  public void ambientDegC(double degC) {
    ambientDegC = degC;
  }

  /// The temperature of the room, °C.
  public double ambientDegC() {
    return ambientDegC;
  }

  /// Terminal voltage of one cell while this current flows, V.
  public double cellVoltageV(int cell, double currentA) {
    return ocv.at(soc[cell]) + v1[cell] + r0Ohm[cell] * scale[cell] * currentA;
  }

  /// Voltage of the whole string while this current flows, V.
  public double packVoltageV(double currentA) {
    double sum = 0;
    for (int cell = 0; cell < soc.length; cell++) sum += cellVoltageV(cell, currentA);
    return sum;
  }

  /// The true state of charge of one cell; below 0 or above 1 when it was abused.
  public double soc(int cell) {
    return soc[cell];
  }

  /// The true capacity of one cell, Ah.
  public double capacityAh(int cell) {
    return capacityAs[cell] / 3600;
  }

  /// The true temperature of one cell, °C.
  public double tempDegC(int cell) {
    return tempDegC[cell];
  }

  /// What the thermistor nearest to B− but `index` others reads, °C.
  public double thermistorDegC(int index) {
    int cell = (2 * index + 1) * soc.length / (2 * profile.thermistors());
    return tempDegC[Math.min(cell, soc.length - 1)];
  }

  /// The lowest true state of charge of all cells.
  public double lowestSoc() {
    double lowest = soc[0];
    for (double each : soc) lowest = Math.min(lowest, each);
    return lowest;
  }

  private double resistanceScale(double degC) {
    return StrictMath.exp(activationK * (1 / (degC + 273.15) - 1 / 298.15));
  }
}
