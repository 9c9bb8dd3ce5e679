/// Simulated cells: voltage, heat, ageing and defects, many of them at a time.
package org.voltaire.sim.cell;
