package org.voltaire.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.scenario.meter.RunSummary;
import org.voltaire.sim.scenario.run.RunOutcome;
import org.voltaire.sim.scenario.run.Verdict;

/// What a scenario came to, as `--json` tells it.
final class OutcomeFields {
  private OutcomeFields() {}

  /// Every verdict: step, time, what was expected and what was measured.
  static List<Map<String, @Nullable Object>> verdicts(RunOutcome outcome) {
    List<Map<String, @Nullable Object>> verdicts = new ArrayList<>();
    for (Verdict verdict : outcome.verdicts()) {
      verdicts.add(
          JsonOption.object(
              "step", verdict.step(),
              "time_s", verdict.timeSeconds(),
              "expected", verdict.expected(),
              "measured", verdict.measured(),
              "passed", verdict.passed()));
    }
    return verdicts;
  }

  /// The quantities that were counted, as people read them.
  static Map<String, @Nullable Object> summary(RunOutcome outcome) {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    for (RunSummary.SummaryLine line : outcome.summary().lines()) {
      summary.put(line.name(), line.value());
    }
    return summary;
  }
}
