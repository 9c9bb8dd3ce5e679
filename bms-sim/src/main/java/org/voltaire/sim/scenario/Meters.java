package org.voltaire.sim.scenario;

import java.util.Optional;
import org.voltaire.core.Bms;
import org.voltaire.pack.OcvCurve;
import org.voltaire.sim.bench.StorageSystem.Balance;
import org.voltaire.sim.pack.Heating;
import org.voltaire.sim.pack.Plant;

/// The meters of a bench: energies and times of a whole run, counted tick by tick from the truth of
/// the plant, on the run's clock.
///
/// What does not apply to a run, or has not happened, is `NaN`: the heat of a pack without heater,
/// hours to empty of a pack that never was.
public final class Meters implements RunListener {
  /// How finely the stored energy is integrated over the OCV curve.
  private static final int OCV_STEPS = 200;

  /// Demand is lost where more than this share of it is not served; below, the inverter's steps.
  private static final double LOST_SHARE = 0.01;

  /// A discharge that is no faster shows the voltage's curve, C.
  private static final double SLOW_RATE = 0.1;

  /// Holding is a mean over the heater's pauses; a shorter time than this would be none, s.
  private static final double HOLDING_SECONDS = 7200;

  private static final double J_PER_WH = 3600;

  private final Plant plant;
  private final Optional<Heating> heating;
  private final OcvCurve ocv;
  private final double reserve;
  private final double storedJ;
  private final VoltageCurve curve = new VoltageCurve();

  private double chargedJ, dischargedJ, heaterJ, heaterFromPackJ, heaterW;
  private double holdingJ, holdingSeconds;
  private double sunJ, demandJ, importedJ, spareJ, lostJ, lostSeconds;
  private double metres, stepMetres, drivingJ, drivingSeconds;
  private boolean site;

  private double aloneSince;
  private double hoursToEmpty = Double.NaN;
  private double warmingSince = Double.NaN, warmingFromJ;
  private double readySeconds = Double.NaN, warmSeconds = Double.NaN, warmUpJ = Double.NaN;

  /// Meters at zero.
  Meters(Plant plant) {
    this.plant = plant;
    this.heating = plant.profile().heating();
    this.ocv = plant.profile().cells().ocvCurve();
    this.reserve = heating.map(Heating::hibernateSoc).orElse(0.0);
    this.storedJ = storedJ();
  }

  @Override
  public void begins(int number, Step step, double timeSeconds) {
    stepMetres = 0;
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    TickFlow flowed = moment.flowed();
    double seconds = flowed.seconds(), joule = flowed.packW() * seconds;
    if (joule > 0) chargedJ += joule;
    else dischargedJ -= joule;
    if (flowed.driving()) {
      drivingJ -= joule;
      drivingSeconds += seconds;
      metres += flowed.metres();
      stepMetres += flowed.metres();
    }
    boolean slow =
        flowed.packA() < 0 && -flowed.packA() <= SLOW_RATE * plant.profile().capacityAh();
    if (slow && !flowed.driving() && flowed.site().isEmpty()) {
      curve.add(meanSoc(), plant.packVoltageV(flowed.packA()) / cells());
    }
    heat(flowed, moment.timeSeconds());
    flowed.site().ifPresent(balance -> site(balance, seconds));
    boolean fed = plant.feed() == Heating.Feed.CHARGER || flowed.packA() > 0;
    if (fed) aloneSince = moment.timeSeconds();
    if (Double.isNaN(hoursToEmpty) && plant.lowestSoc() <= reserve) {
      hoursToEmpty = moment.timeSeconds() - aloneSince;
    }
  }

  private void heat(TickFlow flowed, double timeSeconds) {
    if (heating.isEmpty()) return;
    Heating h = heating.get();
    double before = heaterJ, seconds = flowed.seconds(), degC = plant.meanDegC();
    heaterW = flowed.heaterW();
    heaterJ += heaterW * seconds;
    heaterFromPackJ += flowed.heaterFromPackW() * seconds;
    boolean parked = flowed.packA() == 0 && flowed.site().isEmpty() && !flowed.driving();
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

  private void site(Balance balance, double seconds) {
    site = true;
    sunJ += balance.sunW() * seconds;
    demandJ += balance.demandW() * seconds;
    importedJ += balance.importedW() * seconds;
    spareJ += balance.spareW() * seconds;
    lostJ += balance.lostW() * seconds;
    if (balance.lostW() > LOST_SHARE * balance.demandW()) lostSeconds += seconds;
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

  /// What the heater turned into heat, from the cells or from a plug, Wh.
  public double heaterWh() {
    return heating.isEmpty() ? Double.NaN : heaterJ / J_PER_WH;
  }

  /// What the heater took from the cells, Wh.
  public double heaterFromPackWh() {
    return heating.isEmpty() ? Double.NaN : heaterFromPackJ / J_PER_WH;
  }

  /// What the heater took from the cells, as a share of all that left them.
  public double heaterShare() {
    return heating.isEmpty() ? Double.NaN : over(heaterFromPackJ, dischargedJ + heaterFromPackJ);
  }

  /// What the heater has drawn since the tick before, W.
  public double heaterW() {
    return heating.isEmpty() ? Double.NaN : heaterW;
  }

  /// What the heater has drawn on average while the pack was hot and nothing flowed, W; `NaN` until
  /// that has lasted two hours.
  public double holdingW() {
    return holdingSeconds < HOLDING_SECONDS ? Double.NaN : over(holdingJ, holdingSeconds);
  }

  /// How long the pack lasted since it was last charged or plugged in until its weakest cell was
  /// empty or it hibernated, s.
  public double secondsToEmpty() {
    return hoursToEmpty;
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
    return warmUpJ / J_PER_WH;
  }

  /// The same as a share of what the pack holds when full and new.
  public double warmUpShare() {
    return warmUpWh() / plant.profile().nominalWh();
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
    return over(sunJ - spareJ, sunJ);
  }

  /// The share of the demand that was served without a grid.
  public double selfSufficiency() {
    return over(demandJ - importedJ - lostJ, demandJ);
  }

  private double wh(double joule) {
    return site ? joule / J_PER_WH : Double.NaN;
  }

  /// How far the car came, m.
  public double metres() {
    return drivingSeconds > 0 ? metres : Double.NaN;
  }

  /// How far it came in this step, m.
  double stepMetres() {
    return stepMetres;
  }

  /// What driving took at the terminals, less what braking gave back, Wh.
  public double drivingWh() {
    return drivingSeconds > 0 ? drivingJ / J_PER_WH : Double.NaN;
  }

  /// The same for every kilometre, Wh/km.
  public double whPerKm() {
    return 1000 * over(drivingJ / J_PER_WH, metres);
  }

  /// The same with all of the heater's energy, from the cells or from a plug, Wh/km.
  public double heatedWhPerKm() {
    return heating.isEmpty() ? Double.NaN : 1000 * over((drivingJ + heaterJ) / J_PER_WH, metres);
  }

  /// Mean speed of the car while it was on its way, km/h.
  public double kmPerHour() {
    return 3.6 * over(metres, drivingSeconds);
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

  private static double over(double part, double whole) {
    return whole > 0 ? part / whole : Double.NaN;
  }
}
