package org.voltaire.cli.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.voltaire.cli.campaign.CampaignWatch.Part;
import org.voltaire.pack.Fault;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Reaction;
import org.voltaire.sim.fault.Recovery;

/// What one run of the campaign came to: the time that the reaction took, and everything that was
/// not as its row wants it.
///
/// @param seconds from the moment at which the truth crossed the limit until the last of what must
///   be done was done; `NaN` if it never was, or if nothing must be done
/// @param failings in words; none if the row passed
record CampaignVerdict(double seconds, List<String> failings) {
  private static final double ROUNDING_SECONDS = 1e-6;

  CampaignVerdict {
    failings = List.copyOf(failings);
  }

  /// Whether reaction, time, latch and recovery are as the row wants them, and nothing else
  /// tripped.
  boolean passed() {
    return failings.isEmpty();
  }

  /// What was not, for people; `passed` if all was.
  String words() {
    return passed() ? "passed" : String.join(", ", failings);
  }

  /// Judges a run.
  ///
  /// @param latched whether the trip outlasts a restart of the BMS
  static CampaignVerdict of(CampaignWork work, CampaignWatch run, boolean latched) {
    List<String> failings = new ArrayList<>();
    if (!run.ready || !run.early.isEmpty()) failings.add("not ready: " + run.early);
    // Whoever was told of in time may have kept the truth from ever crossing its limit.
    if (!run.begun() && run.cause.isEmpty() && !run.told()) {
      failings.add("the limit was never crossed");
    }
    double seconds = reaction(work.row(), run, failings);
    if (!run.others.isEmpty()) failings.add("also " + names(run.others));
    recovery(work.row(), run, latched, failings);
    return new CampaignVerdict(seconds, failings);
  }

  private static double reaction(FaultRow row, CampaignWatch run, List<String> failings) {
    double slowest = Double.NaN;
    for (Reaction wanted : row.reaction()) {
      if (wanted == Reaction.LOG) continue;
      if (wanted == Reaction.REFUSE) {
        if (run.closed && !run.refused) failings.add("closes");
        continue;
      }
      double seconds = run.seconds(wanted);
      if (Double.isNaN(seconds)) failings.add("no reaction: " + wanted.words());
      else slowest = Double.isNaN(slowest) ? seconds : Math.max(slowest, seconds);
    }
    late(row, slowest, failings);
    boolean opened = run.cause.isPresent();
    boolean mayOpen =
        row.reaction().stream().anyMatch(CampaignVerdict::keepsOpen)
            || row.then().stream().anyMatch(CampaignVerdict::keepsOpen);
    if (opened && !mayOpen) failings.add("opens for `%s`".formatted(run.cause.get()));
    return slowest;
  }

  private static boolean onlyTells(FaultRow row) {
    return row.reaction().stream().noneMatch(CampaignVerdict::keepsOpen);
  }

  private static boolean keepsOpen(Reaction reaction) {
    return reaction.opens() || reaction == Reaction.REFUSE;
  }

  private static void late(FaultRow row, double seconds, List<String> failings) {
    double lateBy = seconds - row.maxReactionMs() / 1000;
    if (row.maxReactionMs() == 0 || CampaignHardware.enforces(row)) return;
    if (lateBy > ROUNDING_SECONDS) failings.add("late by " + text(lateBy));
  }

  private static void recovery(
      FaultRow row, CampaignWatch run, boolean latched, List<String> failings) {
    if (row.recovery().latches() && run.cause.isPresent() && !latched) {
      failings.add("forgotten by a restart");
    }
    String alone = run.left.getOrDefault(Part.GONE, "never"), reset = run.left.get(Part.RESET);
    boolean works = alone.isEmpty(), worksThen = reset != null && reset.isEmpty();
    if (row.recovery() == Recovery.BY_PERSON && onlyTells(row) && run.cause.isEmpty()) {
      // A pack that never opened goes on working; what a person must see is the event.
      if (!run.kept) failings.add("forgotten before anybody has seen it");
      return;
    }
    String serviced = run.left.getOrDefault(Part.SERVICED, "never");
    String never = "does not work again: `%s`".formatted(reset);
    switch (row.recovery()) {
      case BY_ITSELF -> {
        if (!works) failings.add(worksThen ? "needs a reset: `%s`".formatted(alone) : never);
      }
      case BY_PERSON -> {
        if (works) failings.add("works again by itself");
        else if (!worksThen) failings.add(never);
      }
      case BY_SERVICE -> {
        if (works) failings.add("works again by itself");
        else if (worksThen) failings.add("works again after a reset");
        else if (!serviced.isEmpty())
          failings.add("stays so after the service: `%s`".formatted(serviced));
      }
      case BY_RESTART -> {}
    }
  }

  private static String names(Set<Fault> faults) {
    return faults.stream().map(each -> "`" + each + "`").collect(Collectors.joining(" "));
  }

  /// A time for people: as many digits as a tick has.
  static String text(double seconds) {
    if (Double.isNaN(seconds)) return "";
    if (seconds > 0 && seconds < 0.1) return String.format(Locale.ROOT, "%.1f ms", 1000 * seconds);
    if (seconds >= 7200) return String.format(Locale.ROOT, "%.0f h", seconds / 3600);
    if (seconds >= 600) return String.format(Locale.ROOT, "%.0f s", seconds);
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
