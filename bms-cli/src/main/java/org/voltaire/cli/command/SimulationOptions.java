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
import org.voltaire.words.Vocabulary;
import picocli.CommandLine.Option;

/// Which simulated pack, and what pulls on it.
final class SimulationOptions {
  @Option(
      names = "--pack",
      paramLabel = "NAME",
      completionCandidates = SerialPacks.class,
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
        "How hard it pulls, as a share of the recorded C-rate; default ${DEFAULT-VALUE}: cells of "
            + "a stationary pack are not driven as hard as those of a car."
      })
  double loadRate = 0.2;

  /// The packs that can be had: those that any board on a serial line can carry.
  ///
  /// @param boards that there are
  record SerialPacks(Boards boards) implements Iterable<String> {
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

  /// Notes everything that is wrong with what was asked for.
  ///
  /// @param hardware of which any may carry the pack
  void require(UsageProblems problems, List<Hardware> hardware) {
    List<String> allowed = packs(hardware);
    problems.require(allowed.contains(pack), "--pack", pack, allowed(allowed, hardware));
    if (load != null) {
      problems.requireFile("--load", load);
      Object found = Double.isNaN(loadAh) ? "none" : loadAh;
      problems.require(isPositive(loadAh), "--load-ah", found, "above 0");
    }
    problems.require(isPositive(loadRate), "--load-rate", loadRate, "above 0");
  }

  /// The packs that can be had, and if this one cannot, why.
  private String allowed(List<String> packs, List<Hardware> hardware) {
    String all = String.join(", ", packs);
    if (!PackProfile.NAMES.contains(pack)) return all + Vocabulary.of(packs).hint(pack);
    PackProfile profile = PackProfile.load(pack);
    return hardware.stream()
        .flatMap(each -> each.refusal(profile).stream())
        .map(refusal -> ": " + refusal)
        .collect(joining("", all, ""));
  }

  private static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /// The pack, which has been found good.
  PackProfile profile() {
    return PackProfile.load(pack);
  }

  /// What will pull on it.
  RecordedCycle cycle() throws IOException {
    RecordedCycle cycle = load == null ? RecordedCycle.shipped() : RecordedCycle.read(load, loadAh);
    return cycle.timesRate(loadRate);
  }

  /// A bench with both.
  Bench bench(PackProfile profile, RecordedCycle cycle) {
    var plant = new Plant(profile);
    return new Bench(plant, new DriveAndCharge(cycle, profile.cells().limits().chargeTargetV()));
  }
}
