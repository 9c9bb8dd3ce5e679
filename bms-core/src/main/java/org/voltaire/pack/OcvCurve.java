package org.voltaire.pack;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// Open-circuit voltage of a cell against its state of charge.
///
/// Linear between the points of an even grid, so that a look-up costs no search. Outside 0..1 the
/// end segments go on, which keeps a filter that overshoots on the right side.
public final class OcvCurve {
  private static final int SEGMENTS = SocCurve.POINTS - 1;

  private final double[] volts;

  private OcvCurve(double[] volts) {
    this.volts = volts;
  }

  /// A curve through measured points.
  ///
  /// @param soc ascending from 0 to 1
  /// @param volts strictly ascending, as many as `soc`, V
  /// @throws IllegalArgumentException naming the first point that is out of order
  public static OcvCurve through(Doubles soc, Doubles volts) {
    int n = soc.size();
    if (n < 2 || n != volts.size()) {
      throw new IllegalArgumentException(
          "OCV curve: %d SoC points and %d voltages, must be equally many, at least 2"
              .formatted(n, volts.size()));
    }
    if (soc.get(0) != 0 || soc.get(n - 1) != 1) {
      throw new IllegalArgumentException("OCV curve: SoC must run from 0 to 1");
    }
    for (int i = 1; i < n; i++) {
      if (!(soc.get(i) > soc.get(i - 1)) || !(volts.get(i) > volts.get(i - 1))) {
        throw new IllegalArgumentException(
            "OCV curve: point %d (SoC %s, %s V) does not lie above the one before"
                .formatted(i, soc.get(i), volts.get(i)));
      }
    }
    double[] even = new double[SEGMENTS + 1];
    for (int k = 0, i = 1; k <= SEGMENTS; k++) {
      double z = (double) k / SEGMENTS;
      while (i < n - 1 && soc.get(i) < z) i++;
      double share = (z - soc.get(i - 1)) / (soc.get(i) - soc.get(i - 1));
      even[k] = volts.get(i - 1) + share * (volts.get(i) - volts.get(i - 1));
    }
    return new OcvCurve(even);
  }

  /// A curve on the even grid itself.
  ///
  /// @param volts [SocCurve#POINTS] of them from SoC 0 to 1, strictly ascending, V
  /// @throws IllegalArgumentException naming the first point that is out of order
  public static OcvCurve even(Doubles volts) {
    return through(Doubles.generate(volts.size(), k -> (double) k / (volts.size() - 1)), volts);
  }

  /// The voltages on the even grid: [SocCurve#POINTS] of them from SoC 0 to 1, V.
  public Doubles volts() {
    return Doubles.of(volts);
  }

  /// Open-circuit voltage, V. `NaN` gives `NaN`.
  public double at(double soc) {
    int k = segment(soc);
    return volts[k] + (soc * SEGMENTS - k) * (volts[k + 1] - volts[k]);
  }

  /// Slope of the curve, V per unit of SoC; always > 0.
  public double slopeAt(double soc) {
    int k = segment(soc);
    return (volts[k + 1] - volts[k]) * SEGMENTS;
  }

  /// Mean slope over two percent around a SoC, V per unit of SoC, > 0: without the steps of the
  /// grid.
  public double meanSlopeAt(double soc) {
    double low = Math.clamp(soc - 0.01, 0.0, 1.0), high = Math.clamp(soc + 0.01, 0.0, 1.0);
    return high > low ? (at(high) - at(low)) / (high - low) : slopeAt(soc);
  }

  /// The state of charge at which a rested cell has this voltage; outside the curve, 0 or 1.
  public double socAt(double restedV) {
    if (!(restedV > volts[0])) return 0;
    if (!(restedV < volts[SEGMENTS])) return 1;
    int low = 0, high = SEGMENTS;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (volts[middle] <= restedV) low = middle;
      else high = middle;
    }
    return (low + (restedV - volts[low]) / (volts[high] - volts[low])) / SEGMENTS;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OcvCurve curve && Arrays.equals(volts, curve.volts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(volts);
  }

  @Override
  public String toString() {
    return "OCV " + Arrays.toString(volts);
  }

  private static int segment(double soc) {
    return Math.clamp((int) (soc * SEGMENTS), 0, SEGMENTS - 1);
  }
}
