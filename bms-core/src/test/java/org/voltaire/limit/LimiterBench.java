package org.voltaire.limit;

import java.util.Arrays;
import java.util.Optional;
import org.voltaire.limit.LimitInput.PackCharge;
import org.voltaire.limit.LimitInput.Prediction;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// A limiter of four cells, 100 Ah, at most 80 A in and 100 A out, and what it is told in a tick.
/// From one tick to the next everything stays as it is, but for what a test changes.
final class LimiterBench {
  static final Limits LIMITS =
      new Limits(
          Thresholds.of(3.45, 3.65, 3.80, 0.05, 2),
          Thresholds.of(3.00, 2.80, 2.50, 0.10, 2),
          Thresholds.of(84, 88, 100, 2, 1),
          Thresholds.of(105, 110, 120, 2, 1),
          Thresholds.of(35, 40, 45, 3, 2),
          Thresholds.of(18, 0, -5, 2, 2),
          Thresholds.of(45, 55, 60, 3, 2),
          Thresholds.of(12, 0, -5, 2, 2));

  final Limiter limiter;
  LimiterState state;
  double[] cellsV = {3.3, 3.3, 3.3, 3.3};
  double[] degC = {25, 25};
  double currentA;
  double packOffsetV;
  PackCharge soc = new PackCharge(0.5, 0.01, 1, 2);
  Prediction charge = Prediction.UNLIMITED, discharge = Prediction.UNLIMITED;
  boolean chargeObeyed = true, dischargeObeyed = true;

  LimiterBench() {
    this(rising(0.5));
  }

  LimiterBench(PackSpec.CurrentSpec currents) {
    limiter = new Limiter(spec(currents));
    state = limiter.initial();
    tick(0);
  }

  /// No ratings are known, and both limits rise like this.
  static PackSpec.CurrentSpec rising(double aPerS) {
    double none = Double.POSITIVE_INFINITY;
    return new PackSpec.CurrentSpec(aPerS, aPerS, none, none);
  }

  private static PackSpec spec(PackSpec.CurrentSpec currents) {
    OcvCurve line = OcvCurve.through(Doubles.of(0, 0.5, 1), Doubles.of(2.8, 3.3, 3.6));
    return new PackSpec(
        "limits",
        4,
        2,
        100,
        CellModel.thevenin(100, line, 1e-3, 1e-3, 30, 2500, 5e-3, 0.01),
        LIMITS,
        3.40,
        80,
        100,
        0.1,
        new PackSpec.SensorSpec(1, 1, 0.1),
        new PackSpec.ContactorSpec(false, 3, 1),
        new PackSpec.Bleed(true, 3.4, 0.01, 2),
        currents,
        Optional.empty());
  }

  LimiterBench allCells(double volts) {
    Arrays.fill(cellsV, volts);
    return this;
  }

  /// One tick of so many seconds.
  Envelope tick(double seconds) {
    Doubles cells = Doubles.of(cellsV), temps = Doubles.of(degC);
    var readings =
        new Readings(
            0,
            cells,
            0,
            true,
            temps,
            0,
            currentA,
            0,
            cells.sum() + packOffsetV,
            0,
            Double.NaN,
            CellSet.NONE,
            Feedback.CLOSED,
            Signals.NONE);
    var input =
        new LimitInput(
            readings, readings.complete(), soc, charge, discharge, chargeObeyed, dischargeObeyed);
    state = limiter.step(state, input, seconds);
    return state.envelope();
  }

  Envelope told() {
    return state.envelope();
  }
}
