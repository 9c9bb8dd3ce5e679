package org.voltaire.cli.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;

/// The part of docs/faults.md that the campaign writes: counts on top, and a line for each row of
/// the catalogue.
final class CampaignTable {
  /// What stands in the document before it.
  static final String BEGIN = "<!-- what FaultCampaignTest found -->\n";

  private static final String HEAD =
      """
      | fault | what goes wrong | while | must | allowed | measured | verdict |
      |---|---|---|---|---|---|---|
      """;

  /// The work of a row that hardware enforces.
  static final String STOPPED = "the host stopped";

  private static final String PASSED = "**passed**", FAILED = "failed: ";

  private CampaignTable() {}

  /// All of it.
  static String text() {
    int passed = 0, failed = 0, notRun = 0;
    var lines = new StringBuilder();
    for (FaultRow row : Catalogue.rows()) {
      String verdict = verdict(row);
      if (verdict.startsWith(PASSED)) passed++;
      else if (verdict.startsWith(FAILED)) failed++;
      else notRun++;
      lines.append(
          "| %s | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.id(),
                  row.does(),
                  during(row),
                  row.reactionWords(),
                  allowed(row),
                  measured(row),
                  verdict));
    }
    return "**Of %d rows %d pass, %d fail and %d are not run.**\n\n"
            .formatted(passed + failed + notRun, passed, failed, notRun)
        + HEAD
        + lines;
  }

  private static String during(FaultRow row) {
    List<CampaignWork> works = CampaignPlan.works(row);
    if (works.isEmpty()) return row.duringWords();
    return works.stream().map(CampaignWork::label).collect(Collectors.joining(", "));
  }

  private static String allowed(FaultRow row) {
    return row.maxReactionMs() == 0 ? "" : CampaignVerdict.text(row.maxReactionMs() / 1000);
  }

  /// The slowest of its works, or what the hardware took by itself.
  private static String measured(FaultRow row) {
    if (CampaignHardware.enforces(row)) {
      return CampaignVerdict.text(CampaignHardware.secondsWithoutHost(row)) + ", host stopped";
    }
    double slowest = Double.NaN;
    for (CampaignWork work : CampaignPlan.works(row)) {
      double seconds = CampaignRun.of(work).seconds();
      if (!(seconds <= slowest) && !Double.isNaN(seconds)) slowest = seconds;
    }
    return CampaignVerdict.text(slowest);
  }

  private static String verdict(FaultRow row) {
    Optional<String> why = CampaignPlan.notRun(row);
    if (why.isPresent()) return "not run: " + why.get();
    Map<String, List<String>> parts = new LinkedHashMap<>();
    for (CampaignWork work : CampaignPlan.works(row)) {
      CampaignVerdict found = CampaignRun.of(work);
      if (!found.passed()) {
        parts.computeIfAbsent(found.words(), _ -> new ArrayList<>()).add(work.label());
      }
    }
    if (CampaignHardware.enforces(row) && !CampaignHardware.isInTime(row)) {
      parts.put("late", List.of(STOPPED));
    }
    if (parts.isEmpty()) {
      return CampaignHardware.enforces(row) ? PASSED + ", by hardware alone" : PASSED;
    }
    return FAILED
        + parts.entrySet().stream()
            .map(each -> "*%s*: %s".formatted(String.join(" / ", each.getValue()), each.getKey()))
            .collect(Collectors.joining("; "));
  }

  /// Whether a line of the table says of a work what was found.
  ///
  /// @param label of the work
  static boolean tells(String line, String label, CampaignVerdict found) {
    if (line.contains(PASSED)) return found.passed();
    for (String part : line.substring(line.indexOf(FAILED) + FAILED.length()).split("; ", -1)) {
      int end = part.indexOf("*: ");
      if (!List.of(part.substring(1, end).split(" / ", -1)).contains(label)) continue;
      return part.substring(end + 3).replaceFirst(" \\|$", "").equals(found.words());
    }
    return found.passed();
  }
}
