package org.voltaire.identify;

import java.util.Arrays;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.SocCurve;

/// Open-circuit voltage and hysteresis from a slow sweep down and up again.
///
/// The mean of the two legs is the open-circuit voltage. Half of the gap between them is the
/// hysteresis and the polarisation of the sweep itself; [#halfGapWithout] takes the latter off.
///
/// @param mid mean of discharge and charge, V
/// @param halfGapV half of charge minus discharge, V, >= 0
/// @param cRate of the sweep, 1/h
/// @param coveredFrom below this SoC one leg is missing and the gap is continued, 0..1
/// @param coveredTo above this SoC one leg is missing and the gap is continued, 0..1
public record OpenCircuit(
    OcvCurve mid, SocCurve halfGapV, double cRate, double coveredFrom, double coveredTo) {

  /// The rate of usual sweeps, 1/h; assumed where a table does not say.
  public static final double USUAL_C_RATE = 1.0 / 30;

  /// The rise between two points of the grid that a flat or falling stretch is given: 10 µV, far
  /// below what anybody measures, so that SoC stays a function of voltage.
  private static final double LEAST_RISE_V = 1e-5;

  /// From a table of both branches.
  ///
  /// @param soc ascending from 0 to 1
  /// @param dischargeV of the branch downwards, V
  /// @param chargeV of the branch upwards, V
  /// @param cRate of the sweep, 1/h
  /// @throws IllegalArgumentException naming the point that is wrong
  public static OpenCircuit ofTable(
      Doubles soc, Doubles dischargeV, Doubles chargeV, double cRate) {
    int n = soc.size();
    if (n < 5 || n != dischargeV.size() || n != chargeV.size()) {
      throw new IllegalArgumentException(
          "OCV table: %d, %d and %d points, must be equally many, at least 5"
              .formatted(n, dischargeV.size(), chargeV.size()));
    }
    var down = new Pchip(soc.toArray(), dischargeV.toArray());
    var up = new Pchip(soc.toArray(), chargeV.toArray());
    double[] mid = new double[SocCurve.POINTS], gap = new double[SocCurve.POINTS];
    for (int k = 0; k < mid.length; k++) {
      double z = (double) k / (mid.length - 1);
      mid[k] = 0.5 * (down.at(z) + up.at(z));
      gap[k] = Math.max(0.5 * (up.at(z) - down.at(z)), 0);
    }
    return new OpenCircuit(rising(mid), new SocCurve(Doubles.taking(gap)), cRate, 0, 1);
  }

  /// From the record of a sweep. A leg may end early: the gap is taken where both legs are and goes
  /// on with its last value.
  ///
  /// @param capacityAh of the cell
  /// @throws IllegalArgumentException if there is no leg down, or hardly any leg up
  public static OpenCircuit ofSweep(CellLog log, double capacityAh) {
    double[] down = leg(log, -1, capacityAh), up = leg(log, 1, capacityAh);
    int first = -1, last = -1;
    for (int k = 0; k < down.length; k++) {
      if (Double.isNaN(down[k]) || Double.isNaN(up[k])) continue;
      if (first < 0) first = k;
      last = k;
    }
    if (last - first < 0.1 * down.length) {
      throw new IllegalArgumentException(
          log.name()
              + ": discharge and charge share less than a tenth of the SoC, must share more for an"
              + " OCV");
    }
    double[] mid = new double[down.length], gap = new double[down.length];
    for (int k = 0; k < down.length; k++) {
      int from = Math.clamp(k, first, last);
      gap[k] = Math.max(0.5 * (up[from] - down[from]), 0);
    }
    // The end of a leg is polarisation that breaks in, not hysteresis.
    double[] sorted = gap.clone();
    Arrays.sort(sorted);
    double usual = sorted[sorted.length / 2];
    for (int k = 0; k < down.length; k++) {
      gap[k] = Math.min(gap[k], END_OF_LEG * usual);
      mid[k] =
          !Double.isNaN(down[k]) && !Double.isNaN(up[k])
              ? 0.5 * (down[k] + up[k])
              : Double.isNaN(down[k]) ? up[k] - gap[k] : down[k] + gap[k];
    }
    fill(mid);
    double moved = 0, lasted = 0;
    for (int row = 1; row < log.rows(); row++) {
      double i = log.currentA().get(row);
      if (Math.abs(i) < IDLE_C_RATE * capacityAh) continue;
      moved += Math.abs(i) * log.dtSeconds(row);
      lasted += log.dtSeconds(row);
    }
    double points = down.length - 1;
    return new OpenCircuit(
        rising(mid),
        new SocCurve(Doubles.taking(gap)),
        moved / lasted / capacityAh,
        first / points,
        last / points);
  }

  private static final double IDLE_C_RATE = 1e-3;
  private static final double END_OF_LEG = 10;

  /// The half-gap without what the sweep's own current dropped over the cell, V, >= 0.
  ///
  /// @param ohm resistance of the cell to a current that lasts, over SoC, Ω
  public SocCurve halfGapWithout(SocCurve ohm, double capacityAh) {
    return new SocCurve(
        Doubles.generate(
            SocCurve.POINTS,
            k -> Math.max(halfGapV.values().get(k) - cRate * capacityAh * ohm.values().get(k), 0)));
  }

  /// Voltage over SoC while the current has this sign; `NaN` where it never was.
  private static double[] leg(CellLog log, int sign, double capacityAh) {
    double[] sum = new double[SocCurve.POINTS], weight = new double[SocCurve.POINTS];
    for (int row = 0; row < log.rows(); row++) {
      if (!(log.currentA().get(row) * sign > IDLE_C_RATE * capacityAh)) continue;
      double x = Math.clamp(log.soc().get(row), 0.0, 1.0) * (SocCurve.POINTS - 1);
      int k = Math.min((int) x, SocCurve.POINTS - 2);
      double share = x - k;
      sum[k] += (1 - share) * log.voltageV().get(row);
      weight[k] += 1 - share;
      sum[k + 1] += share * log.voltageV().get(row);
      weight[k + 1] += share;
    }
    for (int k = 0; k < sum.length; k++) sum[k] = weight[k] > 0 ? sum[k] / weight[k] : Double.NaN;
    bridge(sum);
    return sum;
  }

  /// Fills holes between two known values by a straight line.
  private static void bridge(double[] values) {
    int known = -1;
    for (int k = 0; k < values.length; k++) {
      if (Double.isNaN(values[k])) continue;
      for (int hole = known + 1; known >= 0 && hole < k; hole++) {
        values[hole] = values[known] + (values[k] - values[known]) * (hole - known) / (k - known);
      }
      known = k;
    }
  }

  /// Continues the outermost known slopes to the ends.
  private static void fill(double[] values) {
    bridge(values);
    int first = 0, last = values.length - 1;
    while (Double.isNaN(values[first])) first++;
    while (Double.isNaN(values[last])) last--;
    for (int k = first - 1; k >= 0; k--) values[k] = 2 * values[k + 1] - values[k + 2];
    for (int k = last + 1; k < values.length; k++) values[k] = 2 * values[k - 1] - values[k - 2];
  }

  /// The nearest curve that rises everywhere.
  static OcvCurve rising(double[] volts) {
    double[] up = volts.clone();
    for (int k = 1; k < up.length; k++) up[k] = Math.max(up[k], up[k - 1] + LEAST_RISE_V);
    return OcvCurve.even(Doubles.taking(up));
  }
}
