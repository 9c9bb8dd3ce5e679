package org.voltaire.cli.campaign;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Precondition;
import org.voltaire.sim.fault.Recovery;

/// What the preconditions of the catalogue are in sentences of a scenario, and how a pack is put
/// right after a fault.
final class CampaignSentences {
  private CampaignSentences() {}

  /// What leads to where the fault comes.
  static List<String> before(Precondition during) {
    return switch (during) {
      case IDLE -> List.of("close contactors", "rest 20 s");
      case CHARGING -> List.of("close contactors", "charge at C/4 for 20 s");
      case DISCHARGING -> List.of("close contactors", "discharge at C/2 for 20 s");
      case LOAD_STEPS -> List.of("close contactors", "load steps C/10 3 s, C/2 3 s for 60 s");
      case FULL_LOAD -> List.of("close contactors", "discharge at 1C for 20 s");
      case TOPPING -> List.of("close contactors", "charge at C/4 until cell above 3.45 V");
      case BALANCING ->
          List.of(
              "close contactors",
              "charge at C/10 until cell above 3.46 V",
              "charge at C/1000 for 10 s");
      case CYCLE -> List.of("close contactors", "rest 20 s");
      case DRIVING -> List.of("close contactors");
      case PARKED, HEATING -> List.of("rest 20 s");
      case FOUND, STARTING -> List.of("close contactors");
      case FIRST_LOAD -> List.of("close contactors", "discharge at C/2 for 0.1 s");
      case OPENING -> List.of("close contactors", "rest 5 s");
      case CLOSING_OFTEN -> closingOften();
    };
  }

  private static List<String> closingOften() {
    List<String> steps = new ArrayList<>();
    for (int n = 0; n < 10; n++) {
      steps.add("close contactors");
      steps.add("open contactors");
      // The bus must be empty for the resistor to work again.
      steps.add("rest 1 s");
    }
    steps.add("close contactors");
    return steps;
  }

  /// Time in which a sound pack shows that it works; a full one is emptied a little.
  static String working(Precondition during) {
    return switch (during) {
      case CLOSING_OFTEN -> "rest 10 min";
      // What a resistance is shows in steps only.
      case LOAD_STEPS -> "load steps C/10 3 s, C/2 3 s for 20 min";
      case TOPPING, CYCLE -> "discharge at C/5 for 3 min";
      default -> "rest 20 s";
    };
  }

  /// A voltage does not go back in a jump, either.
  static List<String> returns(FaultRow row) {
    if (!row.injector().equals("cell.voltage") || row.recovery() != Recovery.BY_ITSELF) {
      return List.of();
    }
    String other = row.id().equals("F-CEL-001") ? "F-CEL-002" : "F-CEL-001";
    return List.of("inject %s cell 5 to 3.34 V rate 50 mV/s".formatted(other), "rest 15 s");
  }

  /// What a fault leaves behind is put right: charge, heat.
  static List<String> repairs(FaultRow row) {
    String usual = row.needs() == FaultRow.Need.HEATED ? "80 degC" : "22 degC";
    return switch (row.injector()) {
      case "cell.soc", "cell.leak" ->
          List.of("inject F-CEL-003 soc 72 % over 1 s", "rest 2 s", "clear faults");
      case "cell.soc_pair" ->
          List.of(
              "inject F-CEL-003 cell 5 soc 72 % over 1 s",
              "inject F-CEL-003 cell 6 soc 72 % over 1 s", "rest 2 s", "clear faults");
      case "cell.temperature", "cell.runaway" ->
          List.of(
              "inject F-FPR-002 to %s rate 1 K/s".formatted(usual), "rest 3 min", "clear faults");
      case "pack.temperature", "charger.cold" ->
          // Slower than what counts as a runaway.
          List.of(
              "inject F-FPR-002 to %s rate 0.2 K/s".formatted(usual), "rest 4 min", "clear faults");
      default -> List.of();
    };
  }
}
