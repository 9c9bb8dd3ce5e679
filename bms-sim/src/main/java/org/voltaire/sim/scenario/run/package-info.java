/// Runs scenarios on a clock of their own: plant, board, BMS step, contactors and load in turn.
/// What measures for the BMS, and who is told of it, are here too.
package org.voltaire.sim.scenario.run;
