package org.voltaire.sim.scenario.run;

import java.util.List;
import org.voltaire.sim.scenario.meter.RunSummary;

/// What a run came to.
///
/// @param verdicts one per expectation, and one per step that did not end as it should
/// @param simulatedSeconds how long it took on its own clock
/// @param ticks how often the BMS stepped
/// @param summary what the meters say in the end
public record RunOutcome(
    List<Verdict> verdicts, double simulatedSeconds, long ticks, RunSummary summary) {
  /// Whether everything was as expected.
  public boolean passed() {
    return verdicts.stream().allMatch(Verdict::passed);
  }
}
