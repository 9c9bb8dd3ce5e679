package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.read.ScenarioReader;
import picocli.CommandLine;

/// A scenario that a person named, checked as a whole.
record ScenarioFile(Path file, SimulatedPack pack) {

  /// Reads and checks it.
  ///
  /// @param through what its BMS shall see the pack
  static ScenarioFile read(CommandLine line, Path file, ThroughOption through)
      throws YamlException, IOException {
    var scenario =
        ScenarioReader.read(
            file,
            (profile, bms) -> {
              Hardware hardware = through.hardware(profile);
              boolean refused = hardware.refusal(profile).isPresent(); // and below, with its reason
              SimulatedPack.check(profile, bms, refused ? Hardware.DIRECT : hardware);
            });
    through.check(line, scenario.profile());
    return new ScenarioFile(file, SimulatedPack.of(scenario, through.hardware(scenario.profile())));
  }

  /// Notes what is wrong with how a scenario shall be run.
  ///
  /// @param rateHz as the command line says; `null` if it says nothing
  /// @param out the folder for outputs; `null` if there are none
  static UsageProblems require(
      UsageProblems problems, @Nullable Double rateHz, @Nullable Path out) {
    if (rateHz != null) {
      problems.require(rateHz >= 0.02 && rateHz <= 100, "--rate-hz", rateHz, "0.02 to 100");
    }
    return out == null ? problems : problems.requireFolder("--out", out);
  }

  /// What its outputs are called: the file's name without its ending.
  String name() {
    String name = Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
    return name.replaceFirst("\\.ya?ml$", "");
  }

  /// How often the BMS steps.
  ///
  /// @param rateHz as the command line says; `null` if it says nothing
  double rateHz(@Nullable Double rateHz) {
    return rateHz == null ? pack.rateHz() : rateHz;
  }
}
