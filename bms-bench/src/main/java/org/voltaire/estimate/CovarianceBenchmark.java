package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.voltaire.testing.LoopCovariance;

/// The measurement update of Σ for one cell, `project` and `correct`: as [Covariance] has it
/// written out, and as loops. Both give the same bits (`CovarianceTest`).
///
/// It is in the package of [Covariance], which is nobody else's; that package is described in
/// `bms-core`, and a second description here would clash with it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CovarianceBenchmark {
  private static final int CELLS = 64;

  private static final double NOISE = 1e-3;

  private final double[] first = new double[CELLS * STRIDE], x = new double[CELLS * STRIDE];
  private final double[] c = new double[STATES], ph = new double[STATES], gain = new double[STATES];
  private final Covariance writtenOut = new Covariance(x);
  private final LoopCovariance loops = new LoopCovariance(STATES, COVARIANCE);

  /// The same covariances for both, positive definite.
  @Setup
  public void setUp() {
    var random = new SplittableRandom(8);
    var start = new Covariance(first);
    for (int cell = 0; cell < CELLS; cell++) {
      double[][] root = new double[STATES][STATES];
      for (double[] row : root) Arrays.setAll(row, _ -> random.nextDouble() - 0.5);
      for (int i = 0; i < STATES; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = 0;
          for (int k = 0; k < STATES; k++) sum += root[i][k] * root[j][k];
          start.set(i, j, cell, sum);
        }
      }
    }
    Arrays.setAll(c, _ -> random.nextDouble() - 0.5);
  }

  /// Corrections would shrink them towards nothing.
  @Setup(Level.Iteration)
  public void renew() {
    System.arraycopy(first, 0, x, 0, x.length);
  }

  /// As it is written out in production, for 64 cells; the figure is that of one.
  @Benchmark
  @OperationsPerInvocation(CELLS)
  public double[] writtenOut() {
    for (int cell = 0; cell < CELLS; cell++) {
      double s = writtenOut.project(cell, c, ph) + NOISE;
      for (int k = 0; k < STATES; k++) gain[k] = ph[k] / s;
      writtenOut.correct(cell, ph, gain, s);
    }
    return x;
  }

  /// As loops over the triangle, likewise.
  @Benchmark
  @OperationsPerInvocation(CELLS)
  public double[] loops() {
    for (int cell = 0; cell < CELLS; cell++) {
      int at = cell * STRIDE;
      double s = loops.project(x, at, c, ph) + NOISE;
      for (int k = 0; k < STATES; k++) gain[k] = ph[k] / s;
      loops.correct(x, at, ph, gain, s);
    }
    return x;
  }
}
