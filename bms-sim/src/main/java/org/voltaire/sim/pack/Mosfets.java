package org.voltaire.sim.pack;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;

/// Transistors in the minus lead, as ready-made boards have: they switch at once, need no precharge
/// and cannot weld. Nothing precharges through them: told to, they stay open.
public final class Mosfets implements Switches {
  private Contactors told = Contactors.CLOSED;
  private double shortS;

  @Override
  public void look(Plant plant) {}

  @Override
  public void command(Contactors command) {
    told = command;
  }

  @Override
  public boolean connected() {
    return told == Contactors.CLOSED;
  }

  @Override
  public Feedback feedback() {
    return connected() ? Feedback.CLOSED : Feedback.OPEN;
  }

  @Override
  public double currentA(double wantedA, Plant plant) {
    if (!connected()) return 0;
    return shortS == 0 ? wantedA : wantedA - shortS * busVoltageV(wantedA, plant);
  }

  @Override
  public double busVoltageV(double wantedA, Plant plant) {
    if (!connected()) return 0;
    double v = plant.packVoltageV(0), r = plant.packVoltageV(1) - v;
    return (v + r * wantedA) / (1 + r * shortS);
  }

  @Override
  public TickCurrent next(double seconds, double wantedA, Plant plant) {
    return new TickCurrent(seconds, currentA(wantedA, plant));
  }

  @Override
  public void arrive(double wantedA, Plant plant) {}

  @Override
  public void loadOhm(double ohm) {
    shortS = conductance(ohm);
  }

  static double conductance(double ohm) {
    if (!(ohm > 0)) throw new IllegalArgumentException("load: ohm is " + ohm + ", must be above 0");
    return 1 / ohm;
  }
}
