package org.voltaire.sim.pack;

/// What is wrong with the heater of a pack that works hot.
public final class HeaterDefects {
  private boolean stuckOn;
  private boolean open;
  private double drawRatio = 1;
  private double frozenDegC = Double.NaN;

  /// Makes it sound.
  public void mend() {
    stuckOn = false;
    open = false;
    drawRatio = 1;
    frozenDegC = Double.NaN;
  }

  /// Its switch no longer opens: it heats whatever the thermostat says, on the charger or else on
  /// the pack, and does not spare the pack's last charge.
  public void stickOn() {
    stuckOn = true;
  }

  /// Its wire is broken: it is switched on and gives no heat.
  public void breakWire() {
    open = true;
  }

  /// Part of its winding is bridged.
  ///
  /// @param ratio of the power it then takes, above 0
  public void bridge(double ratio) {
    drawRatio *= ratio;
  }

  /// Its thermostat sees this temperature for ever, °C.
  public void freeze(double degC) {
    frozenDegC = degC;
  }

  boolean stuckOn() {
    return stuckOn;
  }

  boolean isOpen() {
    return open;
  }

  double drawRatio() {
    return drawRatio;
  }

  double seenDegC(double degC) {
    return Double.isNaN(frozenDegC) ? degC : frozenDegC;
  }
}
