package org.voltaire.cli.simulate;

import org.voltaire.sim.scenario.meter.TickFlow;

/// Where power went, as means since the row before, W; `NaN` where there is no such thing.
///
/// @param packW at the pack's terminals, positive while charging
/// @param heaterW of the heater, from the cells or from a plug
/// @param sunW what the sun gave
/// @param demandW what people wanted
/// @param gridW from the grid, negative into it; off the grid, negative what was curtailed
/// @param lostW what people wanted and did not get
/// @param kmPerHour how fast the car went, km/h
record Powers(
    double packW,
    double heaterW,
    double sunW,
    double demandW,
    double gridW,
    double lostW,
    double kmPerHour) {

  /// Adds up what flows from one row to the next.
  static final class Sum {
    private double seconds, packJ, heaterJ, sunJ, demandJ, gridJ, lostJ, metres;
    private boolean heated, site, driving;

    /// One tick.
    ///
    /// @param hasHeater whether there is one
    void add(TickFlow flowed, boolean hasHeater) {
      double s = flowed.seconds();
      seconds += s;
      packJ += flowed.packW() * s;
      heaterJ += flowed.heaterW() * s;
      metres += flowed.metres();
      heated = hasHeater;
      driving |= flowed.driving();
      if (flowed.site().isEmpty()) return;
      var balance = flowed.site().get();
      site = true;
      sunJ += balance.sunW() * s;
      demandJ += balance.demandW() * s;
      gridJ += (balance.importedW() - balance.spareW()) * s;
      lostJ += balance.lostW() * s;
    }

    /// The means since the last time, and begins anew.
    Powers take() {
      var powers =
          new Powers(
              mean(packJ, true),
              mean(heaterJ, heated),
              mean(sunJ, site),
              mean(demandJ, site),
              mean(gridJ, site),
              mean(lostJ, site),
              3.6 * mean(metres, driving));
      seconds = packJ = heaterJ = sunJ = demandJ = gridJ = lostJ = metres = 0;
      site = driving = false;
      return powers;
    }

    private double mean(double sum, boolean there) {
      return there && seconds > 0 ? sum / seconds : Double.NaN;
    }
  }
}
