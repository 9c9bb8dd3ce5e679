package org.voltaire.sim.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;

/// Fuse, two main contactors, a precharge relay with its resistor, and the capacitor on the bus:
///
/// ```
///          ┌─ precharge relay ── resistor ─┐
///  B+ ─ fuse ───── main positive ──────────┴─ bus ─┬─────────┬──────────┐
///                                             capacitor   bleeder     load
///  B− ───────────── main negative ─────────────────┴─────────┴──────────┘
/// ```
///
/// The coils are in series with the interlock loop. Every part can be broken; a part that is broken
/// then behaves as physics has it, whatever it was told.
///
/// Bus voltage, energies and the fuse follow exact solutions between the moments at which a contact
/// moves, so 1 ms steps and 100 ms steps agree as far as the pack's own voltage does. With closed
/// contactors the bus follows the pack at once; the current into its capacitor while the pack's
/// voltage moves is left out.
///
/// While the way is open, a load that goes on wanting current takes it out of the capacitor, at the
/// power it wanted, until the bus is at half the pack's usual voltage; while only the precharge
/// relay is closed it is the resistor that would take that power at full voltage. A charger gives
/// nothing to a bus without a battery.
public final class Switchgear implements Switches {

  private enum Path {
    OPEN,
    PRECHARGE,
    MAIN
  }

  /// An inrush is looked at in as many time constants, after which nothing of it is left.
  private static final int INRUSH_SPANS = 20;

  private final SwitchgearSpec spec;
  private final double usualV;
  private final Contactor positive;
  private final Contactor negative;
  private final Contactor precharge;
  private final List<Contactor> all;
  private final CoilCircuit coils;
  private final PrechargeResistor resistor;
  private final BusCapacitor bus;
  private final Fuse fuse;
  private final Insulation insulation;
  private double loadS;
  private double inrushA;

  private Path known = Path.OPEN;
  private int inrushSpans;
  private boolean melts;
  private double sourceV;
  private double sourceOhm;

  /// Everything good, open, the bus empty.
  ///
  /// @param usualV of the pack
  public Switchgear(SwitchgearSpec spec, double usualV) {
    this.spec = spec;
    this.usualV = usualV;
    this.positive = new Contactor(spec);
    this.negative = new Contactor(spec);
    this.precharge = new Contactor(spec);
    this.all = List.of(positive, negative, precharge);
    this.coils = new CoilCircuit(positive, negative, precharge, spec.coilV());
    this.resistor = new PrechargeResistor(spec);
    this.bus = new BusCapacitor(spec.busCapacitanceF());
    this.fuse = new Fuse(spec.fuseRatingA(), spec.fuseI2tA2s());
    this.insulation = new Insulation(spec.insulationOhm());
  }

  /// That of a pack.
  ///
  /// @throws IllegalArgumentException if its profile has none
  public static Switchgear of(PackProfile profile) {
    if (profile.switchgear().isEmpty()) {
      throw new IllegalArgumentException(
          "pack: %s has no switchgear, must have one".formatted(profile.name()));
    }
    return new Switchgear(
        profile.switchgear().get(), profile.cellsInSeries() * profile.cells().nominalV());
  }

  /// What it was built from.
  public SwitchgearSpec spec() {
    return spec;
  }

  /// The contactor in the plus lead.
  public Contactor positive() {
    return positive;
  }

  /// The contactor in the minus lead.
  public Contactor negative() {
    return negative;
  }

  /// The relay of the precharge resistor.
  public Contactor precharge() {
    return precharge;
  }

  /// The precharge resistor.
  public PrechargeResistor resistor() {
    return resistor;
  }

  /// The fuse.
  public Fuse fuse() {
    return fuse;
  }

  /// The pack is a voltage behind a resistance.
  @Override
  public void look(Plant plant) {
    sourceV = plant.packVoltageV(0);
    sourceOhm = plant.packVoltageV(1) - sourceV;
  }

  @Override
  public void command(Contactors command) {
    coils.command(command);
  }

  /// What feeds the coils, V: below what they need they let go, or do not pull in.
  public void coilSupplyV(double volts) {
    coils.supplyV(volts);
  }

  /// What feeds the coils, V.
  public double coilSupplyV() {
    return coils.supplyV();
  }

  /// The interlock loop, in series with every coil.
  public InterlockLoop interlocks() {
    return coils.interlocks();
  }

  /// The insulation between pack and case.
  public Insulation insulation() {
    return insulation;
  }

  /// Changes the capacitor on the bus, F; 0 takes it away.
  public void busCapacitanceF(double farad) {
    bus.farad(farad);
  }

  @Override
  public void loadOhm(double ohm) {
    loadS = Mosfets.conductance(ohm);
  }

  /// The highest current that has rushed into the bus when a main contact closed, A, >= 0.
  public double inrushA() {
    return inrushA;
  }

  @Override
  public boolean connected() {
    return path() == Path.MAIN;
  }

  /// Whether the bus is connected through the precharge resistor only.
  public boolean precharging() {
    return path() == Path.PRECHARGE;
  }

  private Path path() {
    if (fuse.melted() || !negative.closed()) return Path.OPEN;
    if (positive.closed()) return Path.MAIN;
    return precharge.closed() && !resistor.isOpen() ? Path.PRECHARGE : Path.OPEN;
  }

  @Override
  public Feedback feedback() {
    return coils.feedback();
  }

  @Override
  public double currentA(double wantedA, Plant plant) {
    Path path = path();
    if (path == Path.OPEN) return 0;
    if (settled(path)) return wantedA - conductanceS() * settledBusV(wantedA);
    return -(sourceV - bus.volts()) / pathOhm(path);
  }

  @Override
  public double busVoltageV(double wantedA, Plant plant) {
    if (!settled(path())) return bus.volts();
    return settledBusV(wantedA);
  }

  private boolean settled(Path path) {
    return path == Path.MAIN && known == Path.MAIN && inrushSpans == 0;
  }

  private double pathOhm(Path path) {
    double ohm = sourceOhm + spec.loopOhm();
    return path == Path.PRECHARGE ? ohm + resistor.ohm() : ohm;
  }

  private double conductanceS() {
    return loadS + 1 / spec.bleederOhm();
  }

  private double settledBusV(double wantedA) {
    double ohm = pathOhm(Path.MAIN);
    return (sourceV + ohm * wantedA) / (1 + ohm * conductanceS());
  }

  @Override
  public TickCurrent next(double seconds, double wantedA, Plant plant) {
    double span = seconds;
    for (Contactor contactor : all) span = Math.min(span, contactor.moveInSeconds());
    if (span == 0) return new TickCurrent(0, 0);
    Path path = path();
    enter(path, null);
    if (bus.farad() == 0) inrushSpans = 0;
    if (inrushSpans > 0) span = Math.min(span, inrushSeconds());
    Surge surge = surge(path, wantedA, span);
    double meltsIn = fuse.meltsInSeconds(surge.squareA2s() / span);
    melts = meltsIn <= span;
    if (melts) {
      if (meltsIn == 0) return new TickCurrent(0, 0);
      span = meltsIn;
      surge = surge(path, wantedA, span);
    }
    if (path == Path.OPEN) {
      bus.drain(conductanceS(), Math.max(0, -wantedA) * sourceV, 0.5 * usualV, span);
    } else {
      bus.volts(sourceV - surge.lastA() * pathOhm(path));
    }
    if (path == Path.PRECHARGE) resistor.carry(surge, plant.roomDegC());
    else resistor.cool(span);
    fuse.advance(surge.squareA2s() / span, span);
    for (Contactor contactor : all) contactor.elapse(span);
    if (inrushSpans > 0) inrushSpans--;
    return new TickCurrent(span, -surge.meanA());
  }

  /// What leaves the pack while nothing switches.
  private Surge surge(Path path, double wantedA, double seconds) {
    if (path == Path.OPEN) return Surge.steady(0, seconds);
    if (settled(path)) {
      return Surge.steady(conductanceS() * settledBusV(wantedA) - wantedA, seconds);
    }
    boolean main = path == Path.MAIN;
    double load = conductanceS() + (main ? 0 : Math.max(0, -wantedA) / sourceV);
    return bus.surge(sourceV, pathOhm(path), load, main ? wantedA : 0, seconds);
  }

  private double inrushSeconds() {
    return bus.farad() / (1 / pathOhm(Path.MAIN) + conductanceS());
  }

  @Override
  public void arrive(double wantedA, Plant plant) {
    if (!melts && !positive.due() && !negative.due() && !precharge.due()) return;
    if (settled(path())) bus.volts(settledBusV(wantedA));
    if (melts) fuse.melt();
    melts = false;
    for (Contactor contactor : all) {
      if (!contactor.due()) continue;
      boolean carries = contactor == negative || contactor == carrier();
      contactor.move(carries ? currentA(wantedA, plant) : 0);
      enter(path(), contactor);
    }
  }

  private Contactor carrier() {
    return positive.closed() ? positive : precharge;
  }

  /// Notes where the way now leads. One that closes onto an unequal bus lets a current rush in.
  ///
  /// @param closing what closed it; `null` if somebody welded it
  private void enter(Path path, @Nullable Contactor closing) {
    if (path == known) return;
    known = path;
    inrushSpans = 0;
    if (path != Path.MAIN) return;
    // An empty capacitor is a short circuit for a moment; without one, only the load's resistors
    // are.
    boolean capacitor = bus.farad() > 0;
    double ohm = pathOhm(Path.MAIN);
    double rushesA =
        capacitor
            ? Math.abs(sourceV - bus.volts()) / ohm
            : sourceV * conductanceS() / (1 + ohm * conductanceS());
    inrushA = Math.max(inrushA, rushesA);
    if (closing != null && rushesA > spec.makeCapacityA()) closing.weld();
    if (capacitor) inrushSpans = INRUSH_SPANS;
  }
}
