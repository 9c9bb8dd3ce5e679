package org.voltaire.console.model;

import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.measure.Doubles;

/// What the estimator tells of one cell. Every number may be `NaN`, and is where a recording of an
/// older version does not have it.
///
/// @param innovationSigmaV `NaN` while there is no innovation
/// @param nis running mean of the normalised innovation squared
/// @param suspect whether its voltage does not fit the model
public record CellInsight(
    double soc,
    double socSigma,
    double capacityAh,
    double capacitySigmaAh,
    double r0Ratio,
    double r0RatioSigma,
    double innovationV,
    double innovationSigmaV,
    double nis,
    Anchor anchor,
    boolean suspect) {

  /// A cell of which nothing is known.
  public static final CellInsight NOTHING =
      new CellInsight(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Anchor.NONE,
          false);

  /// What an estimate tells of a cell.
  ///
  /// @param cell from 0
  public static CellInsight of(Estimate estimate, int cell) {
    FilterDiagnostics insight = estimate.diagnostics();
    double innovationV = at(insight.innovationV(), cell);
    return new CellInsight(
        at(estimate.cellSoc(), cell),
        at(estimate.cellSocSigma(), cell),
        at(insight.capacityAh(), cell),
        at(insight.capacitySigmaAh(), cell),
        at(insight.r0Ratio(), cell),
        at(insight.r0RatioSigma(), cell),
        innovationV,
        Double.isNaN(innovationV) ? Double.NaN : at(insight.innovationSigmaV(), cell),
        at(insight.nis(), cell),
        insight.anchor(cell),
        insight.suspect().contains(cell));
  }

  /// Whether its voltages miss what was expected of them by more than they should.
  public boolean beyondBound() {
    return nis > FilterDiagnostics.NIS_BOUND;
  }

  private static double at(Doubles row, int cell) {
    return cell < row.size() ? row.get(cell) : Double.NaN;
  }
}
