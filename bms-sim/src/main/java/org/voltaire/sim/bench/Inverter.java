package org.voltaire.sim.bench;

import org.voltaire.sim.pack.Plant;

/// An inverter on a single-phase grid: a mean power, and on it the ripple of the grid's power,
/// which comes and goes twice per period.
///
/// The cells carry the mean. Whatever measures current or voltage does so at an instant and sees
/// the ripple: sampled ten times a second it looks like a slow wave that is not there. The grid is
/// seldom exactly at its nominal frequency; here it is 0.013 Hz off. The ripple's own heat, half of
/// the square of its share, is left out. Its capacitor is the one on the bus
/// ([org.voltaire.sim.pack.Switchgear]).
///
/// @param meanW at the pack's terminals, positive while charging
/// @param rippleShare amplitude of the pack's ripple current over its mean, 0..1
/// @param mainsHz of the grid, above 0
public record Inverter(double meanW, double rippleShare, double mainsHz) implements Load {

  public Inverter {
    if (!(rippleShare >= 0 && rippleShare <= 1) || !(mainsHz > 0)) {
      throw new IllegalArgumentException(
          "inverter: rippleShare is %s, must be 0..1; mainsHz is %s, must be above 0"
              .formatted(rippleShare, mainsHz));
    }
  }

  /// One on a 50 Hz grid.
  public static Inverter on50Hz(double meanW, double rippleShare) {
    return new Inverter(meanW, rippleShare, 50.013);
  }

  @Override
  public double currentA(double timeSeconds, Plant plant) {
    return plant.currentForPowerA(meanW);
  }

  @Override
  public double ripple(double timeSeconds) {
    return rippleShare * StrictMath.sin(4 * StrictMath.PI * mainsHz * timeSeconds);
  }
}
