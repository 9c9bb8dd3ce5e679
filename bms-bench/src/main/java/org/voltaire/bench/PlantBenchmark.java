package org.voltaire.bench;

import java.util.Arrays;
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
import org.voltaire.sim.cell.CellBank;
import org.voltaire.sim.cell.Noise;

/// Cells living through an hour in steps of a second, all terms of the model on, under a current
/// that changes every second and brings back what it took.
///
/// The score is in µs per hour of all cells: `cells / score * 1e6` are cell-hours per second.
@SuppressWarnings("NullAway.Init") // @Setup runs first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlantBenchmark {
  private static final int SECONDS = 60;
  private static final double CAPACITY_AH = 100;

  /// How many cells.
  @Param({"1", "16", "96", "1000", "10000"})
  int cells;

  /// What they are made of.
  @Param({"nmc", "lmp"})
  String chemistry;

  private CellBank bank;
  private double[][] currentsA;
  private double roomDegC;

  /// Cells that differ, on their way.
  @Setup
  public void setUp() {
    Chemistry kind = Chemistries.load(chemistry);
    var noise = new Noise(1800);
    bank =
        new CellBank(
            kind,
            cells,
            CAPACITY_AH,
            kind.heat().capacity().value() * CAPACITY_AH,
            kind.heat().loss().value() * CAPACITY_AH);
    roomDegC = kind.referenceDegC();
    for (int cell = 0; cell < cells; cell++) {
      bank.vary(cell, 1 + noise.next(0.01), 1 + noise.next(0.05), 1);
      bank.rest(cell, 0.5 + noise.next(0.05), roomDegC + noise.next(2));
    }
    currentsA = new double[SECONDS][cells];
    for (int second = 0; second < SECONDS; second += 2) {
      double amperes = noise.next(30);
      Arrays.fill(currentsA[second], amperes);
      Arrays.fill(currentsA[second + 1], -amperes);
    }
  }

  /// One hour of all cells.
  @Benchmark
  public double hour() {
    for (int minute = 0; minute < 60; minute++) {
      for (int second = 0; second < SECONDS; second++) {
        bank.advance(currentsA[second], 0, roomDegC, 1);
      }
    }
    return bank.soc(0);
  }
}
