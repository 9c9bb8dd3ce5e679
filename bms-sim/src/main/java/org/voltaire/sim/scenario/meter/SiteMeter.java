package org.voltaire.sim.scenario.meter;

import org.voltaire.sim.bench.StorageSystem.Balance;

/// Where the energy of sun and grid went in a storage system. Everything is `NaN` in a run without
/// one.
public final class SiteMeter {
  /// Demand is lost where more than this share of it is not served; below, the inverter's steps.
  private static final double LOST_SHARE = 0.01;

  private double sunJ, demandJ, importedJ, spareJ, lostJ, lostSeconds;
  private boolean site;

  SiteMeter() {}

  void tick(Balance balance, double seconds) {
    site = true;
    sunJ += balance.sunW() * seconds;
    demandJ += balance.demandW() * seconds;
    importedJ += balance.importedW() * seconds;
    spareJ += balance.spareW() * seconds;
    lostJ += balance.lostW() * seconds;
    if (balance.lostW() > LOST_SHARE * balance.demandW()) lostSeconds += seconds;
  }

  /// What the sun gave, Wh.
  public double sunWh() {
    return wh(sunJ);
  }

  /// What people wanted, Wh.
  public double demandWh() {
    return wh(demandJ);
  }

  /// What came from the grid, Wh.
  public double importedWh() {
    return wh(importedJ);
  }

  /// What neither people nor the battery could use, Wh: exported, or curtailed off the grid.
  public double spareWh() {
    return wh(spareJ);
  }

  /// What people wanted and did not get, Wh.
  public double lostWh() {
    return wh(lostJ);
  }

  /// How long more than a hundredth of the demand was not served, s.
  public double lostSeconds() {
    return site ? lostSeconds : Double.NaN;
  }

  /// The share of the sun's energy that was used or stored here.
  public double selfConsumption() {
    return Meters.over(sunJ - spareJ, sunJ);
  }

  /// The share of the demand that was served without a grid.
  public double selfSufficiency() {
    return Meters.over(demandJ - importedJ - lostJ, demandJ);
  }

  private double wh(double joule) {
    return site ? joule / Meters.J_PER_WH : Double.NaN;
  }
}
