package org.voltaire.cli.simulate;

import java.util.List;
import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.run.PowerCut;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.StepReport;
import org.voltaire.sim.scenario.run.Verdict;

/// Several listeners of one run, told in order.
public record RunListeners(List<RunListener> all) implements RunListener {

  public RunListeners {
    all = List.copyOf(all);
  }

  @Override
  public void begins(int number, ScenarioStep step, double timeSeconds) {
    for (RunListener listener : all) listener.begins(number, step, timeSeconds);
  }

  @Override
  public void tick(Bms.Input input, Bms.Step step, Moment moment) {
    for (RunListener listener : all) listener.tick(input, step, moment);
  }

  @Override
  public void restarted(PowerCut cut, Bms.State begun) {
    for (RunListener listener : all) listener.restarted(cut, begun);
  }

  @Override
  public void ended(StepReport report, Moment moment) {
    for (RunListener listener : all) listener.ended(report, moment);
  }

  @Override
  public void verdict(Verdict verdict) {
    for (RunListener listener : all) listener.verdict(verdict);
  }
}
