package org.voltaire.sim.scenario;

import java.util.List;
import java.util.Optional;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.PackProfile.Aged;
import org.voltaire.sim.pack.PackProfile.Spread;
import org.voltaire.sim.pack.Plant;

/// The section `pack` of a scenario: a pack that ships, how it stands at the beginning, and what
/// its first life has left of it.
final class PackSection {
  private PackSection() {}

  /// `pack: NAME`, or a mapping. Whatever is wrong goes to the problems of the file.
  static Optional<PackProfile> read(Outline file, List<ScenarioProblem> problems) {
    Outline pack = file.section("pack");
    Optional<String> name =
        pack.isPresent()
            ? pack.choice("profile", PackProfile.NAMES)
            : file.choice("pack", PackProfile.NAMES);
    if (name.isEmpty()) return Optional.empty();
    PackProfile profile = arranged(pack, PackProfile.load(name.get()), problems);
    double soc = pack.number("initial_soc", profile.initialSoc(), 0, 1);
    double ambient = pack.number("ambient_degc", profile.ambientDegc(), -60, 100);
    long seed = pack.whole("seed", profile.spread().seed());
    double degC = pack.number("initial_degc", Double.NaN, -60, 100);
    Aged aged = aged(pack.section("aged"));
    Spread spread = spread(pack.section("spread"), profile.spread(), seed);
    pack.reportUnknownKeys(
        "profile, series, parallel, initial_soc, ambient_degc, initial_degc, seed, aged, spread");
    if (!Double.isNaN(degC) && profile.heating().isEmpty()) {
      problems.add(
          new ScenarioProblem(
              pack.place("initial_degc"),
              "initial_degc for " + profile.name(),
              "nothing: a pack without a heater begins at ambient_degc"));
    }
    PackProfile made =
        profile.withInitialSoc(soc).withAmbientDegc(ambient).withSpread(spread).withAged(aged);
    if (!Double.isNaN(degC)) made = made.withInitialDegc(degC);
    impossible(made)
        .ifPresent(what ->
            problems.add(
                new ScenarioProblem(
                    pack.place("spread"),
                    what,
                    "less spread, or another seed: every cell at 20 %"
                        + " of the others' capacity and resistance or more")));
    return Optional.of(made);
  }

  /// `series: 24, parallel: 2`: the same cells in another arrangement.
  private static PackProfile arranged(
      Outline pack, PackProfile profile, List<ScenarioProblem> problems) {
    long series = pack.whole("series", profile.cellsInSeries());
    long parallel = pack.whole("parallel", 1);
    if (series == profile.cellsInSeries() && parallel == 1) return profile;
    String key = series == profile.cellsInSeries() ? "parallel" : "series";
    if (profile.heating().isPresent()) {
      problems.add(
          new ScenarioProblem(
              pack.place(key),
              key + " for " + profile.name(),
              "nothing: its heater and insulation are for the pack as it is"));
      return profile;
    }
    if (series < 1 || series > 256 || parallel < 1 || parallel > 10_000) {
      problems.add(
          new ScenarioProblem(
              pack.place(key),
              series + " in series, " + parallel + " in parallel",
              "1 to 256 in series, 1 to 10000 in parallel"));
      return profile;
    }
    return profile.arranged((int) series, (int) parallel);
  }

  private static Aged aged(Outline section) {
    var left =
        new Aged(section.share("capacity", 1, 0.1, 1), section.share("resistance", 1, 1, 10));
    section.reportUnknownKeys("capacity, resistance");
    return left;
  }

  private static Spread spread(Outline section, Spread usual, long seed) {
    var spread =
        new Spread(
            section.share("capacity", usual.capacity(), 0, 0.5),
            section.share("resistance", usual.resistance(), 0, 0.5),
            section.share("soc", usual.soc(), 0, 0.5),
            section.share("self_discharge", usual.selfDischarge(), 0, 10),
            seed);
    section.reportUnknownKeys("capacity, resistance, soc, self_discharge");
    return spread;
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
