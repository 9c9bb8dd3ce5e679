package org.voltaire.sim.scenario;

import java.util.Arrays;

/// How the mean cell's voltage fell with its charge in a discharge, and so what an error of some
/// millivolts is worth in state of charge.
///
/// It must be slow for that: what the current adds to the voltage should not change on the way.
final class VoltageCurve {
  private static final int BINS = 1000, FROM = 200, TO = 800;

  /// By thousandths of the charge; `NaN` where the discharge has not been.
  private final double[] volts = new double[BINS + 1];

  VoltageCurve() {
    Arrays.fill(volts, Double.NaN);
  }

  /// One look at a cell that is being discharged.
  ///
  /// @param soc 0..1
  void add(double soc, double cellV) {
    int bin = (int) StrictMath.rint(soc * BINS);
    if (bin >= 0 && bin <= BINS) volts[bin] = cellV;
  }

  /// Half the width of the band of charge in which the voltage is within `windowV` of that in its
  /// middle, as a ratio, mean from 20 to 80 %; `NaN` unless a discharge went all the way.
  double meanHalfWidth(double windowV) {
    double sum = 0;
    for (int bin = FROM; bin <= TO; bin++) sum += halfWidth(bin, windowV);
    return sum / (TO - FROM + 1);
  }

  /// The widest such half, between 20 and 80 %.
  double worstHalfWidth(double windowV) {
    double worst = 0;
    for (int bin = FROM; bin <= TO; bin++) worst = Math.max(worst, halfWidth(bin, windowV));
    return worst;
  }

  private double halfWidth(int bin, double windowV) {
    double middle = volts[bin];
    if (Double.isNaN(middle)) return Double.NaN;
    int low = bin, high = bin;
    while (low > 0 && Math.abs(volts[low - 1] - middle) <= windowV) low--;
    while (high < BINS && Math.abs(volts[high + 1] - middle) <= windowV) high++;
    return (high - low) / 2.0 / BINS;
  }
}
