package org.voltaire.cli.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.voltaire.contactor.Mode;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Kind;
import org.voltaire.sim.fault.Parameter;
import org.voltaire.sim.fault.Precondition;
import org.voltaire.sim.fault.Reaction;
import org.voltaire.sim.fault.Recovery;
import org.voltaire.sim.pack.PackProfile;

/// One row of the catalogue acted out while one thing goes on: the scenario of it, in five parts.
/// The pack comes to work, the fault comes, the BMS has its time, the fault goes and what it left
/// is put right, and at last a person resets.
///
/// @param row of the catalogue
/// @param during what goes on when the fault comes
/// @param through the hardware with this board and its real drivers; `direct` for an imitated one
record CampaignWork(FaultRow row, Precondition during, String through) {
  /// How much longer than allowed a reaction is waited for, s: one that is late shows by how much.
  private static final double PATIENCE_SECONDS = 20;

  /// What contactors can interrupt where that matters, A: those of the pack's profile.
  static final double BREAK_A = 500;

  /// Rows whose pack must have the contactors of its profile although they would show without.
  private static final Set<Precondition> SWITCHING =
      Set.of(Precondition.STARTING, Precondition.OPENING, Precondition.CLOSING_OFTEN);

  /// Such as `F-CEL-001 while charging`.
  String name() {
    return row.id() + " while " + label();
  }

  /// Such as `charging`, or `discharging through jbd`.
  String label() {
    return during.words() + (through.equals("direct") ? "" : " through " + through);
  }

  /// The whole scenario as YAML.
  String scenario() {
    List<String> steps = untilItComes(true);
    steps.addAll(watch());
    steps.addAll(aftermath());
    return text(steps);
  }

  /// The first minute with the fault, or the same without it.
  String shown(boolean broken) {
    List<String> steps = untilItComes(broken);
    steps.add(
        during == Precondition.OPENING ? "open contactors" : "expect mode TRIPPED within 1 s");
    steps.add("expect mode TRIPPED within %.0f s".formatted(Math.min(60, watchedSeconds())));
    return text(steps);
  }

  private List<String> untilItComes(boolean broken) {
    List<String> steps = new ArrayList<>();
    if (plugged()) steps.add("plug in");
    if (watchedSeconds() > 20_000) steps.add("tick 10 s");
    else if (watchedSeconds() > 2500) steps.add("tick 1 s");
    if (broken && comesFirst()) steps.addAll(injections());
    steps.addAll(CampaignSentences.before(during));
    if (broken && !comesFirst()) steps.addAll(injections());
    return steps;
  }

  private String text(List<String> steps) {
    return "title: %s\npack: %s\n%ssteps:\n  - %s\n"
        .formatted(name(), pack(), bms(), String.join("\n  - ", steps));
  }

  /// The profile of the pack.
  PackProfile profile() {
    return PackProfile.load(profileName());
  }

  private String profileName() {
    if (during == Precondition.DRIVING) return "bluecar";
    return switch (row.needs()) {
      case ANY, CONTACTORS -> "lfp-16s";
      case HEATED -> "lmp-module";
      case MODULES -> "tesla-2x6s74p";
    };
  }

  /// The profile and how full it is.
  String pack() {
    return switch (during) {
      case TOPPING -> "{profile: %s, initial_soc: 0.95}".formatted(profileName());
      case BALANCING ->
          "{profile: %s, initial_soc: 0.97, spread: {soc: 1 %%}}".formatted(profileName());
      case HEATING -> "{profile: %s, initial_degc: 78}".formatted(profileName());
      default -> profileName();
    };
  }

  /// The section `bms`, with contactors where the row is about them.
  String bms() {
    boolean contactors =
        row.needs() == FaultRow.Need.CONTACTORS
            || SWITCHING.contains(during)
            || CampaignHardware.enforces(row);
    boolean breaks = row.reaction().contains(Reaction.WAIT_FOR_FUSE);
    if (!contactors) return "";
    return breaks
        ? "bms: {contactors: {break_a: %.0f}}\n".formatted(BREAK_A)
        : "bms: {contactors: {}}\n";
  }

  private boolean plugged() {
    return row.needs() == FaultRow.Need.HEATED;
  }

  /// Whether nothing is injected, because the work itself is what goes wrong, or nothing does.
  boolean injectsNothing() {
    return during == Precondition.CLOSING_OFTEN || during == Precondition.DRIVING;
  }

  /// Whether the fault is there before the contactors close.
  boolean isBeforeClosing() {
    return during == Precondition.FOUND
        || during == Precondition.STARTING
        || during == Precondition.CLOSING_OFTEN;
  }

  /// Whether the pack does what it should when the fault comes.
  boolean isReady(Mode mode) {
    return switch (during) {
      case PARKED, HEATING -> mode instanceof Mode.Open;
      case FOUND, STARTING, FIRST_LOAD, CLOSING_OFTEN, DRIVING -> true;
      default -> mode instanceof Mode.Closed;
    };
  }

  /// Whether it is there before the first look.
  boolean comesFirst() {
    return during == Precondition.FOUND
        || during == Precondition.STARTING
        || during == Precondition.FIRST_LOAD;
  }

  private List<String> injections() {
    if (injectsNothing()) return List.of();
    // The spread of that work makes cell 7 one of those that are bled.
    boolean bled = during == Precondition.BALANCING && row.parameter("cell").isPresent();
    if (row.combines().isEmpty()) return List.of("inject " + row.id() + (bled ? " cell 7" : ""));
    return row.combines().stream().map(id -> "inject " + id).toList();
  }

  /// The time of the BMS. What flows goes on.
  private List<String> watch() {
    List<String> steps = new ArrayList<>();
    switch (during) {
      case OPENING -> steps.add("open contactors");
      case CYCLE -> {
        steps.add("discharge at C/2 until cell below 3.05 V or 2 h");
        steps.add("charge at C/2 to 3.55 V until current below 5 A or 3 h");
      }
      case DRIVING -> steps.add("drive urban for 1 h");
      default -> {}
    }
    boolean opens = row.reaction().stream().anyMatch(Reaction::opens);
    String within = " within %s s".formatted(seconds(watchedSeconds()));
    if (!opens && !row.detects().isEmpty() && row.reaction().contains(Reaction.WARN)) {
      steps.add("expect alarm " + row.detects().getFirst() + within);
      within = " within %s s".formatted(seconds(Math.min(30, watchedSeconds())));
    }
    steps.add("expect mode TRIPPED" + within);
    // What trips beside it, trips by now.
    steps.add("expect mode OPENING within 2 s");
    boolean resets = !injectsNothing() && during != Precondition.FIRST_LOAD;
    if (row.reaction().contains(Reaction.REFUSE) && resets) {
      // A person who resets while the fault is there does not close the pack.
      steps.add("request reset");
      steps.add("expect mode CLOSED within 2 s");
      steps.add("expect mode TRIPPED within 10 s");
    }
    return steps;
  }

  /// The fault goes, what it left is put right, then a person resets, and where the row wants it
  /// the service says that it has been there.
  private List<String> aftermath() {
    List<String> steps = new ArrayList<>(CampaignSentences.returns(row));
    if (!injections().isEmpty()) steps.add("clear faults");
    steps.addAll(CampaignSentences.repairs(row));
    steps.add("close contactors");
    steps.add(CampaignSentences.working(during));
    steps.add("request reset");
    steps.add("close contactors");
    steps.add(CampaignSentences.working(during));
    if (row.recovery() == Recovery.BY_SERVICE) {
      steps.add("service what was broken is repaired");
      steps.add("close contactors");
      steps.add(CampaignSentences.working(during));
    }
    return steps;
  }

  /// How long the BMS is watched, s: as long as it takes for the fault to come and as long as it
  /// may take to react, and then some.
  double watchedSeconds() {
    double allowed = row.maxReactionMs() / 1000;
    return rampSeconds() + allowed + Math.min(PATIENCE_SECONDS, 5 + allowed);
  }

  private double rampSeconds() {
    PackProfile profile = profile();
    double seconds = 0;
    for (Parameter each : row.parameters()) {
      double usual = each.name().equals("rate") ? row.usual(each, profile) : Double.NaN;
      if (each.name().equals("over")) seconds = row.usual(each, profile);
      if (Double.isNaN(usual)) continue;
      double to = row.usual(row.parameter("to").orElseThrow(), profile);
      double from =
          each.kind() == Kind.VOLTAGE_RATE
              ? profile.cells().nominalV()
              : row.needs() == FaultRow.Need.HEATED ? 80 : profile.ambientDegc();
      seconds = Math.abs(to - from) / usual;
    }
    // A charger takes its time to the target, a false alarm may too.
    if (row.countsFrom().equals("charge_target")) return 1800;
    if (row.countsFrom().equals("charge_over_temp.tell")) return 2 * 3600;
    return row.group().equals("false-positive") && seconds == 0 ? 3600 : seconds;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds);
  }
}
