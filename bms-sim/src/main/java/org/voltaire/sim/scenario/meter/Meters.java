package org.voltaire.sim.scenario.meter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voltaire.pack.OcvCurve;
import org.voltaire.sim.pack.Heating;
import org.voltaire.sim.pack.Plant;

/// The meters of a bench: energies and times of a whole run, counted tick by tick from the true
/// state of the plant, on the run's clock; and the extremes of what is asked about for all of it.
///
/// What does not apply to a run, or has not happened, is `NaN`: the heat of a pack without heater,
/// hours to empty of a pack that never was.
public final class Meters {
  static final double J_PER_WH = 3600;

  /// How finely the stored energy is integrated over the OCV curve.
  private static final int OCV_STEPS = 200;

  /// A discharge that is no faster shows the voltage's curve, C.
  private static final double SLOW_RATE = 0.1;

  private final Plant plant;
  private final OcvCurve ocv;
  private final double emptySoc;
  private final double storedJ;
  private final VoltageCurve curve = new VoltageCurve();
  private final HeaterMeter heater;
  private final SiteMeter site = new SiteMeter();
  private final DriveMeter drive = new DriveMeter();
  private final Map<Quantity, Extremes> watched = new LinkedHashMap<>();

  private double chargedJ, dischargedJ;
  private double lastFedSeconds;
  private double secondsToEmpty = Double.NaN;

  /// Meters at zero.
  ///
  /// @param watched whose extremes are kept
  public Meters(Plant plant, Collection<Quantity> watched) {
    for (Quantity quantity : watched) this.watched.put(quantity, new Extremes());
    this.plant = plant;
    this.ocv = plant.profile().cells().ocvCurve();
    this.emptySoc = plant.profile().heating().map(Heating::hibernateSoc).orElse(0.0);
    this.heater = new HeaterMeter(plant);
    this.storedJ = storedJ();
  }

  /// A step of the scenario begins.
  public void stepBegins() {
    drive.stepBegins();
  }

  /// One tick is over.
  public void tick(Moment now) {
    count(now.flowed(), now.timeSeconds());
    watched.forEach((quantity, seen) -> seen.tick(quantity.at(now), now.timeSeconds()));
  }

  private void count(TickFlow flow, double timeSeconds) {
    double seconds = flow.seconds(), joule = flow.packW() * seconds;
    if (joule > 0) chargedJ += joule;
    else dischargedJ -= joule;
    if (flow.driving()) drive.tick(flow, joule);
    boolean slow = flow.packA() < 0 && -flow.packA() <= SLOW_RATE * plant.profile().capacityAh();
    if (slow && !flow.driving() && flow.site().isEmpty()) {
      curve.add(meanSoc(), plant.packVoltageV(flow.packA()) / cells());
    }
    heater.tick(flow, timeSeconds);
    flow.site().ifPresent(balance -> site.tick(balance, seconds));
    boolean fed = plant.feed() == Heating.Feed.CHARGER || flow.packA() > 0;
    if (fed) lastFedSeconds = timeSeconds;
    if (Double.isNaN(secondsToEmpty) && plant.lowestSoc() <= emptySoc) {
      secondsToEmpty = timeSeconds - lastFedSeconds;
    }
  }

  /// What the cells hold: charge times open-circuit voltage, summed up from empty.
  private double storedJ() {
    double joule = 0;
    for (int cell = 0; cell < cells(); cell++) {
      double soc = Math.clamp(plant.soc(cell), 0.0, 1.0), volts = 0;
      for (int i = 0; i < OCV_STEPS; i++) volts += ocv.at(soc * (i + 0.5) / OCV_STEPS);
      joule += volts / OCV_STEPS * soc * plant.capacityAh(cell) * 3600;
    }
    return joule;
  }

  private double meanSoc() {
    double sum = 0;
    for (int cell = 0; cell < cells(); cell++) sum += plant.soc(cell);
    return sum / cells();
  }

  private int cells() {
    return plant.profile().cellsInSeries();
  }

  /// The heater's energies and times.
  public HeaterMeter heater() {
    return heater;
  }

  /// Where sun and demand of a storage system went.
  public SiteMeter site() {
    return site;
  }

  /// How far a car came.
  public DriveMeter drive() {
    return drive;
  }

  /// How small and how large a quantity was since the run's first tick; nothing is known of one
  /// that is not watched.
  public Extremes extremes(Quantity quantity) {
    return watched.getOrDefault(quantity, new Extremes());
  }

  /// Into the pack's terminals, Wh.
  public double chargedWh() {
    return chargedJ / J_PER_WH;
  }

  /// Out of the pack's terminals, Wh; what the heater takes behind them is not in it.
  public double dischargedWh() {
    return dischargedJ / J_PER_WH;
  }

  /// What came out of the terminals and what is stored more than at the beginning, over what went
  /// in. A heater that lives off the cells is a loss.
  public double roundTrip() {
    if (chargedJ == 0 || dischargedJ == 0) return Double.NaN;
    double grownJ = storedJ() - storedJ;
    return grownJ > 0 ? (dischargedJ + grownJ) / chargedJ : dischargedJ / (chargedJ - grownJ);
  }

  /// What the heater took from the cells, as a share of all that left them.
  public double heaterShare() {
    return heater.shareOf(dischargedJ);
  }

  /// What driving and the heater took together, Wh/km; `NaN` without a heater.
  public double heatedWhPerKm() {
    return drive.whPerKm(heater.heaterJ());
  }

  /// How long the pack lasted, from when it was last charged or plugged in until its weakest cell
  /// was empty or it hibernated, s.
  public double secondsToEmpty() {
    return secondsToEmpty;
  }

  /// The mean cell's voltage over its charge, as far as it was slowly discharged.
  public VoltageCurve curve() {
    return curve;
  }

  /// What ±5 mV are worth in state of charge, as half of the band's width: mean from 20 to 80 % of
  /// a discharge that went through all of it.
  public double socPer5mV() {
    return curve.meanHalfWidth(0.005);
  }

  /// The same where it is most.
  public double worstSocPer5mV() {
    return curve.worstHalfWidth(0.005);
  }

  /// A ratio; `NaN` of nothing.
  static double over(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }
}
