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
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.Outlook;
import org.voltaire.estimate.Predictor;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;
import org.voltaire.sim.cell.Noise;

/// One outlook: what a step of every second costs beyond the others. Cells that differ, being
/// discharged; near empty, so that voltages bind and are solved for.
@SuppressWarnings("NullAway.Init") // @Setup runs first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class OutlookBenchmark {

  /// How many cells in series.
  @Param({"16", "256"})
  int cells;

  private Predictor predictor;
  private Outlook was;
  private Doubles row;
  private Readings readings;

  /// A pack whose filter has seen ten minutes.
  @Setup
  public void setUp() {
    var lfp = Chemistries.load("lfp");
    PackSpec spec = StepBenchmark.spec(lfp, cells);
    var noise = new Noise(1800);
    double[] soc = new double[cells];
    for (int c = 0; c < cells; c++) soc[c] = 0.12 + noise.next(0.01);
    var ekf = new CellEkf(spec);
    row = ekf.initial(cells, 0.12, 0.02);
    var curve = lfp.ocvCurve();
    for (int k = 0; k < 600; k++) {
      Doubles volts = Doubles.generate(cells, c -> curve.at(soc[c]) - 0.010 + noise.next(0.001));
      row = ekf.step(row, volts, true, -30, false, 25, 1);
      readings =
          new Readings(
              2_000_000_000L,
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
              Feedback.UNKNOWN);
    }
    predictor = new Predictor(spec);
    was = Outlook.notMeasured(0, Double.NaN);
    if (!next().measured()) throw new IllegalStateException("nothing is foretold");
  }

  /// One outlook.
  @Benchmark
  public Outlook next() {
    return predictor.next(was, row, readings, 25, -30);
  }
}
