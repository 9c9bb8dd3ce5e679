package org.voltaire.estimate;

import static org.voltaire.estimate.CellState.lanes;

import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// Makes the [Outlook] of one pack out of what the filter knows, once a second: nothing in it
/// changes faster than people or an inverter can use, and ten times a second would cost as much as
/// the filter.
public final class Predictor {
  /// How often the outlook is made, ns. A reading that goes missing is told at once.
  public static final long EVERY_NANOS = 1_000_000_000L;

  /// Over how long the current is averaged, s.
  static final double MEAN_SECONDS = 600;

  /// Below this share of the capacity per hour nothing is charged or discharged, as for the limits
  /// (ADR 0006).
  static final double IDLE_C_RATE = 0.01;

  private final PackSpec spec;
  private final PowerForecast power;
  private final EnergyForecast energy;

  /// A predictor for this pack.
  public Predictor(PackSpec spec) {
    this.spec = spec;
    CellModel cell = spec.cell().withCapacity(spec.capacityAh());
    var forecast = new Forecast(cell);
    this.power = new PowerForecast(spec, forecast);
    this.energy = new EnergyForecast(spec, forecast);
  }

  /// The mean of the current over the last ten minutes: an exponential one.
  ///
  /// @param wasA the mean before, A; `NaN` if nothing was known
  /// @param currentA during the step, A
  /// @param dtSeconds length of the step, >= 0
  /// @return `NaN` if `currentA` is; begins with the first current that is known
  public static double meanCurrentA(double wasA, double currentA, double dtSeconds) {
    if (Double.isNaN(wasA) || Double.isNaN(currentA)) return currentA;
    return currentA + StrictMath.exp(-dtSeconds / MEAN_SECONDS) * (wasA - currentA);
  }

  /// The outlook after a step: the last one, unless it is a second old or what is measured has
  /// changed.
  ///
  /// @param row the filter's state row after the step, see [CellEkf]
  /// @param tempDegC of the cells
  public Outlook next(
      Outlook was, Doubles row, Readings readings, double tempDegC, double meanCurrentA) {
    long now = readings.timeNanos();
    boolean measured = readings.complete();
    if (measured == was.measured() && now - was.timeNanos() < EVERY_NANOS) return was;
    return measured
        ? of(row, readings, tempDegC, meanCurrentA)
        : Outlook.notMeasured(now, meanCurrentA);
  }

  /// What one cell alone would allow: for people who ask which cells hold the pack back. The power
  /// is that cell's.
  ///
  /// @param row the filter's state row, see [CellEkf]
  /// @param readings the last ones
  /// @param tempDegC of the cells
  /// @param cell from 0
  /// @return [PowerLimits#NOT_MEASURED] if anything is missing
  public PowerLimits ofCell(
      Doubles row, Readings readings, double tempDegC, int cell, boolean charging) {
    if (!readings.complete()) return PowerLimits.NOT_MEASURED;
    CellNow[] alone = {present(row, lanes(readings.cellVoltagesV().size()), cell)};
    PowerLimits limits =
        power.of(alone, readings.currentA(), readings.tempsDegC(), tempDegC, charging);
    return new PowerLimits(
        limits.oneSecond().ofCell(cell),
        limits.tenSeconds().ofCell(cell),
        limits.thirtySeconds().ofCell(cell),
        limits.continuous().ofCell(cell));
  }

  /// A cell whose voltage is that of its last reading.
  private CellNow present(Doubles row, int lanes, int cell) {
    CellNow lasting = CellNow.of(row, lanes, cell, spec.capacityAh());
    return lasting.with(lasting.soc(), CellNow.unexplainedV(row, lanes, cell));
  }

  private Outlook of(Doubles row, Readings readings, double tempDegC, double meanCurrentA) {
    int n = readings.cellVoltagesV().size(), lanes = lanes(n);
    CellNow[] lasting = new CellNow[n], present = new CellNow[n];
    for (int c = 0; c < n; c++) {
      lasting[c] = CellNow.of(row, lanes, c, spec.capacityAh());
      present[c] = present(row, lanes, c);
    }
    double flowsA = readings.currentA();
    Doubles temps = readings.tempsDegC();

    double idleA = IDLE_C_RATE * spec.capacityAh();
    double outA = meanCurrentA < -idleA ? -meanCurrentA : 0;
    double inA = meanCurrentA > idleA ? meanCurrentA : 0;
    EnergyForecast.Amount usable = energy.usable(lasting, outA, tempDegC);
    EnergyForecast.Amount chargeable = energy.chargeable(lasting, inA, tempDegC);
    return new Outlook(
        readings.timeNanos(),
        power.of(present, flowsA, temps, tempDegC, true),
        power.of(present, flowsA, temps, tempDegC, false),
        meanCurrentA,
        usable.ah(),
        usable.wh(),
        chargeable.ah(),
        chargeable.wh(),
        outA > 0 ? 3600 * usable.ah() / outA : Double.NaN,
        inA > 0 ? energy.secondsToFull(lasting[chargeable.cell()], inA, tempDegC) : Double.NaN);
  }
}
