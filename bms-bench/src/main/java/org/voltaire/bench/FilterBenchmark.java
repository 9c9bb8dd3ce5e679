package org.voltaire.bench;

import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.filter.DefaultMeasurementModel;
import org.apache.commons.math3.filter.DefaultProcessModel;
import org.hipparchus.filtering.kalman.ProcessEstimate;
import org.hipparchus.filtering.kalman.linear.LinearEvolution;
import org.hipparchus.filtering.kalman.linear.LinearKalmanFilter;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposer;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.FilterInput;
import org.voltaire.estimate.FilterState;
import org.voltaire.measure.Doubles;
import org.voltaire.sim.cell.Noise;

/// One step of one cell's filter: ours, with everything it does, beside general Kalman filters of
/// the same eight states that are given a linear model ready made.
@SuppressWarnings("NullAway.Init") // @Setup runs first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FilterBenchmark {
  private static final int CELLS = 256, SAMPLES = 64, STATES = 8;

  /// What Hipparchus is given.
  private record Voltage(double time, RealVector value, RealMatrix covariance)
      implements org.hipparchus.filtering.kalman.Measurement {
    @Override
    public double getTime() {
      return time;
    }

    @Override
    public RealVector getValue() {
      return value;
    }

    @Override
    public RealMatrix getCovariance() {
      return covariance;
    }
  }

  private CellEkf ekf;
  private FilterState state;
  private Doubles[] voltages;
  private double[] currents;
  private int tick;

  private org.apache.commons.math3.filter.KalmanFilter commonsMath;
  private LinearKalmanFilter<Voltage> hipparchus;
  private double time;

  /// 256 cells of LFP under a changing load, and one filter of each library.
  @Setup
  public void setUp() {
    ekf = new CellEkf(Chemistries.load("lfp").cellModel(100), 100, 0.2, 100);
    state = ekf.initial(CELLS, 0.6, 0.05);
    var noise = new Noise(1800);
    voltages = new Doubles[SAMPLES];
    currents = new double[SAMPLES];
    for (int k = 0; k < SAMPLES; k++) {
      double amperes = noise.next(20);
      currents[k] = amperes;
      voltages[k] = Doubles.generate(CELLS, _ -> 3.30 + 0.0002 * amperes + noise.next(0.001));
    }
    double[][] f = identity(0.999), q = identity(1e-8), p = identity(1e-2);
    double[][] h = {{0.1, 1, 1, 0.02, 1, -0.001, 0, 0.01}};
    commonsMath =
        new org.apache.commons.math3.filter.KalmanFilter(
            new DefaultProcessModel(f, new double[STATES][1], q, new double[STATES], p),
            new DefaultMeasurementModel(h, new double[][] {{1e-4}}));
    var transition = new Array2DRowRealMatrix(f);
    var control = new Array2DRowRealMatrix(new double[STATES][1]);
    var input = new ArrayRealVector(1);
    var noiseMatrix = new Array2DRowRealMatrix(q);
    var jacobian = new Array2DRowRealMatrix(h);
    hipparchus =
        new LinearKalmanFilter<>(
            new CholeskyDecomposer(1e-15, 1e-15),
            _ -> new LinearEvolution(transition, control, input, noiseMatrix, jacobian),
            new ProcessEstimate(0, new ArrayRealVector(STATES), new Array2DRowRealMatrix(p)));
  }

  /// Ours, for 256 cells at once; the figure is that of one, with its share of the one copy.
  @Benchmark
  @OperationsPerInvocation(CELLS)
  public FilterState ours() {
    int k = tick++ % SAMPLES;
    state = ekf.step(state, new FilterInput(voltages[k], true, currents[k], false, 22.5, 0.1));
    return state;
  }

  /// Commons Math 3.
  @Benchmark
  public double[] commonsMath3() {
    commonsMath.predict();
    commonsMath.correct(new double[] {0.001 * (tick++ % 7)});
    return commonsMath.getStateEstimation();
  }

  /// Hipparchus.
  @Benchmark
  public ProcessEstimate hipparchus() {
    time += 0.1;
    var voltage = new ArrayRealVector(new double[] {0.001 * (tick++ % 7)});
    var variance = new Array2DRowRealMatrix(new double[][] {{1e-4}});
    return hipparchus.estimationStep(new Voltage(time, voltage, variance));
  }

  private static double[][] identity(double value) {
    double[][] matrix = new double[STATES][STATES];
    for (int k = 0; k < STATES; k++) matrix[k][k] = value;
    return matrix;
  }
}
