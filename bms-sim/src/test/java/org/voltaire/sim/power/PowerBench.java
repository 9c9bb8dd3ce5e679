package org.voltaire.sim.power;

import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.sim.Packs;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.PackProfile.Spread;
import org.voltaire.sim.pack.Plant;

/// A pack whose cells differ, the real step that watches it through sensors with noise and offset,
/// and a load.
final class PowerBench {
  static final double AH = 100;
  static final int CELLS = 6;

  final Chemistry chemistry;
  final Plant plant;
  final PackSpec spec;
  private final Bms bms;
  private final Noise noise;
  private final double offsetA;
  private Bms.State state;
  private Frame frame;
  private long nanos = 1_000_000_000L;
  double currentA;

  /// @param largestC what the configuration allows, in C
  PowerBench(
      String name, CellModel model, double roomDegC, double soc, double largestC, long seed) {
    chemistry = Chemistries.load(name);
    plant =
        new Plant(Packs.of(name, CELLS, AH, roomDegC, soc, new Spread(0.012, 0.06, 0.008, seed)));
    spec = spec(chemistry, model, largestC * AH);
    bms = new Bms(spec);
    noise = new Noise(seed + 7);
    offsetA = noise.next(0.2);
    state = bms.initial(nanos, soc, 0.1);
    frame = tick(0);
  }

  /// Lets a current flow for a tick.
  Frame tick(double seconds) {
    plant.advance(currentA, CellSet.NONE, seconds);
    nanos += Math.round(seconds * 1e9);
    var sample =
        new Sample(
            nanos,
            new MeasuredRow(
                Doubles.generate(CELLS, c -> plant.cellVoltageV(c, currentA) + noise.next(1e-3)),
                nanos),
            new MeasuredRow(Doubles.generate(4, k -> plant.thermistorDegC(k)), nanos),
            new Measured(currentA + offsetA + noise.next(0.02), nanos),
            new Measured(Double.NaN, nanos),
            new Measured(Double.NaN, nanos),
            CellSet.NONE,
            Feedback.UNKNOWN);
    Bms.Step step = bms.step(state, new Bms.Input(sample, Request.CLOSE));
    state = step.state();
    frame = step.output().frame();
    return frame;
  }

  Frame frame() {
    return frame;
  }

  /// A drive: another current every seven seconds around a mean, two minutes of rest in fifteen. A
  /// cell at its limit is spared.
  ///
  /// @param soc where it ends, mean of the cells
  /// @param meanC in C, positive while charging
  /// @param swingC standard deviation around the mean, in C
  void drive(double soc, double meanC, double swingC) {
    double sign = Math.signum(meanC);
    for (int tick = 0; sign * (soc - meanSoc()) > 0; tick++) {
      if (tick > 10 * 86_400) throw new IllegalStateException("the drive never ends");
      if (tick % 70 == 0) currentA = AH * (meanC + noise.next(swingC));
      if (tick % 9000 < 1200) currentA = 0;
      int least = lowest(), most = highest();
      if (plant.cellVoltageV(least, currentA) < spec.limits().cellUnderVoltage().derate().trip())
        currentA = Math.max(currentA, 0.5 * meanC * AH);
      if (plant.cellVoltageV(most, currentA) > spec.limits().cellOverVoltage().tell().trip())
        currentA = Math.min(currentA, 0);
      tick(0.1);
    }
  }

  double meanSoc() {
    double sum = 0;
    for (int c = 0; c < CELLS; c++) sum += plant.soc(c);
    return sum / CELLS;
  }

  private int lowest() {
    int best = 0;
    for (int c = 1; c < CELLS; c++) if (plant.soc(c) < plant.soc(best)) best = c;
    return best;
  }

  private int highest() {
    int best = 0;
    for (int c = 1; c < CELLS; c++) if (plant.soc(c) > plant.soc(best)) best = c;
    return best;
  }

  private static PackSpec spec(Chemistry chemistry, CellModel model, double largestA) {
    var limits = chemistry.limits();
    return new PackSpec(
        "power",
        CELLS,
        4,
        AH,
        model,
        new Limits(
            levels(limits.cellOverVoltageV()),
            levels(limits.cellUnderVoltageV()),
            Thresholds.of(1.05 * largestA, 1.1 * largestA, 1.25 * largestA, 0.05 * largestA, 1),
            Thresholds.of(1.05 * largestA, 1.1 * largestA, 1.25 * largestA, 0.05 * largestA, 1),
            levels(limits.chargeOverTempDegc()),
            levels(limits.chargeUnderTempDegc()),
            levels(limits.dischargeOverTempDegc()),
            levels(limits.dischargeUnderTempDegc())),
        limits.chargeTargetV(),
        largestA,
        largestA,
        0.2,
        new PackSpec.SensorSpec(1, 0.5, 1),
        new PackSpec.ContactorSpec(false, 3, 1),
        new PackSpec.Bleed(true, 10, 0.01, 4));
  }

  private static Thresholds levels(Chemistry.Levels levels) {
    return Thresholds.of(
        levels.tell(), levels.derate(), levels.open(), levels.hysteresis(), levels.holdS());
  }
}
