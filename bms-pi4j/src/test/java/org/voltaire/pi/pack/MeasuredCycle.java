package org.voltaire.pi.pack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.voltaire.core.Frame;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import org.voltaire.testing.SharedData;

/// The current of a real cell's drive cycle, measured on an A123 26650 of 2.05 Ah, scaled to the
/// 100 Ah pack at a fifth of its C-rate.
final class MeasuredCycle {
  private static final String FILE = "data/measured/a123_dyn_p25.csv";

  /// Where it begins to be lively.
  private static final double FROM_SECONDS = 7400;

  final Plant plant = new Plant(PackProfile.load("lfp-16s"));
  final Load load;
  final Bench bench;

  private MeasuredCycle(RecordedCycle cycle) {
    load = cycle.timesRate(0.2).once();
    bench = new Bench(plant, load);
  }

  /// The measured one; the test is aborted, and not passed, where it is absent.
  static MeasuredCycle measured() throws IOException {
    Path file = SharedData.file(FILE);
    assumeTrue(Files.isReadable(file), "the measured drive cycle is absent: " + file);
    return new MeasuredCycle(RecordedCycle.read(file, 2.05).from(FROM_SECONDS));
  }

  /// How far a frame's current is from the nearest current that flowed between the moment it was
  /// asked for and the tick, A.
  ///
  /// @param startNanos when the bench was switched on
  double errorA(Frame frame, long startNanos) {
    double tick = (frame.timeNanos() - startNanos) * 1e-9;
    double asked = tick - frame.readings().currentAgeSeconds();
    double error = Double.POSITIVE_INFINITY;
    // The bench lets the load change its mind every tenth of a second.
    for (long step = step(asked); step <= step(tick); step++) {
      double flowed = load.currentA(step * Bench.STEP_SECONDS, plant);
      error = Math.min(error, Math.abs(frame.readings().currentA() - flowed));
    }
    return error;
  }

  private static long step(double seconds) {
    return (long) Math.floor(seconds / Bench.STEP_SECONDS);
  }
}
