package org.voltaire.sim.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.sim.pack.Mosfets;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.pack.Switches;
import org.voltaire.sim.pack.Switchgear;

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
  private final Switches switches;
  private Contactors commanded;
  private @Nullable Contactors forced;
  private CellSet bleeding = CellSet.NONE;
  private final Sensors sensors = new Sensors();
  private final Wire wire = new Wire();
  private final BenchDefects defects = new BenchDefects();
  private final Circuit circuit;
  private Disturbance disturbance = _ -> {};
  private boolean disturbed;
  private long steps;
  private long timeNanos;
  private Metering metering;
  private double loadSeconds;

  /// A bench at time 0, whose pack has a board with transistors; they are closed.
  public Bench(Plant plant, Load load) {
    this(plant, load, new Mosfets());
  }

  private Bench(Plant plant, Load load, Switches switches) {
    this.plant = plant;
    this.load = load;
    this.switches = switches;
    this.circuit = new Circuit(plant, switches, defects);
    this.commanded = switches.connected() ? Contactors.CLOSED : Contactors.OPEN;
    this.metering = Metering.usual(cells(), thermistors());
    switches.look(plant);
    decide(0);
  }

  /// A bench at time 0, whose pack has the contactors of its profile; they are open and the bus is
  /// empty.
  ///
  /// @throws IllegalArgumentException if the profile has none
  public static Bench withContactors(Plant plant, Load load) {
    return new Bench(plant, load, Switchgear.of(plant.profile()));
  }

  /// Lets time go by until `nanos` since the bench was switched on. An earlier time does nothing.
  public synchronized void advanceTo(long nanos) {
    while ((steps + 1) * STEP_NANOS <= nanos) {
      advance(STEP_SECONDS);
      steps++;
      decide(steps * STEP_SECONDS);
    }
  }

  /// Lets time go by, the load and what the switches were told as they are.
  public synchronized void advance(double dtSeconds) {
    circuit.advance(dtSeconds, defects.bled(bleeding));
    timeNanos += StrictMath.round(dtSeconds * 1e9);
    disturbance.until(timeSeconds());
    loadSeconds += dtSeconds;
    look();
  }

  /// How long the bench has been on, s.
  public synchronized double timeSeconds() {
    return timeNanos * 1e-9;
  }

  /// Lets the load decide what flows from now on.
  ///
  /// @param timeSeconds on the load's clock
  public synchronized void decide(double timeSeconds) {
    double orderedA = load.currentA(timeSeconds, plant);
    circuit.want(defects.anyLoad() ? defects.loadA(orderedA, plant) : orderedA);
    loadSeconds = timeSeconds;
    look();
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

  /// Lets what is wrong by now count.
  public synchronized void settleDefects() {
    plant.cells().settleDefects();
    switches.loadOhm(defects.shortOhm());
    switches.look(plant);
    look();
  }

  /// Sees what flows now.
  private void look() {
    circuit.look(load.ripple(loadSeconds));
  }

  /// Drives the coils. Contactors follow after a while, transistors at once.
  public synchronized void command(Contactors told) {
    commanded = told;
    switches.command(forced == null ? told : forced);
    look();
  }

  /// Drives the coils whatever anybody commands.
  ///
  /// @param hand what they are told; `null` to leave them to the last command again
  public synchronized void force(@Nullable Contactors hand) {
    if (hand == forced) return;
    forced = hand;
    command(commanded);
  }

  /// Whether the way to the load is truly closed.
  public synchronized boolean connected() {
    return switches.connected();
  }

  /// What the switches report of themselves.
  public synchronized Feedback feedback() {
    return switches.feedback();
  }

  /// The contactors and what belongs to them, to look at or to break; empty where transistors
  /// switch. Break them through [#alter].
  public Optional<Switchgear> switchgear() {
    return switches instanceof Switchgear contactors ? Optional.of(contactors) : Optional.empty();
  }

  /// Changes something about pack or switches while boards look on.
  public synchronized void alter(Runnable change) {
    change.run();
    switches.look(plant);
    look();
  }

  /// Puts a resistor across the load's side, as a short circuit there does.
  ///
  /// @param ohm above 0; infinite for none
  public synchronized void loadOhm(double ohm) {
    switches.loadOhm(ohm);
    look();
  }

  /// The true voltage on the load's side of the switches, V.
  public synchronized double busVoltageV() {
    return circuit.busVoltageV();
  }

  /// Switches the bleed resistors.
  public synchronized void bleed(CellSet cells) {
    bleeding = cells;
  }

  /// Drives the switches of a heated pack's heater; `NONE` leaves it to its own thermostat.
  public synchronized void heater(HeaterOrder order) {
    plant.heater(order);
  }

  /// The cells whose bleed resistor is on.
  public synchronized CellSet bleeding() {
    return bleeding;
  }

  /// The current that flows through the switches at this instant, A, positive while charging.
  public synchronized double currentA() {
    return circuit.currentA();
  }

  /// The mean current of the last [#advance], A: a fuse may have melted within it.
  public synchronized double movedA() {
    return circuit.movedA();
  }

  /// The mean power at the pack's terminals during the last [#advance], W.
  public synchronized double movedW() {
    return circuit.movedW();
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

  /// How its pack is measured by an imitated board.
  public synchronized Metering metering() {
    return metering;
  }

  /// Puts other measuring devices on its pack; as many as before.
  public synchronized void metering(Metering other) {
    if (other.cells().size() != cells() || other.temperatures().size() != thermistors()) {
      throw new IllegalArgumentException(
          "metering: %d cells and %d temperatures, must be %d and %d"
              .formatted(
                  other.cells().size(), other.temperatures().size(), cells(), thermistors()));
    }
    metering = other;
  }

  /// The temperature of the board on the pack, °C.
  public synchronized double boardDegC() {
    return plant.boardDegC();
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
