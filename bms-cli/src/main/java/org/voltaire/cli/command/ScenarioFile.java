package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.read.ScenarioReader;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A scenario that a person named, checked as a whole.
record ScenarioFile(Path file, SimulatedPack pack) {

  /// Reads and checks it.
  ///
  /// @param through what its BMS shall see the pack
  static ScenarioFile read(CommandLine line, Path file, ThroughOption through)
      throws YamlException, IOException {
    new UsageProblems().requireFile("SCENARIO.yaml", file).check(line);
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

  /// Makes the folder that outputs go into.
  static void createFolder(CommandLine line, Path out) throws IOException {
    new UsageProblems().requireFolder("--out", out).check(line);
    Files.createDirectories(out);
  }

  /// What its outputs are called: the file's name without its ending.
  String name() {
    String name = Objects.requireNonNull(file.getFileName(), "a file has a name").toString();
    return name.replaceFirst("\\.ya?ml$", "");
  }

  /// How often the BMS steps.
  ///
  /// @param rateHz as the command line says; 0 if it says nothing
  double rateHz(CommandLine line, double rateHz) {
    if (rateHz == 0) return pack.rateHz();
    if (rateHz >= 0.02 && rateHz <= 100) return rateHz;
    throw new ParameterException(line, "--rate-hz: found " + rateHz + ", allowed: 0.02 to 100");
  }
}
