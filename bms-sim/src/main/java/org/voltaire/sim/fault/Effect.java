package org.voltaire.sim.fault;

import org.voltaire.sim.bench.Bench;

/// What one injected fault does to a bench. Everything is called within the bench's lock.
///
/// A bench with faults is mended and broken anew after each of its steps, so an effect says what is
/// wrong *now* and never takes anything back itself; what it must remember (a frozen value, a row
/// of chance) is its own.
interface Effect {
  /// What happens once, when the fault is injected.
  default void begin(Bench bench) {}

  /// Breaks a bench that is sound but for the faults before this one.
  ///
  /// @param seconds since it was injected
  default void apply(Bench bench, double seconds) {}

  /// What happens once, when it is cleared.
  default void end(Bench bench) {}
}
