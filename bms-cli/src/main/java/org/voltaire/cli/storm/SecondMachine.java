package org.voltaire.cli.storm;

import org.voltaire.core.Bms;

/// A second machine that is given the same inputs, and has to come to the same outputs.
final class SecondMachine {
  private final Bms bms;
  private Bms.State state;

  /// @param initial where the first one began
  SecondMachine(Bms bms, Bms.State initial) {
    this.bms = bms;
    this.state = initial;
  }

  /// Begins anew where the first one does after a loss of power.
  void restarted(Bms.State begun) {
    state = begun;
  }

  /// Whether it comes to the same.
  boolean agrees(Bms.Input input, Bms.Step step) {
    Bms.Step mine = bms.step(state, input);
    state = mine.state();
    return mine.output().equals(step.output());
  }
}
