package org.voltaire.console.model;

import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.measure.Doubles;

/// The estimate of one cell and the diagnostics of its filter. A number that is not known is `NaN`;
/// all are `NaN` in a recording of an older version that does not hold them.
///
/// @param soc state of charge, 0..1, and its standard deviation
/// @param capacityAh capacity, Ah, and its standard deviation
/// @param r0Ratio resistance R0 divided by that of the cell model, and its standard deviation
/// @param innovationV measured minus expected voltage, V
/// @param innovationSigmaV expected standard deviation of the innovation; `NaN` while there is none
/// @param nis running mean of the normalised innovation squared
/// @param anchor the last time that voltage corrected the state of charge
/// @param suspect whether the voltage does not fit the model
public record CellDiagnostics(
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
  public static final CellDiagnostics NOTHING =
      new CellDiagnostics(
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

  /// One cell of an estimate.
  ///
  /// @param cell from 0
  public static CellDiagnostics of(Estimate estimate, int cell) {
    FilterDiagnostics diagnostics = estimate.diagnostics();
    double innovationV = at(diagnostics.innovationV(), cell);
    return new CellDiagnostics(
        at(estimate.cellSoc(), cell),
        at(estimate.cellSocSigma(), cell),
        at(diagnostics.capacityAh(), cell),
        at(diagnostics.capacitySigmaAh(), cell),
        at(diagnostics.r0Ratio(), cell),
        at(diagnostics.r0RatioSigma(), cell),
        innovationV,
        Double.isNaN(innovationV) ? Double.NaN : at(diagnostics.innovationSigmaV(), cell),
        at(diagnostics.nis(), cell),
        diagnostics.anchor(cell),
        diagnostics.suspect().contains(cell));
  }

  /// Whether its voltages differ from the expected ones by more than the model allows.
  public boolean beyondBound() {
    return nis > FilterDiagnostics.NIS_BOUND;
  }

  private static double at(Doubles row, int cell) {
    return cell < row.size() ? row.get(cell) : Double.NaN;
  }
}
