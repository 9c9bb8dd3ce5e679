package org.voltaire.sim.cell;

import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;

/// One plant cell made from an identified [CellModel]: it counts its own charge and answers a
/// current with a voltage.
///
/// Unlike [CellBank], whose resistances are a table of temperature times a factor of SoC, it has
/// the model's whole tables, its charge transfer and the bend of the OCV. It has no heat of its
/// own: the temperature is given, as a chamber or a thermocouple gives it. States are advanced by
/// their exact solution for a current that is constant over the step.
public final class ModelledCell {
  private final CellModel model;
  private double soc;
  private double branch;
  private double v1;
  private double v2;
  private double slowA;
  private double tempDegC;
  private Dynamics.DynamicsRow row;

  /// A rested cell.
  ///
  /// @param soc 0..1
  /// @param branch of the hysteresis, −1 after discharging to 1 after charging
  /// @param tempDegC °C
  public ModelledCell(CellModel model, double soc, double branch, double tempDegC) {
    this.model = model;
    this.soc = soc;
    this.branch = branch;
    this.tempDegC = tempDegC;
    this.row = model.dynamics().at(tempDegC);
  }

  /// Time goes by.
  ///
  /// @param currentA constant meanwhile, A, positive while charging
  /// @param degC temperature meanwhile, °C
  /// @param dtSeconds >= 0
  public void advance(double currentA, double degC, double dtSeconds) {
    if (!(dtSeconds >= 0)) {
      throw new IllegalArgumentException("step: is " + dtSeconds + " s, must be >= 0");
    }
    if (degC != tempDegC) {
      tempDegC = degC;
      row = model.dynamics().at(degC);
    }
    double efficiency = currentA > 0 ? model.coulombicEfficiency() : 1;
    double change = efficiency * currentA * dtSeconds / (3600 * model.capacityAh());
    soc += change;
    branch = model.hysteresis().branchAfter(branch, change);
    double a1 = StrictMath.exp(-dtSeconds / row.tau1Seconds());
    double a2 = StrictMath.exp(-dtSeconds / row.tau2Seconds());
    v1 = a1 * v1 + (1 - a1) * row.r1At(soc) * currentA;
    v2 = a2 * v2 + (1 - a2) * row.ownR2At(model.ocv(), soc) * currentA;
    slowA = a2 * slowA + (1 - a2) * currentA;
  }

  /// Puts the charge where a reference says it is; everything else stays as it is.
  public void place(double stateOfCharge) {
    soc = stateOfCharge;
  }

  /// Terminal voltage while this current flows, V.
  public double voltageV(double currentA) {
    return model.ocv().at(soc)
        + model.ocvShift().at(tempDegC, soc)
        + model.hysteresis().halfGap().at(soc) * branch
        + v1
        + v2
        + row.aheadV(model.ocv(), soc, slowA)
        + row.dropV(row.surfaceSoc(soc, slowA), currentA);
  }

  /// State of charge; below 0 or above 1 when it was abused.
  public double soc() {
    return soc;
  }
}
