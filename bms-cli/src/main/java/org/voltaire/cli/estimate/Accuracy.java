package org.voltaire.cli.estimate;

import java.util.List;
import java.util.Locale;
import org.voltaire.identify.CellLog;

/// How far an estimate was from the truth, and whether it knew.
///
/// @param rows how many were judged: those with a known truth
/// @param rmse root of the mean square error of SoC
/// @param largest error of SoC
/// @param insideTwoSigma share of rows whose truth lies inside ±2σ
/// @param squaredOverSigma mean of (error/σ)²; 1 if σ is right
/// @param squaredInnovation mean of (innovation/its σ)²; no more than 1 if the filter is honest
///   about voltages
public record Accuracy(
    int rows,
    double rmse,
    double largest,
    double insideTwoSigma,
    double squaredOverSigma,
    double squaredInnovation) {

  static Accuracy of(CellLog log, List<CellEstimation.EstimateRow> estimates, double fromSeconds) {
    int rows = 0, inside = 0, innovations = 0;
    double squares = 0, largest = 0, overSigma = 0, innovation = 0;
    for (int k = 0; k < estimates.size(); k++) {
      var row = estimates.get(k);
      double error = row.soc() - log.soc().get(k);
      if (log.timeSeconds().get(k) < fromSeconds || Double.isNaN(error)) continue;
      rows++;
      squares += error * error;
      largest = Math.max(largest, Math.abs(error));
      if (Math.abs(error) <= 2 * row.socSigma()) inside++;
      double ratio = error / row.socSigma();
      overSigma += ratio * ratio;
      double normalised = row.innovationV() / row.innovationSigmaV();
      if (Double.isNaN(normalised)) continue;
      innovation += normalised * normalised;
      innovations++;
    }
    return new Accuracy(
        rows,
        Math.sqrt(squares / rows),
        largest,
        (double) inside / rows,
        overSigma / rows,
        innovation / innovations);
  }

  /// One line for people and scripts.
  public String text() {
    return String.format(
        Locale.ROOT,
        "RMSE %.2f %%, largest %.2f %%, inside 2 sigma %.1f %%, (error/sigma)^2 %.2f, NIS %.2f",
        100 * rmse,
        100 * largest,
        100 * insideTwoSigma,
        squaredOverSigma,
        squaredInnovation);
  }
}
