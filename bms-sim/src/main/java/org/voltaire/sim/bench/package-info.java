/// A simulated pack on a bench: what its sensors measure, the loads and chargers on it, and its
/// time.
package org.voltaire.sim.bench;
