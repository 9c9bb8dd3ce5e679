package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.DriveAndCharge;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Which simulated pack, and what pulls on it.
final class SimulationOptions {
  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "The simulated pack; default ${DEFAULT-VALUE}.")
  String pack = "lfp-16s";

  @Option(
      names = "--load",
      paramLabel = "FILE.csv",
      description = {
        "The current that pulls on it (time_s,current_a,voltage_v,...), scaled to its capacity.",
        "Default: the simulated drive cycle that ships."
      })
  @Nullable Path load;

  @Option(
      names = "--load-ah",
      paramLabel = "AH",
      description = "Capacity of the cell that --load was recorded on; must be said with --load.")
  double loadAh = Double.NaN;

  @Option(
      names = "--load-rate",
      paramLabel = "X",
      description = {
        "How hard it pulls, as a share of the recorded C-rate; default ${DEFAULT-VALUE}: cells of",
        "a stationary pack are not driven as hard as those of a car."
      })
  double loadRate = 0.2;

  /// The pack, by name.
  PackProfile profile(CommandLine line) {
    try {
      return PackProfile.load(pack);
    } catch (IllegalArgumentException unknown) {
      throw new ParameterException(line, "--" + unknown.getMessage());
    }
  }

  /// The pack, by name, if a JBD board has as many inputs as it has cells and thermistors.
  PackProfile profileForJbd(CommandLine line) {
    PackProfile profile = profile(line);
    Optional<String> refusal = Hardware.JBD.refusal(profile);
    if (refusal.isEmpty()) return profile;
    String allowed =
        PackProfile.NAMES.stream()
            .filter(name -> Hardware.JBD.refusal(PackProfile.load(name)).isEmpty())
            .collect(Collectors.joining(", "));
    throw new ParameterException(
        line, "--pack: found %s, allowed: %s: %s".formatted(pack, allowed, refusal.get()));
  }

  /// What will pull on it.
  RecordedCycle cycle(CommandLine line) throws IOException {
    if (load != null) positive(line, "--load-ah", loadAh);
    positive(line, "--load-rate", loadRate);
    RecordedCycle cycle = load == null ? RecordedCycle.shipped() : RecordedCycle.read(load, loadAh);
    return cycle.timesRate(loadRate);
  }

  /// A bench with both.
  Bench bench(PackProfile profile, RecordedCycle cycle) {
    var plant = new Plant(profile);
    return new Bench(plant, new DriveAndCharge(cycle, profile.cells().limits().chargeTargetV()));
  }

  private static void positive(CommandLine line, String option, double found) {
    if (found > 0 && found < Double.POSITIVE_INFINITY) return;
    throw new ParameterException(line, "%s: found %s, allowed: above 0".formatted(option, found));
  }
}
