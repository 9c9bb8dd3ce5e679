package org.voltaire.cli.storm;

import org.voltaire.sim.scenario.meter.Unit;

/// An invariant that did not hold.
///
/// @param seconds since the squall began, when it had lasted longer than it may
/// @param value that was seen then; `NaN` where there is none
record Breach(Invariant invariant, double seconds, double value) {
  /// One line for people.
  String text() {
    String at = invariant.words() + ", at " + Unit.clock(seconds);
    return Double.isNaN(value) ? at : at + ": %.3f".formatted(value);
  }
}
