package org.voltaire.sim.cell;

import java.util.SplittableRandom;

/// Normally distributed numbers from a seed: the same on every machine, to the last bit.
///
/// `RandomGenerator.nextGaussian` leaves its algorithm open; this is Box and Muller's (1958), in
/// `StrictMath`.
public final class Noise {
  private final SplittableRandom random;

  /// @param seed decides every number that will come
  public Noise(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// The next number, mean 0.
  ///
  /// @param sigma standard deviation, >= 0
  public double next(double sigma) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return sigma * radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
