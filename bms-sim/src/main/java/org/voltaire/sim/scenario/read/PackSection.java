package org.voltaire.sim.scenario.read;

import java.util.Optional;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.PackProfile.Aged;
import org.voltaire.sim.pack.PackProfile.Spread;
import org.voltaire.sim.pack.Plant;

/// The section `pack` of a scenario: a pack that ships, how it stands at the beginning, and what
/// its first life has left of it.
final class PackSection {
  private PackSection() {}

  /// `pack: NAME`, or a mapping. Whatever is wrong is noted in the file.
  ///
  /// @param standIn the pack to go on with if the name is wrong
  static Optional<PackProfile> read(YamlSection file, Optional<PackProfile> standIn) {
    if (!file.isMapping("pack")) {
      String name = file.choice("pack", PackProfile.NAMES);
      return file.isWrong("pack") ? standIn : Optional.of(PackProfile.load(name));
    }
    YamlSection pack = file.section("pack");
    String name = pack.choice("profile", PackProfile.NAMES);
    if (!pack.isWrong("profile")) return Optional.of(as(PackProfile.load(name), pack));
    if (standIn.isEmpty()) pack.ignoreTheRest();
    return standIn.map(profile -> as(profile, pack));
  }

  /// The pack that ships as the section says that it stands.
  private static PackProfile as(PackProfile shipped, YamlSection pack) {
    PackProfile profile = arranged(pack, shipped);
    double soc = pack.number("initial_soc", 0, 1, profile.initialSoc());
    double ambient = pack.number("ambient_degc", -60, 100, profile.ambientDegc());
    long seed = pack.seed("seed", profile.spread().seed());
    double degC = pack.number("initial_degc", -60, 100, Double.NaN);
    Aged aged = aged(pack.optionalSection("aged"));
    Spread spread = spread(pack.optionalSection("spread"), profile.spread(), seed);
    if (!Double.isNaN(degC) && profile.heating().isEmpty()) {
      pack.problem(
          "initial_degc",
          "initial_degc for " + profile.name(),
          "nothing: a pack without a heater begins at ambient_degc");
    }
    PackProfile made =
        profile.withInitialSoc(soc).withAmbientDegc(ambient).withSpread(spread).withAged(aged);
    if (!Double.isNaN(degC)) made = made.withInitialDegc(degC);
    impossible(made)
        .ifPresent(what ->
            pack.problem(
                "spread",
                what,
                "less spread, or another seed: every cell at 20 %"
                    + " of the others' capacity and resistance or more"));
    return made;
  }

  /// `series: 24, parallel: 2`: the same cells in another arrangement.
  private static PackProfile arranged(YamlSection pack, PackProfile profile) {
    int series = pack.whole("series", 1, 256, profile.cellsInSeries());
    int parallel = pack.whole("parallel", 1, 10_000, 1);
    if (series == profile.cellsInSeries() && parallel == 1) return profile;
    if (profile.heating().isEmpty()) return profile.arranged(series, parallel);
    String key = series == profile.cellsInSeries() ? "parallel" : "series";
    pack.problem(
        key,
        key + " for " + profile.name(),
        "nothing: its heater and insulation are for the pack as it is");
    return profile;
  }

  private static Aged aged(YamlSection section) {
    return new Aged(
        Amounts.share(section, "capacity", 1, 0.1, 1),
        Amounts.share(section, "resistance", 1, 1, 10));
  }

  private static Spread spread(YamlSection section, Spread usual, long seed) {
    return new Spread(
        Amounts.share(section, "capacity", usual.capacity(), 0, 0.5),
        Amounts.share(section, "resistance", usual.resistance(), 0, 0.5),
        Amounts.share(section, "soc", usual.soc(), 0, 0.5),
        Amounts.share(section, "self_discharge", usual.selfDischarge(), 0, 10),
        seed);
  }

  /// What chance made of the cells, if no such cell can be.
  private static Optional<String> impossible(PackProfile profile) {
    var plant = new Plant(profile);
    Aged aged = profile.aged().orElse(Aged.NEW);
    for (int cell = 0; cell < profile.cellsInSeries(); cell++) {
      double capacity = plant.capacityAh(cell) / profile.capacityAh() / aged.capacity();
      double resistance = plant.cells().resistanceRatio(cell) / aged.resistance();
      if (!(capacity >= 0.2 && resistance >= 0.2)) {
        return Optional.of(
            "a spread that gives cell %d %.0f %% of the capacity and %.0f %% of the resistance"
                .formatted(cell + 1, 100 * capacity, 100 * resistance));
      }
    }
    return Optional.empty();
  }
}
