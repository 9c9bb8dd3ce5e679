package org.voltaire.sim.bench;

import org.voltaire.measure.CellSet;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.pack.Switches;

/// The circuit of pack, switches and load: what flows in it, and how the pack lives meanwhile.
final class Circuit {
  private final Plant plant;
  private final Switches switches;
  private final BenchDefects defects;
  private double wantedA;
  private double meanA;
  private double movedA;
  private double movedW;
  private double flowingA;

  /// @param defects ways around the switches among them
  Circuit(Plant plant, Switches switches, BenchDefects defects) {
    this.plant = plant;
    this.switches = switches;
    this.defects = defects;
  }

  /// What the load wants from now on, A, positive while charging.
  void want(double amperes) {
    wantedA = amperes;
  }

  /// Lets time go by, from one moment at which a contact moves to the next.
  ///
  /// @param dtSeconds >= 0
  /// @param bled the cells whose bleed resistor is on
  void advance(double dtSeconds, CellSet bled) {
    double movedAs = 0, movedJ = 0;
    if (dtSeconds == 0) {
      plant.advance(meanA + defects.aroundA(), bled, 0);
      switches.look(plant);
    }
    for (double left = dtSeconds; left > 0; ) {
      var span = switches.next(left, wantedA, plant);
      if (span.seconds() > 0) {
        double spanA = span.meanA() + defects.aroundA();
        double fromV = plant.packVoltageV(spanA);
        plant.advance(spanA, bled, span.seconds());
        switches.look(plant);
        movedAs += spanA * span.seconds();
        movedJ += spanA * (fromV + plant.packVoltageV(spanA)) / 2 * span.seconds();
      }
      switches.arrive(wantedA, plant);
      left = span.seconds() < left ? left - span.seconds() : 0;
    }
    movedA = dtSeconds > 0 ? movedAs / dtSeconds : 0;
    movedW = dtSeconds > 0 ? movedJ / dtSeconds : 0;
  }

  /// Sees what flows now.
  ///
  /// @param ripple of the load's current at this instant, as a share of it
  void look(double ripple) {
    meanA = switches.currentA(wantedA, plant);
    flowingA = ripple == 0 || !switches.connected() ? meanA : meanA * (1 + ripple);
  }

  /// What flows through the pack at this instant, A.
  double currentA() {
    return flowingA + defects.aroundA();
  }

  /// Mean current of the last [#advance], A.
  double movedA() {
    return movedA;
  }

  /// Mean power at the pack's terminals during the last [#advance], W.
  double movedW() {
    return movedW;
  }

  /// The voltage on the load's side of the switches, V.
  double busVoltageV() {
    return switches.busVoltageV(wantedA, plant);
  }
}
