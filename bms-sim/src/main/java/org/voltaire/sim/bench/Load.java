package org.voltaire.sim.bench;

import org.voltaire.sim.pack.Plant;

/// What pulls and pushes on a pack while its contactors are closed.
@FunctionalInterface
public interface Load {

  /// The current it wants to flow from `timeSeconds` on, A, positive while charging the pack.
  ///
  /// @param timeSeconds since the bench was switched on
  /// @param plant to look at, as a charger looks at its terminals
  double currentA(double timeSeconds, Plant plant);

  /// How far the current at this instant is above its mean, as a share of the mean: 0 unless the
  /// load's current has a ripple. Only what measures sees it.
  default double ripple(double timeSeconds) {
    return 0;
  }
}
