package org.voltaire.estimate;

import org.voltaire.measure.Readings;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// Makes the [Forecast] of one pack from what the filter knows: power once a second, of the two
/// directions in turn, energy and times every five seconds. Nothing in it changes faster than
/// people or an inverter can use.
final class Forecaster {
  /// Below this share of the capacity per hour nothing is charged or discharged, as for the limits
  /// (ADR 0006).
  static final double IDLE_C_RATE = 0.01;

  private final PackSpec spec;
  private final CellModel model;
  private final ModelTable table;
  private final PowerForecast power;
  private final EnergyForecast energy;

  Forecaster(PackSpec spec) {
    this.spec = spec;
    this.model = spec.cell().withCapacity(spec.capacityAh());
    this.table = new ModelTable(model);
    this.power = new PowerForecast(spec);
    this.energy = new EnergyForecast(spec);
  }

  /// The forecast after a step: the last one, unless it is a second old or a reading has gone
  /// missing or come back.
  ///
  /// @param state of the filter after the step
  /// @param tempDegC of the cells
  Forecast next(
      Forecast was, FilterState state, Readings readings, double tempDegC, double meanCurrentA) {
    long now = readings.timeNanos();
    boolean measured = readings.complete();
    if (measured == was.measured() && now - was.timeNanos() < Forecast.EVERY_NANOS) return was;
    if (!measured) return Forecast.notMeasured(now, meanCurrentA);
    var cells = new CellProjection(model, table, state, tempDegC);
    var ahead = PowerForecast.Horizons.of(cells);
    boolean first = !was.measured();
    boolean chargesTurn = Math.floorMod(Math.floorDiv(now, Forecast.EVERY_NANOS), 2L) == 0;
    PowerLimits charge =
        first || chargesTurn ? power.of(cells, ahead, readings, true) : was.charge();
    PowerLimits discharge =
        first || !chargesTurn ? power.of(cells, ahead, readings, false) : was.discharge();
    boolean sameFive =
        Math.floorDiv(now, Forecast.ENERGY_EVERY_NANOS)
            == Math.floorDiv(was.timeNanos(), Forecast.ENERGY_EVERY_NANOS);
    return was.measured() && sameFive
        ? was.withPower(now, charge, discharge, meanCurrentA)
        : withEnergy(cells, now, charge, discharge, meanCurrentA);
  }

  private Forecast withEnergy(
      CellProjection cells,
      long now,
      PowerLimits charge,
      PowerLimits discharge,
      double meanCurrentA) {
    double idleA = IDLE_C_RATE * spec.capacityAh();
    double outA = meanCurrentA < -idleA ? -meanCurrentA : 0;
    double inA = meanCurrentA > idleA ? meanCurrentA : 0;
    EnergyForecast.Amount usable = energy.usable(cells, outA);
    EnergyForecast.Amount chargeable = energy.chargeable(cells, inA);
    return new Forecast(
        now,
        charge,
        discharge,
        meanCurrentA,
        usable.ah(),
        usable.wh(),
        chargeable.ah(),
        chargeable.wh(),
        outA > 0 ? 3600 * usable.ah() / outA : Double.NaN,
        inA > 0 ? energy.secondsToFull(cells, chargeable.cell(), inA) : Double.NaN);
  }
}
