/// What is known and counted in a run: units, the flow of a tick, energies and times, and the
/// quantities that a scenario can ask about by name.
package org.voltaire.sim.scenario.meter;
