package org.voltaire.sim.scenario.meter;

import java.util.Optional;
import org.voltaire.sim.pack.Heating;
import org.voltaire.sim.pack.Plant;

/// Energies and times of a pack's heater. Everything is `NaN` for a pack without one.
public final class HeaterMeter {
  /// Holding is a mean over the heater's pauses; a shorter time than this would be none, s.
  private static final double HOLDING_SECONDS = 7200;

  private final Plant plant;
  private final Optional<Heating> heating;

  private double heaterJ, fromPackJ, heaterW;
  private double holdingJ, holdingSeconds;
  private double warmingSince = Double.NaN, warmingFromJ;
  private double readySeconds = Double.NaN, warmSeconds = Double.NaN, warmUpJ = Double.NaN;

  HeaterMeter(Plant plant) {
    this.plant = plant;
    this.heating = plant.profile().heating();
  }

  void tick(TickFlow flow, double timeSeconds) {
    if (heating.isEmpty()) return;
    Heating h = heating.get();
    double before = heaterJ, seconds = flow.seconds(), degC = plant.meanDegC();
    heaterW = flow.heaterW();
    heaterJ += heaterW * seconds;
    fromPackJ += flow.heaterFromPackW() * seconds;
    boolean parked = flow.packA() == 0 && flow.site().isEmpty() && !flow.driving();
    if (parked && degC >= h.setDegc() - h.hysteresisK()) {
      holdingJ += heaterW * seconds;
      holdingSeconds += seconds;
    }
    if (Double.isNaN(warmingSince) && degC < h.readyDegc() && heaterW > 0) {
      warmingSince = timeSeconds - seconds;
      warmingFromJ = before;
      readySeconds = warmSeconds = warmUpJ = Double.NaN;
    }
    if (Double.isNaN(warmingSince)) return;
    if (Double.isNaN(readySeconds) && degC >= h.readyDegc()) {
      readySeconds = timeSeconds - warmingSince;
    }
    if (degC >= h.setDegc()) {
      warmSeconds = timeSeconds - warmingSince;
      warmUpJ = heaterJ - warmingFromJ;
      warmingSince = Double.NaN;
    }
  }

  /// What the heater turned into heat, from the cells or from a plug, J.
  double heaterJ() {
    return heating.isEmpty() ? Double.NaN : heaterJ;
  }

  /// What the heater turned into heat, from the cells or from a plug, Wh.
  public double heaterWh() {
    return heaterJ() / Meters.J_PER_WH;
  }

  /// What the heater took from the cells, Wh.
  public double fromPackWh() {
    return heating.isEmpty() ? Double.NaN : fromPackJ / Meters.J_PER_WH;
  }

  /// What the heater took from the cells, as a share of all that left them.
  ///
  /// @param dischargedJ what left them through the terminals, J
  double shareOf(double dischargedJ) {
    return heating.isEmpty() ? Double.NaN : Meters.over(fromPackJ, dischargedJ + fromPackJ);
  }

  /// What the heater has drawn since the tick before, W.
  public double heaterW() {
    return heating.isEmpty() ? Double.NaN : heaterW;
  }

  /// What the heater has drawn on average while the pack was hot and nothing flowed, W; `NaN` until
  /// that has lasted two hours.
  public double holdingW() {
    return holdingSeconds < HOLDING_SECONDS ? Double.NaN : Meters.over(holdingJ, holdingSeconds);
  }

  /// How long the last warm-up took until the pack was ready, s.
  public double readySeconds() {
    return readySeconds;
  }

  /// How long it took until the pack was as hot as the heater holds it, s.
  public double warmSeconds() {
    return warmSeconds;
  }

  /// What the heater took for that, Wh.
  public double warmUpWh() {
    return warmUpJ / Meters.J_PER_WH;
  }

  /// The same as a share of what the pack holds when full and new.
  public double warmUpShare() {
    return warmUpWh() / plant.profile().nominalWh();
  }
}
