package org.voltaire.sim.scenario.run;

import org.voltaire.core.Command;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Converter;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.bench.Sensors;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.InterlockLoop.Interlock;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.pack.Switchgear;

/// Sees a plant as a board would: through the bench's [Metering], with noise and in whole steps.
final class MeasuringBoard implements Board {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final Measured NEVER = Measured.missing(Long.MIN_VALUE);

  private final Bench bench;
  private final Noise noise;
  private long rightNanos = Long.MIN_VALUE;

  /// @param seed decides all of its noise
  MeasuringBoard(Bench bench, long seed) {
    this.bench = bench;
    this.noise = new Noise(seed);
  }

  @Override
  public void apply(Command command) {
    bench.command(command.contactors());
    bench.bleed(command.bleed());
    bench.heater(command.heater());
  }

  /// Everything is measured at this very instant. Drift begins at the first look.
  @Override
  public Sample read(long timeNanos) {
    if (rightNanos == Long.MIN_VALUE) rightNanos = timeNanos;
    double hours = (timeNanos - rightNanos) / NANOS_PER_HOUR, boardDegC = bench.boardDegC();
    Metering metering = bench.metering();
    Sensors sensors = bench.sensors();
    double[] cells = new double[bench.cells()];
    for (int cell = 0; cell < cells.length; cell++) {
      Converter converter = metering.cells().get(cell);
      double volts = read(converter, bench.cellVoltageV(cell), hours, boardDegC);
      cells[cell] = converter.stepped(sensors.cell(cell, volts));
    }
    double[] temps = new double[bench.thermistors()];
    for (int i = 0; i < temps.length; i++) {
      Converter converter = metering.temperatures().get(i);
      double degC = read(converter, bench.thermistorDegC(i), hours, boardDegC);
      temps[i] = converter.stepped(sensors.temperature(i, degC));
    }
    double throughShuntA = read(metering.current(), bench.shuntCurrentA(), hours, boardDegC);
    double amperes = metering.current().stepped(sensors.current(throughShuntA));
    double terminalsV = read(metering.packVoltage(), bench.packVoltageV(), hours, boardDegC);
    double packV = metering.packVoltage().stepped(sensors.pack(terminalsV));
    double busV = read(metering.busVoltage(), bench.busVoltageV(), hours, boardDegC);
    // The bus is measured where there are contactors to precharge it for.
    Measured bus =
        bench.switchgear().isEmpty()
            ? Measured.missing(timeNanos)
            : new Measured(metering.busVoltage().stepped(sensors.bus(busV)), timeNanos);
    return new Sample(
        timeNanos,
        new MeasuredRow(Doubles.taking(cells), timeNanos),
        new MeasuredRow(Doubles.taking(temps), timeNanos),
        new Measured(amperes, timeNanos),
        new Measured(packV, timeNanos),
        bus,
        bench.bleeding(),
        bench.feedback(),
        signals(timeNanos, boardDegC));
  }

  /// What inputs beside the board say, where the pack has switchgear with loops and a monitor, or a
  /// heater.
  private Signals signals(long timeNanos, double boardDegC) {
    var board = new Measured(bench.sensors().board(boardDegC), timeNanos);
    HeaterSignals heater = heater(timeNanos);
    return bench
        .switchgear()
        .map(gear ->
            new Signals(
                reported(gear, Interlock.HVIL),
                reported(gear, Interlock.E_STOP),
                new Measured(gear.insulation().measuredOhm(), timeNanos),
                board,
                new Measured(gear.coilSupplyV(), timeNanos),
                heater))
        .orElseGet(
            () -> new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, NEVER, board, NEVER, heater));
  }

  private HeaterSignals heater(long timeNanos) {
    Plant plant = bench.plant();
    if (plant.profile().heating().isEmpty()) return HeaterSignals.NONE;
    return new HeaterSignals(
        new Measured(plant.heaterLeadA(), timeNanos),
        plant.pluggedIn() ? Feedback.CLOSED : Feedback.OPEN,
        plant.hibernates() ? Feedback.OPEN : Feedback.CLOSED,
        plant.departureSeconds());
  }

  private static Feedback reported(Switchgear gear, Interlock part) {
    return gear.interlocks().reportsClosed(part) ? Feedback.CLOSED : Feedback.OPEN;
  }

  /// A channel without noise takes no number from the stream.
  private double read(Converter converter, double truth, double hours, double boardDegC) {
    double noisy = converter.noise() > 0 ? noise.next(converter.noise()) : 0;
    return converter.read(truth, hours, boardDegC, noisy);
  }
}
