package org.voltaire.identify;

import java.util.List;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;

/// A cell model with what is known of its making.
///
/// @param openCircuit what it was begun with
/// @param ocvCorrectionV largest correction of the swept OCV by the records, V
/// @param fits one per record, in the order given
public record Identified(
    CellModel model, OpenCircuit openCircuit, double ocvCorrectionV, List<Fit> fits) {

  public Identified {
    fits = List.copyOf(fits);
  }

  /// How the model follows one record it was made from.
  ///
  /// @param log the record
  /// @param modelV voltage of the model alone, one per row, V
  /// @param skewOhm how much of the next interval's current the voltage shows already, Ω: a
  ///   property of the tester, not of the cell
  public record Fit(CellLog log, Doubles modelV, double skewOhm) {

    /// Measured minus modelled voltage, V.
    public double residualV(int row) {
      return log.voltageV().get(row) - modelV.get(row);
    }

    /// The residual without what the tester's averaging of currents explains, V.
    public double timedResidualV(int row) {
      if (row + 1 >= log.rows()) return residualV(row);
      return residualV(row) - skewOhm * (log.currentA().get(row + 1) - log.currentA().get(row));
    }

    /// Root of the mean squared residual, V.
    public double rmsV() {
      double sum = 0;
      for (int k = 0; k < log.rows(); k++) sum += residualV(k) * residualV(k);
      return StrictMath.sqrt(sum / log.rows());
    }

    /// The same without what the tester's averaging of currents explains, V.
    public double timedRmsV() {
      double sum = 0;
      for (int k = 0; k < log.rows(); k++) sum += timedResidualV(k) * timedResidualV(k);
      return StrictMath.sqrt(sum / log.rows());
    }

    /// Largest residual of either sign, V.
    public double maxV() {
      double max = 0;
      for (int k = 0; k < log.rows(); k++) max = Math.max(max, Math.abs(residualV(k)));
      return max;
    }
  }
}
