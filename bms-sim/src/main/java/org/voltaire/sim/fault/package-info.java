/// Everything that can go wrong with a simulated pack: the catalogue of faults, and what makes
/// them.
package org.voltaire.sim.fault;
