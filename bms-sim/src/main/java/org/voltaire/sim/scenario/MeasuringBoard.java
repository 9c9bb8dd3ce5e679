package org.voltaire.sim.scenario;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.Plant;

/// Sees a plant as a board would: with noise, and in whole steps of its converters.
///
/// The figures are those of the virtual BQ76952 in `org.voltaire.sim.device`: 1 mV and 0.3 mV of
/// noise for a cell, 10 mA and 10 mA for the current, 10 mV for the pack, 0.1 K for a thermistor.
final class MeasuringBoard {
  private static final double CELL_NOISE_V = 0.0003, CURRENT_NOISE_A = 0.01;
  private static final double CELLS_PER_V = 1000, CENTI = 100, TENTHS = 10;

  private final Plant plant;
  private final Noise noise;

  /// @param seed decides all of its noise
  MeasuringBoard(Plant plant, long seed) {
    this.plant = plant;
    this.noise = new Noise(seed);
  }

  /// What it says at one instant; everything is measured at that instant.
  ///
  /// @param currentA that truly flows to or from the outside; the board's shunt also sees the
  ///   heater
  /// @param bleeding the cells whose resistor is on
  /// @param closed whether the contactors are closed
  Sample read(long timeNanos, double currentA, CellSet bleeding, Contactors closed) {
    double[] cells = new double[plant.profile().cellsInSeries()];
    for (int cell = 0; cell < cells.length; cell++) {
      double volts = plant.cellVoltageV(cell, currentA) + noise.next(CELL_NOISE_V);
      cells[cell] = StrictMath.rint(volts * CELLS_PER_V) / CELLS_PER_V;
    }
    double[] temps = new double[plant.profile().thermistors()];
    for (int i = 0; i < temps.length; i++) {
      temps[i] = StrictMath.rint(plant.thermistorDegC(i) * TENTHS) / TENTHS;
    }
    double throughShuntA = currentA + plant.heaterCurrentA();
    double amperes = StrictMath.rint((throughShuntA + noise.next(CURRENT_NOISE_A)) * CENTI) / CENTI;
    double packV = StrictMath.rint(plant.packVoltageV(currentA) * CENTI) / CENTI;
    return new Sample(
        timeNanos,
        new MeasuredRow(Doubles.taking(cells), timeNanos),
        new MeasuredRow(Doubles.taking(temps), timeNanos),
        new Measured(amperes, timeNanos),
        new Measured(packV, timeNanos),
        Measured.missing(timeNanos),
        bleeding,
        closed == Contactors.CLOSED ? Feedback.CLOSED : Feedback.OPEN);
  }
}
