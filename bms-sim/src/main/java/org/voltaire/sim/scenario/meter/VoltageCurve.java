package org.voltaire.sim.scenario.meter;

import java.util.Arrays;

/// How the mean cell's voltage fell with its charge in a discharge, and so what an error of some
/// millivolts is worth in state of charge.
///
/// It must be slow for that: what the current adds to the voltage should not change on the way.
public final class VoltageCurve {
  /// How many steps of charge there are from empty to full.
  public static final int BINS = 1000;

  private static final int FROM = 200, TO = 800;

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
  public double meanHalfWidth(double windowV) {
    double sum = 0;
    for (int bin = FROM; bin <= TO; bin++) sum += halfWidth(bin, windowV);
    return sum / (TO - FROM + 1);
  }

  /// The widest such half, between 20 and 80 %.
  public double worstHalfWidth(double windowV) {
    double worst = 0;
    for (int bin = FROM; bin <= TO; bin++) worst = Math.max(worst, halfWidth(bin, windowV));
    return worst;
  }

  /// The voltage at so many thousandths of the charge, V; `NaN` where the discharge has not been.
  public double volts(int bin) {
    return volts[bin];
  }

  /// Half the width of the band of charge around so many thousandths in which the voltage is within
  /// `windowV`, as a ratio.
  public double halfWidth(int bin, double windowV) {
    double middle = volts[bin];
    if (Double.isNaN(middle)) return Double.NaN;
    int low = low(bin, windowV), high = high(bin, windowV);
    return (high - low) / 2.0 / BINS;
  }

  /// Where that band begins, in thousandths of the charge.
  public int low(int bin, double windowV) {
    int low = bin;
    while (low > 0 && Math.abs(volts[low - 1] - volts[bin]) <= windowV) low--;
    return low;
  }

  /// Where it ends.
  public int high(int bin, double windowV) {
    int high = bin;
    while (high < BINS && Math.abs(volts[high + 1] - volts[bin]) <= windowV) high++;
    return high;
  }
}
