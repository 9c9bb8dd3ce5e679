package org.voltaire.identify;

import java.util.List;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.OcvCurve;

/// What the charge in a record says.
public final class Coulombs {
  /// Below this share of the capacity put in, a record says nothing about what was lost of it.
  private static final double ENOUGH_CHARGED = 0.1;

  private static final double LEAST_EFFICIENCY = 0.95;

  /// A current below this is rest, 1/h.
  private static final double REST_C_RATE = 0.01;

  private Coulombs() {}

  /// A record whose SoC is counted from its beginning.
  ///
  /// @param initialSoc where it begins, 0..1; `NaN` to take it from the first voltage, if that is
  ///   at rest
  /// @throws IllegalArgumentException if the beginning is not known
  public static CellLog counted(CellLog log, double capacityAh, OcvCurve ocv, double initialSoc) {
    double first = initialSoc;
    if (Double.isNaN(first)) {
      double i = log.currentA().get(0);
      if (!(Math.abs(i) < REST_C_RATE * capacityAh)) {
        throw new IllegalArgumentException(
            "without the column soc a record must begin at rest, current_a is " + i);
      }
      first = ocv.socAt(log.voltageV().get(0));
    }
    double[] soc = new double[log.rows()];
    double charge = first;
    for (int k = 0; k < soc.length; k++) {
      if (k > 0) charge += log.currentA().get(k) * log.dtSeconds(k) / (3600 * capacityAh);
      soc[k] = charge;
    }
    return new CellLog(
        log.name(),
        log.timeSeconds(),
        log.currentA(),
        log.voltageV(),
        log.tempDegC(),
        Doubles.taking(soc));
  }

  /// Share of the charge put in that is stored, by least squares over all records in which enough
  /// was put in: what the SoC lacks against the charge that went in and out. 1 if nothing is known.
  static double efficiency(List<CellLog> logs, double capacityAh) {
    double in = 0, lost = 0;
    for (CellLog log : logs) {
      double charged = 0, discharged = 0;
      for (int k = 1; k < log.rows(); k++) {
        double moved = log.currentA().get(k) * log.dtSeconds(k) / (3600 * capacityAh);
        if (moved > 0) charged += moved;
        else discharged -= moved;
      }
      if (charged < ENOUGH_CHARGED) continue;
      double stored = log.soc().get(log.rows() - 1) - log.soc().get(0) + discharged;
      in += charged * charged;
      lost += charged * (charged - stored);
    }
    return in == 0 ? 1 : Math.clamp(1 - lost / in, LEAST_EFFICIENCY, 1.0);
  }
}
