package org.voltaire.cli.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.voltaire.sim.fault.Awaited;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Precondition;

/// Which rows of the catalogue are acted out, in which works, and why the others are not.
final class CampaignPlan {

  /// Rows of buses, which go through the real drivers of both boards as well. A chain of boards is
  /// simulated by what it measures.
  private static final Set<String> THROUGH_DRIVERS =
      Set.of(
          "F-BUS-001",
          "F-BUS-002",
          "F-BUS-003",
          "F-BUS-004",
          "F-BUS-006",
          "F-BUS-007",
          "F-BUS-010",
          "F-BUS-011",
          "F-BUS-012",
          "F-SEN-010",
          "F-FPR-003");

  /// What cannot be acted out, and why, although nothing is awaited for it.
  private static final Map<String, String> NOT_RUN =
      Map.of(
          "F-BUS-013", "no CAN bus is simulated, so the BMS cannot know that nobody listens",
          "F-BUS-014", "no CAN bus is simulated, so the BMS cannot know that nobody listens",
          "F-SEN-006", "there is no second sensor to disagree with",
          "F-PRE-005", "no input makes the step close without precharge",
          "F-INT-003", "a guided test by a person, which the BMS does not have",
          "F-BAL-003", "the board ends it by its own timer, whatever the BMS does");

  private CampaignPlan() {}

  /// Why a row is not acted out; empty if it is.
  static Optional<String> notRun(FaultRow row) {
    if (row.awaits() != Awaited.NOTHING) {
      String why = NOT_RUN.getOrDefault(row.id(), row.note());
      return Optional.of("%s; closes with %s".formatted(why, row.awaits().words()));
    }
    return Optional.ofNullable(NOT_RUN.get(row.id()));
  }

  /// The works of a row; none if it is not acted out.
  static List<CampaignWork> works(FaultRow row) {
    if (notRun(row).isPresent()) return List.of();
    List<CampaignWork> works = new ArrayList<>();
    for (Precondition during : row.during()) works.add(new CampaignWork(row, during, "direct"));
    if (!THROUGH_DRIVERS.contains(row.id())) return works;
    for (String board : List.of("jbd", "bq76952")) {
      works.add(new CampaignWork(row, Precondition.DISCHARGING, board));
    }
    return works;
  }

  /// The works of all rows.
  static List<CampaignWork> works() {
    return Catalogue.rows().stream().flatMap(row -> works(row).stream()).toList();
  }
}
