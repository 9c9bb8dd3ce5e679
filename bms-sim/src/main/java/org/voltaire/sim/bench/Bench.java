package org.voltaire.sim.bench;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.sim.pack.Plant;

/// A pack on a bench: the plant, what pulls on it, its switches, and time. Every board, virtual or
/// imitated, sees the pack through it. Safe for the threads of boards that look at it.
///
/// It is driven in one of two ways. In real time, whoever looks first says what time it is
/// ([#advanceTo]); the bench catches up in steps of at most [#STEP_SECONDS], always cut at the same
/// moments, so that how often somebody looks changes nothing. On a virtual clock, its driver lets
/// time go by ([#advance]) and then lets the load decide ([#decide]).
public final class Bench {
  /// How often the load may change its mind, s.
  public static final double STEP_SECONDS = 0.1;

  private static final long STEP_NANOS = 100_000_000L;

  private final Plant plant;
  private final Load load;
  private Contactors contactors = Contactors.CLOSED;
  private CellSet bleeding = CellSet.NONE;
  private final Sensors sensors = new Sensors();
  private final Wire wire = new Wire();
  private final BenchDefects defects = new BenchDefects();
  private Disturbance disturbance = _ -> {};
  private boolean disturbed;
  private long steps;
  private long timeNanos;
  private double currentA;

  /// A bench at time 0, contactors closed.
  public Bench(Plant plant, Load load) {
    this.plant = plant;
    this.load = load;
    this.currentA = load.currentA(0, plant);
  }

  /// Lets time go by until `nanos` since the bench was switched on. An earlier time does nothing.
  public synchronized void advanceTo(long nanos) {
    while ((steps + 1) * STEP_NANOS <= nanos) {
      advance(STEP_SECONDS);
      steps++;
      decide(steps * STEP_SECONDS);
    }
  }

  /// Lets time go by, the current and the switches as they are.
  public synchronized void advance(double dtSeconds) {
    plant.advance(currentA(), defects.bled(bleeding), dtSeconds);
    timeNanos += StrictMath.round(dtSeconds * 1e9);
    disturbance.until(timeSeconds());
  }

  /// How long the bench has been on, s.
  public synchronized double timeSeconds() {
    return timeNanos * 1e-9;
  }

  /// Lets the load decide what flows from now on.
  ///
  /// @param timeSeconds on the load's clock
  public synchronized void decide(double timeSeconds) {
    double wantedA = load.currentA(timeSeconds, plant);
    currentA = defects.anyLoad() ? defects.loadA(wantedA, plant) : wantedA;
  }

  /// Lets something break things from now on.
  ///
  /// @throws IllegalStateException if something does already: the two would mend each other's
  public synchronized void disturb(Disturbance next) {
    if (disturbed)
      throw new IllegalStateException("bench: has a disturbance already, one is enough");
    disturbed = true;
    disturbance = next;
  }

  /// What the converters make of what they measure.
  public Sensors sensors() {
    return sensors;
  }

  /// The wires between boards and BMS.
  public Wire wire() {
    return wire;
  }

  /// What else is wrong on the bench: loads that nobody ordered, ways around the contactors, bleed
  /// switches that stick.
  public BenchDefects defects() {
    return defects;
  }

  /// Makes everything sound: cells, heater, sensors, wires, switches. What was done to charge and
  /// heat stays.
  public synchronized void mend() {
    plant.mend();
    sensors.mend();
    wire.mend();
    defects.mend();
  }

  /// Drives the coils: the way to the load is open, or closed.
  public synchronized void command(Contactors told) {
    contactors = told;
  }

  /// Whether the way to the load is closed.
  public synchronized boolean connected() {
    return contactors == Contactors.CLOSED;
  }

  /// What the contactors report of themselves.
  public synchronized Feedback feedback() {
    return connected() ? Feedback.CLOSED : Feedback.OPEN;
  }

  /// Switches the bleed resistors.
  public synchronized void bleed(CellSet cells) {
    bleeding = cells;
  }

  /// The cells whose bleed resistor is on.
  public synchronized CellSet bleeding() {
    return bleeding;
  }

  /// The current that flows, A, positive while charging.
  public synchronized double currentA() {
    return (connected() ? currentA : 0) + defects.aroundA();
  }

  /// What a shunt in the pack's minus lead sees, A: the load's current and the heater's.
  public synchronized double shuntCurrentA() {
    return currentA() + plant.heaterCurrentA();
  }

  /// The true voltage of one cell, V.
  public synchronized double cellVoltageV(int cell) {
    return plant.cellVoltageV(cell, currentA());
  }

  /// The true voltage of the string, V.
  public synchronized double packVoltageV() {
    return plant.packVoltageV(currentA());
  }

  /// The true temperature at one thermistor, °C.
  public synchronized double thermistorDegC(int index) {
    return plant.thermistorDegC(index);
  }

  /// The true mean state of charge, 0..1.
  public synchronized double meanSoc() {
    double sum = 0;
    for (int cell = 0; cell < cells(); cell++) sum += plant.soc(cell);
    return sum / cells();
  }

  /// The true state of charge of one cell.
  public synchronized double soc(int cell) {
    return plant.soc(cell);
  }

  /// The pack itself: the truth, which no board may see but through this bench.
  public Plant plant() {
    return plant;
  }

  /// How many series cells there are.
  public int cells() {
    return plant.profile().cellsInSeries();
  }

  /// How many thermistors there are.
  public int thermistors() {
    return plant.profile().thermistors();
  }

  /// The capacity that is printed on the pack, Ah.
  public double nominalAh() {
    return plant.profile().capacityAh();
  }
}
