package org.voltaire.cli.estimate;

/// Tells when a cell on a bench is at rest: for minutes its current has been small, and nothing but
/// a constant and noise.
///
/// A pack knows that nothing flows because its contactors are open. A record of a cell has no
/// contactors; but a tester's load and a vehicle's are never so still as an open circuit, while a
/// sensor's offset is. Readings that differ by more than a little must differ as noise does, each
/// from the one before: the mean square of their steps over twice their variance is 1 for noise,
/// and far below for a load that wanders (J. von Neumann, "Distribution of the ratio of the mean
/// square successive difference to the variance", Ann. Math. Statist. 12, 1941). A small load that
/// is as still is taken for an offset. That is the price.
///
/// @param sinceSeconds when the current became what it is; `NaN` if it is no small one
/// @param readings how many there were since
/// @param lastA the last of them
/// @param meanA their mean
/// @param squaresA2 sum of the squares of their distances from it
/// @param stepsA2 sum of the squares of their distances from the one before
/// @param resting whether that is long enough ago
record Rest(
    double sinceSeconds,
    int readings,
    double lastA,
    double meanA,
    double squaresA2,
    double stepsA2,
    boolean resting) {
  /// As shares of the capacity per hour: how large the mean may be, how much readings may differ
  /// whatever they do, and how large noise may be.
  private static final double SMALL = 0.015, STILL = 0.001, NOISE = 0.02;

  /// A reading further from the mean than so many standard deviations is not noise.
  private static final double OUTSIDE = 5;

  /// So many readings tell what the noise is, and from this ratio on that it is noise.
  private static final int ENOUGH = 30;

  private static final double RATIO = 0.7;

  private static final double LASTS_SECONDS = 180;

  static final Rest NONE = new Rest(Double.NaN, 0, 0, 0, 0, 0, false);

  /// @param timeSeconds of the row
  /// @param nowA its current; `NaN` ends a rest
  Rest next(double timeSeconds, double nowA, double capacityAh) {
    double off = nowA - meanA;
    if (readings > 0 && Math.abs(off) <= allowedA(capacityAh)) {
      int n = readings + 1;
      double mean = meanA + off / n;
      double squares = squaresA2 + off * (nowA - mean);
      double steps = stepsA2 + (nowA - lastA) * (nowA - lastA);
      boolean still = squares <= n * STILL * STILL * capacityAh * capacityAh;
      boolean noise = n >= ENOUGH && steps >= 2 * RATIO * squares;
      if (Math.abs(mean) <= SMALL * capacityAh && (still || noise || n < ENOUGH)) {
        boolean longEnough = timeSeconds - sinceSeconds >= LASTS_SECONDS;
        return new Rest(
            sinceSeconds, n, nowA, mean, squares, steps, longEnough && (still || noise));
      }
    }
    return Math.abs(nowA) <= (SMALL + NOISE) * capacityAh
        ? new Rest(timeSeconds, 1, nowA, nowA, 0, 0, false)
        : NONE;
  }

  private double allowedA(double capacityAh) {
    if (readings < ENOUGH) return NOISE * capacityAh;
    double deviationA = Math.sqrt(squaresA2 / (readings - 1));
    return Math.clamp(OUTSIDE * deviationA, 3 * STILL * capacityAh, NOISE * capacityAh);
  }
}
