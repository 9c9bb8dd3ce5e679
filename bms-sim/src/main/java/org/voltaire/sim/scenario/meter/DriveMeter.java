package org.voltaire.sim.scenario.meter;

/// How far a car came, and what it took for that. Everything is `NaN` in a run without a drive.
public final class DriveMeter {
  private double metres, stepMetres, drivingJ, drivingSeconds;

  DriveMeter() {}

  void stepBegins() {
    stepMetres = 0;
  }

  /// @param joule into the pack's terminals
  void tick(TickFlow flow, double joule) {
    drivingJ -= joule;
    drivingSeconds += flow.seconds();
    metres += flow.metres();
    stepMetres += flow.metres();
  }

  /// How far the car came, m.
  public double metres() {
    return drivingSeconds > 0 ? metres : Double.NaN;
  }

  /// How far it came in this step, m.
  public double stepMetres() {
    return stepMetres;
  }

  /// What driving took at the terminals, less what braking gave back, Wh.
  public double drivingWh() {
    return drivingSeconds > 0 ? drivingJ / Meters.J_PER_WH : Double.NaN;
  }

  /// The same for every kilometre, Wh/km.
  public double whPerKm() {
    return 1000 * Meters.over(drivingJ / Meters.J_PER_WH, metres);
  }

  /// The same with the energy of a heater, from the cells or from a plug, Wh/km; `NaN` without one.
  double whPerKm(double heaterJ) {
    return 1000 * Meters.over((drivingJ + heaterJ) / Meters.J_PER_WH, metres);
  }

  /// Mean speed of the car while it was on its way, km/h.
  public double kmPerHour() {
    return 3.6 * Meters.over(metres, drivingSeconds);
  }
}
