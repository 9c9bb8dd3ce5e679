package org.voltaire.cli.simulate;

import java.nio.file.Path;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.RunListener;

/// Runs heated packs that ship through the whole BMS, on the bench.
final class HotPackRuns {
  private HotPackRuns() {}

  /// Runs steps at a tick of a second.
  ///
  /// @param pack the section `pack`, such as `{profile: bluecar}`
  static void run(String pack, RunListener listener, String... steps) {
    String text =
        "title: hot\npack: %s\nbms: {initial_soc: 0.7, initial_soc_sigma: 0.02}\nsteps:\n  - %s\n"
            .formatted(pack, String.join("\n  - ", steps));
    try {
      var scenario = ScenarioReader.parse("hot", text, Path.of(""), SimulatedPack::check);
      SimulatedPack.of(scenario).run(1, _ -> {}, listener);
    } catch (YamlException wrong) {
      throw new IllegalStateException(text, wrong);
    }
  }
}
