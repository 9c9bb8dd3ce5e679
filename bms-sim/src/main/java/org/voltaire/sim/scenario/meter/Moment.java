package org.voltaire.sim.scenario.meter;

import org.voltaire.core.Frame;
import org.voltaire.measure.Doubles;
import org.voltaire.sim.pack.Plant;

/// What can be known at one tick: what the BMS says, and how it truly is.
///
/// @param timeSeconds since the scenario began
/// @param stepSeconds since the step began
/// @param frame what the BMS says
/// @param plant the truth
/// @param trueCurrentA through the cells at the instant of the tick, A, positive while charging:
///   the load's and that of a heater the pack feeds, not what bleeds
/// @param flowed what truly flowed since the tick before
/// @param meters what has been counted so far; they go on, as the plant does
public record Moment(
    double timeSeconds,
    double stepSeconds,
    Frame frame,
    Plant plant,
    double trueCurrentA,
    TickFlow flowed,
    Meters meters) {

  /// By how much the fullest cell truly holds more than the emptiest, as a share of their own
  /// capacities, 0..1.
  public double trueSocSpread() {
    double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
      low = Math.min(low, plant.soc(cell));
      high = Math.max(high, plant.soc(cell));
    }
    return high - low;
  }

  /// The true state of charge of the pack, counted as the BMS counts it: 0 only when the first cell
  /// is empty, 1 only when the first is full; cells weigh by their true capacity.
  public double trueSoc() {
    double give = Double.POSITIVE_INFINITY, take = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
      double soc = Math.clamp(plant.soc(cell), 0.0, 1.0), capacity = plant.capacityAh(cell);
      give = Math.min(give, soc * capacity);
      take = Math.min(take, (1 - soc) * capacity);
    }
    return give + take > 0 ? give / (give + take) : 0.5;
  }

  /// The true voltage at the terminals of one cell while the true current flows, V; never `NaN`.
  ///
  /// @param cell from 0, nearest B−
  public double trueCellV(int cell) {
    return plant.cells().voltageV(cell, trueCurrentA);
  }

  /// The true voltages at the terminals of all cells while the true current flows, V; never `NaN`.
  public Doubles trueCellsV() {
    return Doubles.generate(plant.profile().cellsInSeries(), this::trueCellV);
  }

  /// The true temperatures of all cells, also of those without a thermistor, °C; never `NaN`.
  public Doubles trueTempsDegC() {
    return Doubles.generate(plant.profile().cellsInSeries(), plant::tempDegC);
  }
}
