package org.voltaire.sim.scenario.meter;

/// The smallest and the largest that one quantity was, tick by tick since the first, and when.
///
/// Times are in s since the scenario began; of several equal values, the first counts. Before a
/// value was known, everything is `NaN`.
public final class Extremes {
  private double lowest = Double.NaN, lowestSeconds = Double.NaN;
  private double highest = Double.NaN, highestSeconds = Double.NaN;
  private double unknownSeconds = Double.NaN;

  /// One tick is over.
  ///
  /// @param value of the quantity; `NaN` if it is not known
  void tick(double value, double timeSeconds) {
    if (Double.isNaN(value)) {
      if (Double.isNaN(unknownSeconds)) unknownSeconds = timeSeconds;
      return;
    }
    // Written so that the first value counts, too.
    if (!(value >= lowest)) {
      lowest = value;
      lowestSeconds = timeSeconds;
    }
    if (!(value <= highest)) {
      highest = value;
      highestSeconds = timeSeconds;
    }
  }

  /// The smallest value, in the quantity's unit; `NaN` if none was known.
  public double lowest() {
    return lowest;
  }

  /// When it was smallest.
  public double lowestSeconds() {
    return lowestSeconds;
  }

  /// The largest value, in the quantity's unit; `NaN` if none was known.
  public double highest() {
    return highest;
  }

  /// When it was largest.
  public double highestSeconds() {
    return highestSeconds;
  }

  /// Whether it was known at every tick, and there was one.
  public boolean alwaysKnown() {
    return Double.isNaN(unknownSeconds) && !Double.isNaN(lowest);
  }

  /// When it was not known first; `NaN` if it always was.
  public double unknownSeconds() {
    return unknownSeconds;
  }
}
