package org.voltaire.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.FilterInput;
import org.voltaire.estimate.FilterState;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.sim.cell.Noise;

/// One tick of the whole step, contactors closed, every reading new: 64 samples of a pack under a
/// changing load, over and over. Beside it, in the same run, the Kalman filter of the same pack:
/// the ratio of the two says what everything else costs, however busy the machine is.
@SuppressWarnings("NullAway.Init") // @Setup runs first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StepBenchmark {
  private static final int SAMPLES = 64;
  private static final long TICK_NANOS = 100_000_000L;

  /// How many cells in series.
  @Param({"16", "256"})
  int cells;

  private Bms bms;
  private Bms.State state;
  private CellEkf ekf;
  private FilterState filtered;
  private Doubles[] voltages;
  private double[] currents;
  private Doubles temps;
  private long tick;

  /// A pack that has been closed.
  @Setup
  public void setUp() {
    Chemistry lfp = Chemistries.load("lfp");
    PackSpec spec = spec(lfp, cells);
    bms = new Bms(spec);
    ekf = new CellEkf(spec);
    filtered = ekf.initial(cells, 0.6, 0.05);
    var noise = new Noise(1800);
    voltages = new Doubles[SAMPLES];
    currents = new double[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      double amperes = noise.next(20);
      currents[k] = amperes;
      voltages[k] = Doubles.generate(cells, _ -> 3.30 + 0.0002 * amperes + noise.next(0.001));
    }
    temps = Doubles.of(22, 22.5, 23, 22);
    state = bms.initial(0, 0.6, 0.05);
    for (int k = 0; k < 100; k++) step();
    if (!(state.mode() instanceof org.voltaire.contactor.Mode.Closed)) {
      throw new IllegalStateException("the pack is " + state.mode() + ", this measures nothing");
    }
  }

  /// One tick.
  @Benchmark
  public Bms.Step step() {
    tick++;
    int k = (int) (tick % SAMPLES);
    long now = tick * TICK_NANOS;
    // A current through open contactors would be a fault.
    double amperes = state.mode() instanceof org.voltaire.contactor.Mode.Closed ? currents[k] : 0;
    var sample =
        new Sample(
            now,
            new MeasuredRow(voltages[k], now),
            new MeasuredRow(temps, now),
            new Measured(amperes, now),
            new Measured(Double.NaN, now),
            new Measured(Double.NaN, now),
            CellSet.NONE,
            Feedback.UNKNOWN);
    Bms.Step step = bms.step(state, new Bms.Input(sample, Request.CLOSE));
    state = step.state();
    return step;
  }

  /// The filter of the same pack alone: states and covariances of all cells, by the same voltages
  /// and currents. Like the step it leaves its last state as it was, so it copies it once.
  @Benchmark
  public FilterState filter() {
    int k = (int) (++tick % SAMPLES);
    var input = new FilterInput(voltages[k], true, currents[k], false, 22.375, 1e-9 * TICK_NANOS);
    filtered = ekf.step(filtered, input);
    return filtered;
  }

  static PackSpec spec(Chemistry lfp, int cells) {
    var limits =
        new Limits(
            of(lfp.limits().cellOverVoltageV()),
            of(lfp.limits().cellUnderVoltageV()),
            Thresholds.of(105, 110, 125, 5, 0.5),
            Thresholds.of(105, 110, 125, 5, 0.5),
            of(lfp.limits().chargeOverTempDegc()),
            of(lfp.limits().chargeUnderTempDegc()),
            of(lfp.limits().dischargeOverTempDegc()),
            of(lfp.limits().dischargeUnderTempDegc()));
    return new PackSpec(
        "bench",
        cells,
        4,
        100,
        lfp.cellModel(100),
        limits,
        lfp.limits().chargeTargetV(),
        100,
        100,
        0.2,
        new PackSpec.SensorSpec(1, 0.5, 1),
        new PackSpec.ContactorSpec(false, 3, 1),
        new PackSpec.Bleed(true, 3.4, 0.01, 4));
  }

  private static Thresholds of(Chemistry.Levels levels) {
    return Thresholds.of(
        levels.tell(), levels.derate(), levels.open(), levels.hysteresis(), levels.holdS());
  }
}
