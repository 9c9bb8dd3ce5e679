package org.voltaire.cli.command;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
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
      completionCandidates = Candidates.class,
      description = {
        "The simulated pack, one of ${COMPLETION-CANDIDATES}.",
        "Default ${DEFAULT-VALUE}."
      })
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

  private final Boards boards;

  /// @param boards that may stand before the pack
  SimulationOptions(Boards boards) {
    this.boards = boards;
  }

  /// The packs that can be had: those that any board on a serial line can carry.
  ///
  /// @param boards that there are
  record Candidates(Boards boards) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return packs(Hardware.onSerialLine(boards)).iterator();
    }
  }

  private static List<String> packs(List<Hardware> hardware) {
    return PackProfile.NAMES.stream()
        .filter(name -> hardware.stream().anyMatch(each -> each.packs().contains(name)))
        .toList();
  }

  /// The pack, by name.
  ///
  /// @param hardware of which any may carry it
  PackProfile profile(CommandLine line, List<Hardware> hardware) {
    List<String> allowed = packs(hardware);
    if (allowed.contains(pack)) return PackProfile.load(pack);
    String message = "--pack: found %s, allowed: %s".formatted(pack, String.join(", ", allowed));
    if (PackProfile.NAMES.contains(pack)) {
      PackProfile refused = PackProfile.load(pack);
      message +=
          hardware.stream().map(each -> ": " + each.refusal(refused).orElse("")).collect(joining());
    }
    throw new ParameterException(line, message);
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
