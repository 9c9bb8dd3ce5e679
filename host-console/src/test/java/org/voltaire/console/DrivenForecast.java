package org.voltaire.console;

import org.voltaire.estimate.Outlook;
import org.voltaire.estimate.Predictor;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// The forecasts of the real predictor for a [DrivenPack].
final class DrivenForecast {
  private final Predictor predictor;
  private Outlook last = Outlook.notMeasured(0, Double.NaN);
  private double meanCurrentA = Double.NaN;

  DrivenForecast(CellModel cell, int cells, int thermistors) {
    var limits =
        new Limits(
            Thresholds.of(3.55, 3.6, 3.65, 0.05, 2),
            Thresholds.of(2.9, 2.8, 2.5, 0.1, 2),
            Thresholds.of(105, 110, 120, 2, 1),
            Thresholds.of(155, 160, 180, 2, 1),
            Thresholds.of(50, 55, 60, 3, 2),
            Thresholds.of(5, 0, -5, 2, 2),
            Thresholds.of(46, 55, 60, 3, 2),
            Thresholds.of(-15, -20, -25, 2, 2));
    predictor =
        new Predictor(
            new PackSpec(
                "driven",
                cells,
                thermistors,
                100,
                cell,
                limits,
                3.5,
                100,
                150,
                0.2,
                new PackSpec.Sensors(1, 1, 0.1),
                new PackSpec.Contactors(false, 3, 1),
                new PackSpec.Bleed(false, 3.4, 0.01, 0)));
  }

  /// The forecast after one more tick.
  ///
  /// @param row the state of the filter
  Outlook next(Doubles row, Readings readings, double dtSeconds) {
    meanCurrentA = Predictor.meanCurrentA(meanCurrentA, readings.currentA(), dtSeconds);
    last = predictor.next(last, row, readings, 25, meanCurrentA);
    return last;
  }
}
