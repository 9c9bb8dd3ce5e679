package org.voltaire.core;

import org.voltaire.balance.Balancing;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.estimate.Outlook;
import org.voltaire.estimate.Predictor;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Sample;
import org.voltaire.measure.SampleCheck;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed;
import org.voltaire.protect.Protection;

/// The whole battery management system, as one function from what was known and what was just
/// measured to what is known now and what to do about it.
///
/// No clock, no thread, no I/O, no logging: whatever [#step] needs is in its arguments, so a log of
/// inputs is a recording of the machine. Read that method from top to bottom and you have read the
/// system.
public final class Bms {

  /// Everything that comes from outside, and therefore everything the recorder must write down.
  public record Input(Sample sample, Request request) {}

  /// Everything that survives from one tick to the next. What is not in here is forgotten.
  ///
  /// @param seq of the last tick; 0 before the first
  /// @param timeNanos of the last tick
  /// @param cellsTimeNanos when the cell voltages it saw were measured
  /// @param cells the estimator's state row
  /// @param shownSoc the pack's SoC as people saw it last; `NaN` before the first tick
  /// @param meanCurrentA over the last ten minutes, A; `NaN` while the current is not known
  /// @param outlook the last one that was made
  /// @param alarms the protections' memory
  /// @param mode the contactors' mode
  /// @param bleed the cells chosen to bleed
  public record State(
      long seq,
      long timeNanos,
      long cellsTimeNanos,
      Doubles cells,
      double shownSoc,
      double meanCurrentA,
      Outlook outlook,
      Alarms alarms,
      Mode mode,
      CellSet bleed) {}

  /// Everything that goes out: to the hardware and to people.
  public record Output(Command command, Frame frame) {}

  /// One tick's results.
  public record Step(State state, Output output) {}

  private final PackSpec spec;
  private final SampleCheck check;
  private final CellEkf ekf;
  private final Predictor predictor;
  private final Protection protection;

  /// The BMS of one pack.
  public Bms(PackSpec spec) {
    this.spec = spec;
    this.check =
        new SampleCheck(spec.cellsInSeries(), spec.thermistors(), spec.sensors().maxAgeSeconds());
    this.ekf = new CellEkf(spec);
    this.predictor = new Predictor(spec);
    this.protection = Protection.of(spec);
  }

  /// What the pack is made of.
  public PackSpec spec() {
    return spec;
  }

  /// A pack that has just been switched on, contactors open.
  ///
  /// @param timeNanos monotonic time, before that of the first sample
  /// @param soc a guess, 0..1
  /// @param socSigma how good it is; 0.29 means that nothing is known
  public State initial(long timeNanos, double soc, double socSigma) {
    return initial(timeNanos, ekf.initial(spec.cellsInSeries(), soc, socSigma), Double.NaN);
  }

  /// A pack that has just been switched on again, contactors open.
  ///
  /// @param timeNanos monotonic time, before that of the first sample
  /// @throws IllegalArgumentException if what is remembered is of other cells than these
  public State initial(long timeNanos, Restart restart) {
    int remembered = restart.memory().cells().size();
    if (remembered != spec.cellsInSeries()) {
      throw new IllegalArgumentException(
          "cells: found %d, allowed: %d, as configured"
              .formatted(remembered, spec.cellsInSeries()));
    }
    Doubles cells = ekf.resume(restart.memory(), restart.offSeconds(), restart.unseenSeconds());
    return initial(timeNanos, cells, restart.shownSoc());
  }

  private State initial(long timeNanos, Doubles cells, double shownSoc) {
    return new State(
        0,
        timeNanos,
        Long.MIN_VALUE,
        cells,
        shownSoc,
        Double.NaN,
        Outlook.notMeasured(timeNanos, Double.NaN),
        protection.initial(),
        new Mode.Open(),
        CellSet.NONE);
  }

  /// What of a state is worth keeping while the BMS is off.
  ///
  /// @param tempDegC of the cells; `NaN` if not known
  public FilterMemory memory(State state, double tempDegC) {
    return FilterMemory.of(state.cells(), spec.cellsInSeries(), spec.capacityAh(), tempDegC);
  }

  /// What the estimator makes of a state, before any reading: what it knows at a start.
  public Estimate estimate(State state) {
    return Estimate.of(state.cells(), spec.cellsInSeries(), spec.capacityAh(), state.shownSoc(), 0);
  }

  /// One tick.
  ///
  /// @throws IllegalArgumentException if the sample is older than the last one or has another
  ///   number of cells: the shell is broken, not the battery
  public Step step(State was, Input input) {
    Sample sample = input.sample();
    long now = sample.timeNanos();
    if (now < was.timeNanos()) {
      throw new IllegalArgumentException(
          "sample: time is %d ns, must not be before the last, %d ns"
              .formatted(now, was.timeNanos()));
    }
    double dtSeconds = (now - was.timeNanos()) * 1e-9;

    // measure: what may be believed
    Readings readings = check.apply(sample, was.cellsTimeNanos());

    // estimate: what cannot be measured, and how well it is known
    Contactors contactors = was.mode().contactors();
    double tempDegC = mean(readings.tempsDegC());
    Doubles cells =
        ekf.step(
            was.cells(),
            readings.cellVoltagesV(),
            readings.cellVoltagesAreNew(),
            readings.currentA(),
            readings.contactors() == Feedback.OPEN && contactors == Contactors.OPEN,
            tempDegC,
            dtSeconds);
    Estimate estimate =
        Estimate.of(
            cells,
            spec.cellsInSeries(),
            spec.capacityAh(),
            was.shownSoc(),
            Estimate.mayMove(readings.currentA(), spec.capacityAh(), dtSeconds));

    // foretell: how much power, how much energy, how long
    double meanCurrentA =
        Predictor.meanCurrentA(was.meanCurrentA(), readings.currentA(), dtSeconds);
    Outlook outlook = predictor.next(was.outlook(), cells, readings, tempDegC, meanCurrentA);

    // protect: each limit's memory
    boolean toldClosed = contactors == Contactors.CLOSED;
    Alarms alarms = protection.step(was.alarms(), new Observed(spec, readings, toldClosed));

    // limit: how much may flow, and why not more
    Envelope possible = Envelope.of(spec, readings);

    // balance: which cells to bleed
    CellSet bleed = Balancing.choose(spec.bleed(), was.bleed(), readings);

    // act
    boolean healthy = alarms.healthy() && readings.complete();
    Mode mode =
        Mode.next(
            spec.contactors(), was.mode(), input.request(), alarms.opening(), healthy, readings);
    boolean connected = mode.contactors() == Contactors.CLOSED;
    Envelope envelope =
        connected || !readings.complete() ? possible : possible.none(Cause.CONTACTORS_OPEN);

    long seq = was.seq() + 1;
    return new Step(
        new State(
            seq,
            now,
            sample.cellVoltagesV().timeNanos(),
            cells,
            estimate.shownSoc(),
            meanCurrentA,
            outlook,
            alarms,
            mode,
            bleed),
        new Output(
            new Command(mode.contactors(), bleed),
            new Frame(seq, now, mode, readings, estimate, outlook, envelope, alarms.active())));
  }

  /// Mean of the temperatures that are there; `NaN` if none is.
  private static double mean(Doubles temps) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < temps.size(); i++) {
      if (Double.isNaN(temps.get(i))) continue;
      sum += temps.get(i);
      count++;
    }
    return count > 0 ? sum / count : Double.NaN;
  }
}
