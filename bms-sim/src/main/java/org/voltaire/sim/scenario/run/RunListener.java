package org.voltaire.sim.scenario.run;

import org.voltaire.core.Bms;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;

/// Is told what happens in a run, as it happens. Recordings, plots, tables and progress bars are
/// listeners.
public interface RunListener {
  /// A step begins.
  ///
  /// @param number from 1
  /// @param timeSeconds since the scenario began
  default void begins(int number, ScenarioStep step, double timeSeconds) {}

  /// One tick: what went into the BMS, what came of it, and how it truly was.
  ///
  /// @param moment to look at now; its plant goes on
  default void tick(Bms.Input input, Bms.Step step, Moment moment) {}

  /// The BMS has lost its power and begins again; the next tick is the first of a new run.
  ///
  /// @param cut what the run before has left
  /// @param begun the state of the new one
  default void restarted(PowerCut cut, Bms.State begun) {}

  /// A step is over.
  ///
  /// @param moment how things stand now; its plant goes on
  default void ended(StepReport report, Moment moment) {}

  /// An expectation was met or not.
  default void verdict(Verdict verdict) {}
}
