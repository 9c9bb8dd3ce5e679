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
import org.voltaire.estimate.Estimator;
import org.voltaire.estimate.EstimatorState;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.sim.cell.Noise;

/// One tick of the estimator, without and with a forecast: the difference is what a forecast costs.
/// Cells that differ, being discharged; near empty, so that voltages limit and are solved for.
@SuppressWarnings("NullAway.Init") // @Setup runs first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ForecastBenchmark {
  private static final long TICK_NANOS = 100_000_000L, SECOND = 1_000_000_000L;

  /// How many cells in series.
  @Param({"16", "256"})
  int cells;

  private Estimator estimator;
  private EstimatorState state;
  private Readings soon, later;

  /// A pack whose filter has seen ten minutes.
  @Setup
  public void setUp() {
    var lfp = Chemistries.load("lfp");
    estimator = new Estimator(StepBenchmark.spec(lfp, cells));
    var noise = new Noise(1800);
    double[] soc = new double[cells];
    for (int c = 0; c < cells; c++) soc[c] = 0.12 + noise.next(0.01);
    var curve = lfp.ocvCurve();
    state = estimator.initial(0, 0.12, 0.02);
    long now = 0;
    for (int k = 0; k < 600; k++) {
      now += SECOND;
      Doubles volts = Doubles.generate(cells, c -> curve.at(soc[c]) - 0.010 + noise.next(0.001));
      state = estimator.step(state, readings(now, volts), false, 1);
      soon = readings(now + TICK_NANOS, volts);
      later = readings(now + SECOND, volts);
    }
    if (!withForecast().forecast().measured()) throw new IllegalStateException("no forecast");
  }

  private static Readings readings(long nanos, Doubles volts) {
    return new Readings(
        nanos,
        volts,
        0,
        true,
        Doubles.of(25, 25, 25, 25),
        0,
        -30,
        0,
        volts.sum(),
        0,
        Double.NaN,
        CellSet.NONE,
        Feedback.UNKNOWN,
        org.voltaire.measure.Signals.NONE);
  }

  /// A tick that keeps the last forecast.
  @Benchmark
  public EstimatorState withoutForecast() {
    return estimator.step(state, soon, false, 0.1);
  }

  /// A tick that makes a forecast.
  @Benchmark
  public EstimatorState withForecast() {
    return estimator.step(state, later, false, 0.1);
  }
}
