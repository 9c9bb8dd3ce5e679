package org.voltaire.cli.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.PowerCut;
import org.voltaire.sim.scenario.run.RunListener;

/// The recordings of a simulated pack: one of each run of its BMS. A scenario without a restart has
/// one, `NAME.mcap`; after the first restart follows `NAME.2.mcap`.
public final class ScenarioRecordings implements RunListener, Closeable {
  private final Path folder;
  private final String name;
  private final SimulatedPack pack;
  private ScenarioRecording current;
  private int number = 1;

  private ScenarioRecordings(Path folder, String name, SimulatedPack pack) throws IOException {
    this.folder = folder;
    this.name = name;
    this.pack = pack;
    this.current = ScenarioRecording.create(folder.resolve(name + ".mcap"), pack.session());
  }

  /// Starts the first; files of those names are replaced.
  public static ScenarioRecordings create(Path folder, String name, SimulatedPack pack)
      throws IOException {
    return new ScenarioRecordings(folder, name, pack);
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    current.tick(input, step, moment);
  }

  @Override
  public void restarted(PowerCut cut, Bms.State begun) {
    try {
      current.close();
      number++;
      Path next = folder.resolve(later(name, number));
      current = ScenarioRecording.create(next, pack.session(cut, begun.timeNanos(), number));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What the recording of a later run is called.
  ///
  /// @param number of the run, from 2
  public static String later(String name, int number) {
    return "%s.%d.mcap".formatted(name, number);
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
