package org.voltaire.estimate;

import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// The estimator of one pack: a Kalman filter per cell ([CellEkf]), the pack's SoC made of them,
/// and once a second a [Forecast]. It holds no memory; that is all in the [EstimatorState].
public final class Estimator {
  /// Time constant of the mean current, s.
  static final double MEAN_SECONDS = 600;

  private final PackSpec spec;
  private final CellEkf ekf;
  private final Forecaster forecaster;

  /// An estimator for this pack.
  public Estimator(PackSpec spec) {
    this.spec = spec;
    this.ekf = new CellEkf(spec);
    this.forecaster = new Forecaster(spec);
  }

  /// A pack of which nothing is known but a guess.
  ///
  /// @param timeNanos monotonic time, before that of the first tick
  /// @param soc 0..1
  /// @param socSigma standard deviation of the guess; 0.29 if nothing is known
  public EstimatorState initial(long timeNanos, double soc, double socSigma) {
    return initial(timeNanos, ekf.initial(spec.cellsInSeries(), soc, socSigma), Double.NaN);
  }

  /// A pack as an earlier run knew it.
  ///
  /// @param timeNanos monotonic time, before that of the first tick
  /// @param memory what that run kept
  /// @param shownSoc the SoC that people saw last, 0..1; `NaN` if none
  /// @param offSeconds how long the BMS was off, >= 0; `NaN` if not known
  /// @param unseenSeconds for how long of that a current may have flowed; `NaN` for all of it
  /// @throws IllegalArgumentException if it is of other cells than these
  public EstimatorState restart(
      long timeNanos,
      FilterMemory memory,
      double shownSoc,
      double offSeconds,
      double unseenSeconds) {
    int remembered = memory.cells().size();
    if (remembered != spec.cellsInSeries()) {
      throw new IllegalArgumentException(
          "cells: found %d, allowed: %d, as configured"
              .formatted(remembered, spec.cellsInSeries()));
    }
    return initial(timeNanos, ekf.restart(memory, offSeconds, unseenSeconds), shownSoc);
  }

  private static EstimatorState initial(long timeNanos, FilterState filter, double shownSoc) {
    ChargeBalance balance = ChargeBalance.none(filter.cells());
    PackSoc pack = PackSoc.of(filter, balance);
    return new EstimatorState(
        filter,
        balance,
        RestDrift.NONE,
        pack.soc(),
        pack.sigma(),
        pack.emptiest(),
        pack.fullest(),
        shownSoc,
        Double.NaN,
        Forecast.notMeasured(timeNanos, Double.NaN));
  }

  /// One tick.
  ///
  /// @param readings what may be believed of the sample
  /// @param disconnected whether the contactors are open, so that no current can flow
  /// @param dtSeconds time since the tick before, >= 0
  public EstimatorState step(
      EstimatorState was, Readings readings, boolean disconnected, double dtSeconds) {
    double tempDegC = mean(readings.tempsDegC());
    FilterState filter =
        ekf.step(
            was.filter(),
            new FilterInput(
                readings.cellVoltagesV(),
                readings.cellVoltagesAreNew(),
                readings.currentA(),
                bleeds(readings) ? bledA(readings) : Doubles.NONE,
                disconnected,
                tempDegC,
                dtSeconds));
    ChargeBalance balance = was.balance().step(filter, readings.timeNanos());
    PackSoc pack = PackSoc.of(filter, balance);
    double mayMove = PackSoc.mayMove(readings.currentA(), spec.capacityAh(), dtSeconds);
    double meanCurrentA = meanCurrentA(was.meanCurrentA(), readings.currentA(), dtSeconds);
    return new EstimatorState(
        filter,
        balance,
        was.drift().step(readings, spec.capacityAh()),
        pack.soc(),
        pack.sigma(),
        pack.emptiest(),
        pack.fullest(),
        pack.shown(was.shownSoc(), mayMove),
        meanCurrentA,
        forecaster.next(was.forecast(), filter, readings, tempDegC, meanCurrentA));
  }

  /// Whether cells are bled that the BMS has chosen; through which resistors others are is not
  /// known.
  private boolean bleeds(Readings readings) {
    return spec.bleed().byHost() && !readings.bleeding().isEmpty();
  }

  /// What flows through each cell's bleed resistor, A; 0 where it is off or its cell is not known.
  private Doubles bledA(Readings readings) {
    return Doubles.generate(
        spec.cellsInSeries(),
        cell -> {
          double volts = readings.cellVoltagesV().get(cell);
          boolean on = readings.bleeding().contains(cell) && !Double.isNaN(volts);
          return on ? volts / spec.bleed().resistorOhm() : 0;
        });
  }

  /// The mean of the current over the last ten minutes: an exponential one.
  ///
  /// @param wasA the mean before, A; `NaN` if nothing was known
  /// @param currentA during the step, A
  /// @param dtSeconds length of the step, >= 0
  /// @return `wasA` while the current is not known, so that a reading that was missed does not
  ///   change the forecast; begins with the first current that is known
  static double meanCurrentA(double wasA, double currentA, double dtSeconds) {
    if (Double.isNaN(currentA)) return wasA;
    if (Double.isNaN(wasA)) return currentA;
    return currentA + StrictMath.exp(-dtSeconds / MEAN_SECONDS) * (wasA - currentA);
  }

  /// Mean of the temperatures that are there; `NaN` if none is.
  private static double mean(Doubles tempsDegC) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < tempsDegC.size(); i++) {
      if (Double.isNaN(tempsDegC.get(i))) continue;
      sum += tempsDegC.get(i);
      count++;
    }
    return count > 0 ? sum / count : Double.NaN;
  }
}
