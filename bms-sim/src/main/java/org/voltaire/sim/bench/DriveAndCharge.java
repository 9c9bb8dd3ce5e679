package org.voltaire.sim.bench;

import org.voltaire.sim.pack.Plant;

/// A pack in daily use, for as long as anybody looks: drives its cycle until it is low, charges at
/// constant current and then constant voltage until it is full, and drives again.
public final class DriveAndCharge implements Load {
  private static final double LOW_SOC = 0.15;
  private static final double CHARGE_C_RATE = 0.25;
  private static final double FULL_C_RATE = 0.03;

  private final RecordedCycle cycle;
  private final double fullCellV;
  private boolean charging;
  private double since;
  private double chargeA;

  /// @param fullCellV to which the charger brings the highest cell
  public DriveAndCharge(RecordedCycle cycle, double fullCellV) {
    this.cycle = cycle;
    this.fullCellV = fullCellV;
  }

  @Override
  public double currentA(double timeSeconds, Plant plant) {
    if (!charging) {
      if (plant.lowestSoc() > LOW_SOC) return cycle.at(timeSeconds - since, plant);
      charging = true;
      chargeA = CHARGE_C_RATE * plant.profile().capacityAh();
    }
    // The charger lowers its current until the highest cell stays at the target.
    while (chargeA > 0 && highestCellV(plant, chargeA) > fullCellV) chargeA *= 0.98;
    if (chargeA < FULL_C_RATE * plant.profile().capacityAh()) {
      charging = false;
      since = timeSeconds;
    }
    return chargeA;
  }

  private static double highestCellV(Plant plant, double currentA) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
      highest = Math.max(highest, plant.cellVoltageV(cell, currentA));
    }
    return highest;
  }
}
