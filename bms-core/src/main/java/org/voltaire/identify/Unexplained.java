package org.voltaire.identify;

import java.util.List;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Residual;

/// Statistics of what a model leaves unexplained in the records it was made from.
final class Unexplained {
  private static final double[] SOCS = {0.03, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95};
  private static final double[] C_RATES = {0, 0.3, 1, 2, 4};

  /// A bin begins with so many rows of the whole temperature's variance, so that a bin hardly
  /// visited says little.
  private static final double PRIOR_ROWS = 200;

  private static final double LEAST_V = 1e-3;
  private static final double EVERY_SECONDS = 10;

  private Unexplained() {}

  static Residual by(List<TemperatureGroup> groups, List<Identified.Fit> fits, double capacityAh) {
    int temps = groups.size(), socs = SOCS.length;
    double[] sum = new double[temps * socs], count = new double[temps * socs];
    double[] all = new double[temps], rows = new double[temps];
    double[] byRate = new double[C_RATES.length], rateRows = new double[C_RATES.length];
    for (Identified.Fit fit : fits) {
      int g = 0;
      while (!groups.get(g).logs().contains(fit.log())) g++;
      for (int k = 0; k < fit.log().rows(); k++) {
        double square = fit.residualV(k) * fit.residualV(k);
        int bin = g * socs + nearest(SOCS, fit.log().soc().get(k));
        sum[bin] += square;
        count[bin]++;
        all[g] += square;
        rows[g]++;
      }
    }
    double[] sigma = new double[temps * socs];
    for (int i = 0; i < sigma.length; i++) {
      double usual = all[i / socs] / rows[i / socs];
      double variance = (sum[i] + PRIOR_ROWS * usual) / (count[i] + PRIOR_ROWS);
      sigma[i] = Math.max(StrictMath.sqrt(variance), LEAST_V);
    }
    for (Identified.Fit fit : fits) {
      int g = 0;
      while (!groups.get(g).logs().contains(fit.log())) g++;
      for (int k = 0; k < fit.log().rows(); k++) {
        double expected = sigma[g * socs + nearest(SOCS, fit.log().soc().get(k))];
        int rate = nearest(C_RATES, Math.abs(fit.log().currentA().get(k)) / capacityAh);
        byRate[rate] += fit.residualV(k) * fit.residualV(k) / (expected * expected);
        rateRows[rate]++;
      }
    }
    double[] factors = new double[C_RATES.length];
    for (int r = 0; r < factors.length; r++) {
      double variance = (byRate[r] + PRIOR_ROWS) / (rateRows[r] + PRIOR_ROWS);
      factors[r] = StrictMath.sqrt(variance);
      // A rate never seen is trusted no more than the one below it.
      if (r > 0 && rateRows[r] < PRIOR_ROWS) factors[r] = Math.max(factors[r], factors[r - 1]);
    }
    return new Residual(
        Doubles.generate(temps, g -> groups.get(g).degC()),
        Doubles.of(SOCS),
        Doubles.taking(sigma),
        Doubles.of(C_RATES),
        Doubles.taking(factors),
        lastsSeconds(fits));
  }

  /// The lag at which the residuals' autocorrelation has fallen to 1/e.
  private static double lastsSeconds(List<Identified.Fit> fits) {
    for (double lag = EVERY_SECONDS; lag < 20_000; lag *= 1.25) {
      double product = 0, square = 0;
      for (Identified.Fit fit : fits) {
        CellLog log = fit.log();
        int ahead = 0;
        for (int k = 0; k < log.rows(); k++) {
          double until = log.timeSeconds().get(k) + lag;
          while (ahead < log.rows() && log.timeSeconds().get(ahead) < until) ahead++;
          if (ahead == log.rows()) break;
          product += fit.residualV(k) * fit.residualV(ahead);
          square +=
              0.5
                  * (fit.residualV(k) * fit.residualV(k)
                      + fit.residualV(ahead) * fit.residualV(ahead));
        }
      }
      if (product < square / Math.E) return lag;
    }
    return 20_000;
  }

  private static int nearest(double[] points, double x) {
    int best = 0;
    for (int i = 1; i < points.length; i++) {
      if (Math.abs(points[i] - x) < Math.abs(points[best] - x)) best = i;
    }
    return best;
  }
}
