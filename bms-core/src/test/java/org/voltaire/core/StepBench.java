package org.voltaire.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.measure.Signals;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Fault;
import org.voltaire.pack.HeaterSpec;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.Limits;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;
import org.voltaire.pack.WiredInput;

/// A test bench: four simple cells with seeded noise, a bus capacitor, a current source, and a hand
/// that can pull wires. Every tick's input and step are kept.
final class StepBench {
  static final long TICK_NANOS = 100_000_000L;

  static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.2, 0.5, 0.8, 0.95, 1),
          Doubles.of(2.6, 3.05, 3.3, 3.45, 3.65, 3.8, 3.95));

  private static final double STEP_V = 0.06, STEP_K = 0.02;
  private static final double R0_OHM = 1e-3, R1_OHM = 0.6e-3, TAU_SECONDS = 30;

  static final CellModel CELL =
      CellModel.thevenin(50, OCV, R0_OHM, R1_OHM, TAU_SECONDS, 2500, 5e-3, 0.01);

  static final Limits LIMITS =
      new Limits(
          Thresholds.of(3.90, 3.95, 4.10, 0.05, 2),
          Thresholds.of(3.00, 2.80, 2.50, 0.10, 2),
          Thresholds.of(52, 55, 60, 2, 1),
          Thresholds.of(105, 110, 120, 2, 1),
          Thresholds.of(40, 45, 50, 3, 2),
          Thresholds.of(5, 0, -5, 2, 2),
          Thresholds.of(50, 55, 60, 3, 2),
          Thresholds.of(-15, -20, -25, 2, 2));

  static final PackSpec SPEC = spec(new PackSpec.ContactorSpec(true, 3, 1));

  static PackSpec spec(PackSpec.ContactorSpec contactors) {
    return spec(contactors, LIMITS);
  }

  /// The pack with one limit more, of a fault that opens.
  static PackSpec withLimit(Fault fault, Limit limit) {
    var one = Map.of(fault, new Limits.SingleLimit(Level.OPEN, limit));
    return spec(SPEC.contactors(), new Limits(LIMITS.graded(), one));
  }

  /// The pack with one limit more, of a fault that is only told.
  static PackSpec withToldLimit(Fault fault, Limit limit) {
    var one = Map.of(fault, new Limits.SingleLimit(Level.TELL, limit));
    return spec(SPEC.contactors(), new Limits(LIMITS.graded(), one));
  }

  /// The pack with another number of thermistors.
  static PackSpec withThermistors(int thermistors) {
    return spec(SPEC.contactors(), LIMITS, thermistors);
  }

  /// The pack with these inputs.
  static PackSpec wired(Set<WiredInput> inputs) {
    var any = SPEC.sensors();
    var sensors =
        new PackSpec.SensorSpec(
            any.maxAgeSeconds(),
            any.lostHoldSeconds(),
            any.sumToleranceV(),
            any.currentRangeA(),
            any.cellV(),
            any.tempDegC(),
            inputs);
    return spec(SPEC.contactors(), LIMITS, 2, sensors);
  }

  private static PackSpec spec(PackSpec.ContactorSpec contactors, Limits limits) {
    return spec(contactors, limits, 2);
  }

  private static PackSpec spec(PackSpec.ContactorSpec contactors, Limits limits, int thermistors) {
    return spec(contactors, limits, thermistors, new PackSpec.SensorSpec(1, 1, 0.1));
  }

  private static PackSpec spec(
      PackSpec.ContactorSpec contactors,
      Limits limits,
      int thermistors,
      PackSpec.SensorSpec sensors) {
    return new PackSpec(
        "bench",
        4,
        thermistors,
        50,
        CELL,
        limits,
        3.85,
        50,
        100,
        0.05,
        sensors,
        contactors,
        new PackSpec.Bleed(true, 3.6, 0.01, 2));
  }

  /// The pack with other bleed resistors.
  static PackSpec withBleed(PackSpec.Bleed bleed) {
    return with(SPEC.cellsInSeries(), bleed, Optional.empty());
  }

  /// The pack with more or fewer cells.
  static PackSpec withCells(int cells) {
    return with(cells, SPEC.bleed(), Optional.empty());
  }

  /// The pack with a heater that the BMS switches.
  static PackSpec heated(HeaterSpec heater) {
    return with(SPEC.cellsInSeries(), SPEC.bleed(), Optional.of(heater));
  }

  private static PackSpec with(int cells, PackSpec.Bleed bleed, Optional<HeaterSpec> heater) {
    return new PackSpec(
        SPEC.name(),
        cells,
        SPEC.thermistors(),
        SPEC.capacityAh(),
        SPEC.cell(),
        SPEC.limits(),
        SPEC.chargeTargetV(),
        SPEC.maxChargeA(),
        SPEC.maxDischargeA(),
        SPEC.currentErrorA(),
        SPEC.sensors(),
        SPEC.contactors(),
        bleed,
        SPEC.currents(),
        heater);
  }

  final Bms bms;
  final List<Bms.Input> inputs = new ArrayList<>();
  final List<Bms.Step> steps = new ArrayList<>();
  final Bms.State start;

  private final SplittableRandom random = new SplittableRandom(1800);
  private final double[] soc = {0.60, 0.61, 0.59, 0.60};
  private final double[] v1 = new double[4];
  private final double[] tempsDegC;
  private final double[] offsetV = new double[4];
  private final double[] highV = new double[4];
  private final double[] shortedV = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
  private long cellsFrozenAtNanos = -1;
  private final boolean[] standing = new boolean[4];
  private final double[] readV = new double[4];
  private int brokenWire = -1, swappedWire = -1, sign = 1;
  private double noiseV = 1e-3;
  private long lateNanos;
  private double packOffsetV;
  private double currentReads = Double.POSITIVE_INFINITY;
  private Feedback feedback = Feedback.UNKNOWN;
  private boolean busShorted, busDead;
  private double busRises = 0.3;
  private boolean flowsAlthoughOpen;
  private double prechargeA;
  private Signals signals = Signals.NONE;
  private double currentA;
  private double busV;
  private long nowNanos = 5_000_000_000L;
  private Bms.State state;

  StepBench() {
    this(SPEC);
  }

  StepBench(PackSpec spec) {
    bms = new Bms(spec);
    tempsDegC = new double[spec.thermistors()];
    Arrays.setAll(tempsDegC, i -> 22 + i);
    start = bms.initial(nowNanos, 0.5, 0.29);
    state = start;
  }

  StepBench run(double seconds) {
    return run(seconds, Request.NONE);
  }

  /// Runs, asking for something in every tick.
  StepBench run(double seconds, Request request) {
    long ticks = Math.round(seconds * 1e9 / TICK_NANOS);
    for (long tick = 0; tick < ticks; tick++) tick(request, "");
    return this;
  }

  /// The service says what it has done, for one tick.
  StepBench service(String reason) {
    tick(Request.SERVICE, reason);
    return this;
  }

  private void tick(Request request, String reason) {
    nowNanos += TICK_NANOS;
    double dt = TICK_NANOS * 1e-9;
    Contactors contactors = contactors();
    boolean conducts = currentA > 0 ? contactors.charges() : contactors.discharges();
    double i = conducts || flowsAlthoughOpen ? currentA : 0;
    if (contactors == Contactors.PRECHARGE) i = prechargeA;
    double decay = StrictMath.exp(-dt / TAU_SECONDS);
    double packV = 0;
    double[] cellsV = new double[4];
    for (int cell = 0; cell < 4; cell++) {
      soc[cell] += i * dt / (3600 * 50);
      v1[cell] = decay * v1[cell] + (1 - decay) * R1_OHM * i;
      cellsV[cell] = OCV.at(soc[cell]) + v1[cell] + R0_OHM * i + highV[cell];
      if (!Double.isNaN(shortedV[cell])) cellsV[cell] = shortedV[cell];
      packV += cellsV[cell];
      cellsV[cell] += offsetV[cell] + noiseV * (random.nextDouble() - 0.5);
      if (!standing[cell]) readV[cell] = cellsV[cell];
      else if (readV[cell] == 0) readV[cell] = cellsV[cell];
      cellsV[cell] = readV[cell];
    }
    if (brokenWire >= 0) {
      cellsV[brokenWire + 1] += cellsV[brokenWire];
      cellsV[brokenWire] = 0;
    }
    if (swappedWire >= 0) {
      double lowerV = cellsV[swappedWire], upperV = cellsV[swappedWire + 1];
      cellsV[swappedWire] = lowerV + upperV;
      cellsV[swappedWire + 1] = -upperV;
      if (swappedWire + 2 < 4) cellsV[swappedWire + 2] += upperV;
    }
    busV =
        switch (contactors) {
          case OPEN -> busV * 0.9;
          case PRECHARGE -> busShorted ? 0.1 : busV + busRises * (packV - busV);
          case CLOSED, CHARGE_ONLY, DISCHARGE_ONLY -> busDead ? 0 : packV;
        };
    long cellsAt = cellsFrozenAtNanos < 0 ? nowNanos : cellsFrozenAtNanos;
    var sample =
        new Sample(
            nowNanos,
            new MeasuredRow(Doubles.of(cellsV), cellsAt),
            new MeasuredRow(Doubles.of(tempsDegC), nowNanos),
            new Measured(Double.isInfinite(currentReads) ? sign * i : currentReads, nowNanos),
            new Measured(packV + packOffsetV, nowNanos),
            new Measured(busV, nowNanos),
            state.balance().bleed(),
            feedback,
            signals,
            nowNanos - lateNanos);
    var input = new Bms.Input(sample, request, reason);
    Bms.Step step = bms.step(state, input);
    inputs.add(input);
    steps.add(step);
    state = step.state();
  }

  StepBench current(double amperes) {
    currentA = amperes;
    return this;
  }

  /// A cell's reading does not change any more.
  StepBench cellStandsStill(int cell) {
    standing[cell] = true;
    return this;
  }

  /// The wire above a cell breaks; −1 repairs it.
  StepBench senseWireBreaksAbove(int cell) {
    brokenWire = cell;
    return this;
  }

  /// The wire above a cell and the next one up are in each other's place; −1 puts them right.
  StepBench senseWiresAreSwappedAbove(int cell) {
    swappedWire = cell;
    return this;
  }

  /// Readings of cells scatter over so many volts; 1 mV at first.
  StepBench cellsScatterOver(double volts) {
    noiseV = volts;
    return this;
  }

  StepBench currentReadsReversed() {
    sign = -1;
    return this;
  }

  /// A cell is shorted inside from now on: the cell itself has this voltage, and the pack lacks it.
  StepBench cellIsShorted(int cell, double volts) {
    shortedV[cell] = volts;
    return this;
  }

  StepBench cellGoesSilent(int cell) {
    return cellReadsHighBy(cell, Double.NaN);
  }

  /// A sensor of a cell is off by so much from now on.
  StepBench cellReadsHighBy(int cell, double volts) {
    offsetV[cell] = volts;
    return this;
  }

  /// A cell truly comes to stand so much above its voltage, by and by, as no jump would be
  /// believed. The last step is not run yet.
  StepBench cellStandsHighBy(int cell, double volts) {
    while (Math.abs(volts - highV[cell]) > STEP_V) {
      highV[cell] += Math.copySign(STEP_V, volts - highV[cell]);
      run(0.1);
    }
    highV[cell] = volts;
    return this;
  }

  /// The board goes on answering with the voltages it measured last.
  StepBench cellVoltagesFreeze(boolean frozen) {
    cellsFrozenAtNanos = frozen ? nowNanos : -1;
    return this;
  }

  StepBench packReadsHighBy(double volts) {
    packOffsetV = volts;
    return this;
  }

  StepBench currentReads(double amperes) {
    currentReads = amperes;
    return this;
  }

  /// A sensor says this from now on.
  StepBench temperatureReads(int sensor, double degC) {
    tempsDegC[sensor] = degC;
    return this;
  }

  /// The pack at a sensor comes to this temperature, by and by. The last step is not run yet.
  StepBench temperature(int sensor, double degC) {
    while (Math.abs(degC - tempsDegC[sensor]) > STEP_K) {
      tempsDegC[sensor] += Math.copySign(STEP_K, degC - tempsDegC[sensor]);
      run(0.1);
    }
    tempsDegC[sensor] = degC;
    return this;
  }

  StepBench contactorsReport(Feedback reported) {
    feedback = reported;
    return this;
  }

  /// What the contactors report is so old from now on.
  StepBench contactorsReportLateBy(double seconds) {
    lateNanos = Math.round(seconds * 1e9);
    return this;
  }

  StepBench signals(Signals all) {
    signals = all;
    return this;
  }

  StepBench busGoesDead() {
    busDead = true;
    return this;
  }

  /// A current that flows through the precharge resistor, A.
  StepBench currentWhilePrecharging(double amperes) {
    prechargeA = amperes;
    return this;
  }

  StepBench currentFlowsAlthoughOpen() {
    flowsAlthoughOpen = true;
    return this;
  }

  long nowNanos() {
    return nowNanos;
  }

  /// By which share of what is left the bus rises in each tick of precharging.
  StepBench busRisesBy(double share) {
    busRises = share;
    return this;
  }

  StepBench busIsShorted() {
    busShorted = true;
    return this;
  }

  StepBench soc(double all) {
    Arrays.fill(soc, all);
    return this;
  }

  /// What each cell holds, 0..1.
  StepBench soc(double... each) {
    System.arraycopy(each, 0, soc, 0, 4);
    return this;
  }

  StepBench closed() {
    run(3, Request.CLOSE);
    if (!(mode() instanceof Mode.Closed)) throw new IllegalStateException("bench is " + mode());
    return this;
  }

  /// The program ends and starts again; a trip that waits for a person was kept.
  StepBench restartsLatched(Fault cause) {
    state = bms.initial(nowNanos, 0.5, 0.29).latched(cause);
    return this;
  }

  double trueSoc(int cell) {
    return soc[cell];
  }

  Frame frame() {
    return steps.getLast().output().frame();
  }

  List<Refusal> refusals() {
    return frame().contactors().refusals();
  }

  Mode mode() {
    return state.mode();
  }

  Contactors contactors() {
    return state.mode().contactors();
  }
}
