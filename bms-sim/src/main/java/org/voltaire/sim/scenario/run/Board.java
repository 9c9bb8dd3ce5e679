package org.voltaire.sim.scenario.run;

import org.voltaire.core.Command;
import org.voltaire.measure.Sample;
import org.voltaire.sim.bench.Bench;

/// What stands between the simulated pack and the BMS: it measures, and it does what it is told.
public interface Board {

  /// What it can tell of the pack now.
  ///
  /// @param timeNanos of the tick; what was measured earlier says so itself
  Sample read(long timeNanos);

  /// Drives contactors and bleed resistors.
  void apply(Command command);

  /// How a board is put on a bench.
  @FunctionalInterface
  interface BoardMaker {
    /// A board that looks at this pack.
    ///
    /// @param seed decides all of its noise
    Board on(Bench bench, long seed);

    /// A board that is imitated by what it can tell: no driver, no bus.
    static BoardMaker direct() {
      return (bench, seed) -> new WiredBoard(new MeasuringBoard(bench, seed), bench);
    }
  }
}
