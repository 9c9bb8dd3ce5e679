package org.voltaire.sim.scenario;

import org.voltaire.core.Command;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.cell.Noise;

/// Sees a plant as a board would: with noise, and in whole steps of its converters.
///
/// The figures are those of the virtual BQ76952 in `org.voltaire.sim.device`: 1 mV and 0.3 mV of
/// noise for a cell, 10 mA and 10 mA for the current, 10 mV for the pack, 0.1 K for a thermistor.
final class MeasuringBoard implements Board {
  private static final double CELL_NOISE_V = 0.0003, CURRENT_NOISE_A = 0.01;
  private static final double CELLS_PER_V = 1000, CENTI = 100, TENTHS = 10;

  private final Bench bench;
  private final Noise noise;

  /// @param seed decides all of its noise
  MeasuringBoard(Bench bench, long seed) {
    this.bench = bench;
    this.noise = new Noise(seed);
  }

  @Override
  public void apply(Command command) {
    bench.command(command.contactors());
    bench.bleed(command.bleed());
  }

  /// Everything is measured at this very instant.
  @Override
  public Sample read(long timeNanos) {
    var sensors = bench.sensors();
    double[] cells = new double[bench.cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      double volts = sensors.cell(cell, bench.cellVoltageV(cell) + noise.next(CELL_NOISE_V));
      cells[cell] = StrictMath.rint(volts * CELLS_PER_V) / CELLS_PER_V;
    }
    double[] temps = new double[bench.thermistors()];
    for (int i = 0; i < temps.length; i++) {
      temps[i] = StrictMath.rint(sensors.temperature(i, bench.thermistorDegC(i)) * TENTHS) / TENTHS;
    }
    double throughShuntA = sensors.current(bench.shuntCurrentA() + noise.next(CURRENT_NOISE_A));
    double amperes = StrictMath.rint(throughShuntA * CENTI) / CENTI;
    double packV = StrictMath.rint(sensors.pack(bench.packVoltageV()) * CENTI) / CENTI;
    return new Sample(
        timeNanos,
        new MeasuredRow(Doubles.taking(cells), timeNanos),
        new MeasuredRow(Doubles.taking(temps), timeNanos),
        new Measured(amperes, timeNanos),
        new Measured(packV, timeNanos),
        busVoltageV(timeNanos),
        bench.bleeding(),
        bench.feedback());
  }

  /// The bus is measured where there are contactors to precharge it for.
  private Measured busVoltageV(long timeNanos) {
    if (bench.switchgear().isEmpty()) return Measured.missing(timeNanos);
    return new Measured(StrictMath.rint(bench.sensors().bus(bench.busVoltageV()) * CENTI) / CENTI, timeNanos);
  }
}
