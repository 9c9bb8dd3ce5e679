package org.voltaire.pi.scenario;

import java.util.List;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.Moment;
import org.voltaire.sim.scenario.Step;
import org.voltaire.sim.scenario.StepReport;
import org.voltaire.sim.scenario.Verdict;
import org.voltaire.sim.scenario.Witness;

/// Several witnesses of one run, told in order.
public record Witnesses(List<Witness> all) implements Witness {

  public Witnesses {
    all = List.copyOf(all);
  }

  @Override
  public void begins(int number, Step step, double timeSeconds) {
    for (Witness witness : all) witness.begins(number, step, timeSeconds);
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    for (Witness witness : all) witness.tick(input, step, moment);
  }

  @Override
  public void ended(StepReport report, Moment moment) {
    for (Witness witness : all) witness.ended(report, moment);
  }

  @Override
  public void verdict(Verdict verdict) {
    for (Witness witness : all) witness.verdict(verdict);
  }
}
