package org.voltaire.cli.simulate;

import org.voltaire.sim.scenario.meter.Moment;

/// One instant of a run, of which a [RunRow] is made.
///
/// @param step its number, from 1
/// @param powers means since the row before
/// @param injected the ids of what was broken on purpose, with blanks between
record RunInstant(int step, Moment moment, Powers powers, String injected) {}
