package org.voltaire.sim.pack;

/// The insulation between a pack and its case, and the device that monitors it.
public final class Insulation {
  private double ohm;
  private boolean silent;

  /// @param ohm >= 0
  Insulation(double ohm) {
    this.ohm = ohm;
  }

  /// Changes it.
  ///
  /// @param newOhm >= 0
  public void ohm(double newOhm) {
    ohm = newOhm;
  }

  /// The true resistance, Ω.
  public double ohm() {
    return ohm;
  }

  /// Silences the monitor, or lets it speak again.
  public void silent(boolean isSilent) {
    silent = isSilent;
  }

  /// What the monitor says, Ω; `NaN` while it is silent.
  public double measuredOhm() {
    return silent ? Double.NaN : ohm;
  }
}
