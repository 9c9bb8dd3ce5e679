package org.voltaire.console.model;

import java.util.List;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.Forecast;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;

/// Frames that hold what a history keeps, and nothing else.
final class HistoryFrames {
  private static final Why WHY = Why.of(Why.Cause.CONFIGURED);

  private HistoryFrames() {}

  /// A frame with these readings.
  static Frame of(Doubles cellVoltagesV, double currentA) {
    int cells = cellVoltagesV.size();
    Doubles none = Doubles.unknown(cells);
    return of(cellVoltagesV, currentA, new Estimate(none, none, Double.NaN, Double.NaN));
  }

  /// A frame with this estimate.
  static Frame of(Estimate estimate) {
    return of(Doubles.unknown(estimate.cellSoc().size()), Double.NaN, estimate);
  }

  private static Frame of(Doubles cellVoltagesV, double currentA, Estimate estimate) {
    var readings =
        new Readings(
            0,
            cellVoltagesV,
            0,
            true,
            Doubles.NONE,
            0,
            currentA,
            0,
            cellVoltagesV.sum(),
            0,
            Double.NaN,
            CellSet.NONE,
            Feedback.UNKNOWN,
            Signals.NONE);
    return new Frame(
        1,
        0,
        new Mode.Closed(),
        readings,
        estimate,
        Forecast.notMeasured(0, Double.NaN),
        new Envelope(0, WHY, 0, WHY, 0, WHY, 0, WHY),
        List.of(),
        ContactorReport.NONE);
  }
}
