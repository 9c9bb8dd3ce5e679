package org.voltaire.cli.storm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.FaultRow.Need;
import org.voltaire.sim.fault.Parameter;
import org.voltaire.sim.pack.PackProfile;

/// Draws squalls. The same seed gives the same squall, on every machine: [Random] is specified to
/// the bit.
///
/// A squall is about half an hour: a pack in some state and some room, charged and discharged by
/// something that may or may not obey, a person who opens, closes and resets, and up to four faults
/// of the catalogue, at any time and together.
final class SquallDraw {
  private static final List<String> PACKS =
      List.of("lfp-16s", "lfp-16s", "nmc-14s", "lto-24s", "tesla-2x6s74p", "lmp-module");
  private static final List<String> RATES = List.of("C/10", "C/5", "C/2", "1C");
  private static final List<String> ROOMS =
      List.of("-30", "-12", "-3", "8", "25", "25", "38", "50");

  /// Rows about nothing that happens in an hour, or that spoil what judges: a fault that is none.
  private static final List<String> LEFT_OUT = List.of("F-FPR");

  private final long seed;
  private final Random random;
  private final PackProfile profile;
  private final boolean contactors;
  private final List<FaultRow> rows;
  private final List<String> steps = new ArrayList<>();

  /// The faults that are there, by their ids: none comes twice.
  private final Set<String> there = new HashSet<>();

  private SquallDraw(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.profile = PackProfile.load(pick(PACKS));
    this.contactors = profile.switchgear().isPresent() && random.nextInt(4) > 0;
    this.rows = Catalogue.rows().stream().filter(this::fits).toList();
  }

  /// The squall of a seed.
  static Squall of(long seed) {
    return new SquallDraw(seed).draw();
  }

  private boolean fits(FaultRow row) {
    if (!row.isInjectable() || LEFT_OUT.stream().anyMatch(row.id()::startsWith)) return false;
    Need need = row.needs();
    return switch (need) {
      case ANY -> true;
      case CONTACTORS -> contactors;
      case HEATED -> profile.heating().isPresent();
      case MODULES -> profile.name().startsWith("tesla");
    };
  }

  private Squall draw() {
    double soc = 0.03 + 0.94 * random.nextDouble();
    double guess = Math.clamp(soc + 0.3 * (random.nextDouble() - 0.5), 0.02, 0.98);
    String head =
        """
        title: squall %d
        pack: {profile: %s, initial_soc: %.2f, ambient_degc: %s, seed: %d, spread: {soc: 2 %%, capacity: 3 %%}}
        bms: {%sinitial_soc: %.2f, initial_soc_sigma: 0.2}
        """
            .formatted(
                seed,
                profile.name(),
                soc,
                pick(ROOMS),
                seed,
                contactors ? "contactors: {}, " : random.nextBoolean() ? "one_way: true, " : "",
                guess);
    int faults = random.nextInt(5);
    if (random.nextInt(6) == 0) fault();
    steps.add("close contactors");
    if (random.nextInt(2) == 0) steps.add(pick("charger ignores limits", "load ignores limits"));
    for (int left = 8 + random.nextInt(6); left > 0; left--) {
      if (random.nextInt(left) < faults) {
        fault();
        faults--;
      }
      act();
    }
    return new Squall(seed, head, steps);
  }

  private void act() {
    switch (random.nextInt(13)) {
      case 0, 1, 2 -> steps.add("charge at %s for %s".formatted(pick(RATES), time()));
      case 3, 4, 5 -> steps.add("discharge at %s for %s".formatted(pick(RATES), time()));
      case 6 -> steps.add("rest " + time());
      case 7 ->
          steps.add("load steps %s 20 s, %s 10 s for %s".formatted(amperes(), amperes(), time()));
      case 8 ->
          steps.add(
              pick(
                  "charger ignores limits",
                  "load ignores limits",
                  "charger obeys limits",
                  "load obeys limits after 2 s"));
      case 9 -> steps.add("ambient %s degC".formatted(pick(ROOMS)));
      case 10 -> {
        steps.add(pick("request reset", "open contactors", "acknowledge"));
        steps.add("close contactors");
      }
      case 11 -> {
        steps.add(pick("restart", "restart after 2 min"));
        steps.add("close contactors");
      }
      default -> {
        steps.add("clear faults");
        steps.add("rest 15 min"); // a repair takes a while
        there.clear();
        steps.add(pick("request reset", "service all is repaired"));
        steps.add("close contactors");
      }
    }
  }

  /// A fault of the catalogue with its usual figures, but at any of the places it may be at.
  private void fault() {
    FaultRow row = rows.get(random.nextInt(rows.size()));
    if (!there.add(row.id())) return;
    var text = new StringBuilder("inject ").append(row.id());
    for (Parameter parameter : row.parameters()) {
      if (!parameter.kind().isNumber() || parameter.name().equals("other")) continue;
      int highest = (int) parameter.highest(profile);
      text.append(' ').append(parameter.name()).append(' ').append(1 + random.nextInt(highest));
    }
    if (row.id().equals("F-SEN-002")) text.append(" offset ").append(millivolts());
    steps.add(text.toString());
  }

  private String millivolts() {
    int size = List.of(30, 60, 120, 250, 500).get(random.nextInt(5));
    return "%d mV".formatted(random.nextBoolean() ? size : -size);
  }

  private String amperes() {
    double c = 0.05 + 1.1 * random.nextDouble();
    return String.format(Locale.ROOT, "%.1f A", c * profile.capacityAh());
  }

  private String time() {
    return List.of("5 s", "30 s", "2 min", "6 min", "15 min").get(random.nextInt(5));
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
