package org.voltaire.sim.bench;

/// Whatever breaks things on a bench while time goes by.
@FunctionalInterface
public interface Disturbance {

  /// Brings everything that is wrong up to now. Called after each step of the bench, within its
  /// lock.
  void until(double timeSeconds);
}
