package org.voltaire.sim.pack;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;

/// Transistors in the minus lead, as ready-made boards have: they switch at once, need no precharge
/// and cannot weld. Nothing precharges through them: told to, they stay open.
///
/// There is one for each direction of the current. One that is off blocks its own direction only:
/// the other flows through its body diode, whose volt is left out.
public final class Mosfets implements Switches {
  private Contactors told = Contactors.CLOSED;
  private double shortS;

  @Override
  public void look(Plant plant) {}

  @Override
  public void command(Contactors command) {
    told = command;
  }

  /// In one direction at least.
  @Override
  public boolean connected() {
    return told.connects();
  }

  /// `UNKNOWN` while one is on and the other off.
  @Override
  public Feedback feedback() {
    if (!connected()) return Feedback.OPEN;
    return told == Contactors.CLOSED ? Feedback.CLOSED : Feedback.UNKNOWN;
  }

  @Override
  public double currentA(double wantedA, Plant plant) {
    if (!connected()) return 0;
    double amperes = shortS == 0 ? wantedA : wantedA - shortS * conductingBusV(wantedA, plant);
    boolean flows = amperes > 0 ? told.charges() : told.discharges();
    return flows ? amperes : 0;
  }

  @Override
  public double busVoltageV(double wantedA, Plant plant) {
    boolean blocks = currentA(wantedA, plant) == 0 && !told.discharges();
    return blocks ? 0 : conductingBusV(wantedA, plant);
  }

  private double conductingBusV(double wantedA, Plant plant) {
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
