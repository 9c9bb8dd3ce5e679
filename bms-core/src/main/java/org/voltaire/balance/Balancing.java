package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Chooses the cells to bleed.
///
/// What a cell has to lose is decided in ampere-hours where charge is known ([ExcessCharge]), is
/// remembered, and is bled at any time from then on: while the pack is charged, discharged or at
/// rest, cells in turn ([BleedPhase]), within what their resistors stand ([BleedHeat]). Where
/// charge is not known and no cell owes anything, voltages near full are compared
/// ([VoltageFallback]).
///
/// Nothing is bled while a reading is missing, while the pack is cold or tripped, on a board that
/// is too hot, or from a cell that is nearly empty.
public final class Balancing {
  /// How often it is decided what each cell has to lose, ns.
  private static final long DECIDES_NANOS = 10_000_000_000L;

  /// Above this share of the capacity a current moves voltages too much to decide by them, 1/h.
  private static final double CALM_PER_HOUR = 0.2;

  /// A board that is hotter than this bleeds nothing, °C; assumed, as what is usual for resistors
  /// and chips that are rated for 85 °C around them.
  private static final double BOARD_DEGC = 80;

  private final PackSpec pack;
  private final PackSpec.Bleed spec;
  private final ExcessCharge excess;
  private final BleedHeat heat;
  private final double floorV, coldDegC;

  /// Balancing of one pack.
  public Balancing(PackSpec pack) {
    this.pack = pack;
    this.spec = pack.bleed();
    this.excess = new ExcessCharge(pack.capacityAh());
    this.heat = new BleedHeat(spec);
    this.floorV = pack.limits().cellUnderVoltage().tell().clear();
    this.coldDegC = pack.limits().chargeUnderTemp().tell().trip();
  }

  /// The state after one more tick, or `was` itself if nothing has changed.
  public BalanceState step(BalanceState was, BalanceInput in) {
    CellSet bled = in.readings().bleeding();
    if (!spec.byHost() && bled.isEmpty()) return was;
    BalanceState counted = counted(was, in, bled);
    if (!spec.byHost()) return counted;
    BalanceState decided = decided(counted, in);
    CellSet wanted = mayBleed(in) ? wanted(decided, in.readings()) : CellSet.NONE;
    return bleeding(decided, wanted, in.readings());
  }

  /// Counts what was bled since the tick before, and follows the resistors.
  private BalanceState counted(BalanceState was, BalanceInput in, CellSet bled) {
    Doubles cellsV = in.readings().cellVoltagesV();
    Doubles warmerK = heat.step(was.warmerK(), bled, cellsV, in.dtSeconds());
    if (bled.isEmpty()) {
      boolean cold = warmerK.size() == 0 && was.warmerK().size() == 0;
      return cold ? was : was.counted(was.owedAh(), was.bledAh(), warmerK);
    }
    double[] owedAh = row(was.owedAh()), bledAh = row(was.bledAh());
    for (int cell = 0; cell < owedAh.length; cell++) {
      if (!bled.contains(cell) || Double.isNaN(cellsV.get(cell))) continue;
      double lostAh = cellsV.get(cell) / spec.resistorOhm() * in.dtSeconds() / 3600;
      bledAh[cell] += lostAh;
      owedAh[cell] = Math.max(0, owedAh[cell] - lostAh);
    }
    return was.counted(Doubles.taking(owedAh), Doubles.taking(bledAh), warmerK);
  }

  private double[] row(Doubles known) {
    return known.size() == 0 ? new double[pack.cellsInSeries()] : known.toArray();
  }

  /// Decides what each cell has to lose, every ten seconds and while little flows.
  private BalanceState decided(BalanceState was, BalanceInput in) {
    Readings readings = in.readings();
    long now = readings.timeNanos();
    boolean early =
        was.decidedNanos() != Long.MIN_VALUE && now - was.decidedNanos() < DECIDES_NANOS;
    boolean calm = Math.abs(readings.currentA()) <= CALM_PER_HOUR * pack.capacityAh();
    if (early || !calm || !readings.complete() || !readings.bleeding().isEmpty()) return was;
    CellNeeds needs = in.needs().get();
    Doubles owedAh = excess.decide(Doubles.taking(row(was.owedAh())), needs);
    Doubles bledAh = was.bledAh().size() == 0 ? Doubles.taking(row(was.bledAh())) : was.bledAh();
    return was.decided(now, excess.known(needs), owedAh, bledAh);
  }

  private boolean mayBleed(BalanceInput in) {
    Readings readings = in.readings();
    if (in.tripped() || !readings.complete()) return false;
    if (readings.tempsDegC().min() <= coldDegC) return false;
    return !(readings.signals().boardDegC().value() > BOARD_DEGC);
  }

  /// The cells that have something to lose and may.
  private CellSet wanted(BalanceState was, Readings readings) {
    CellSet wanted = CellSet.NONE;
    boolean owes = false;
    for (int cell = 0; cell < was.owedAh().size(); cell++) {
      if (!(was.owedAh().get(cell) > 0)) continue;
      owes = true;
      if (readings.cellVoltagesV().get(cell) > floorV) wanted = wanted.with(cell);
    }
    if (owes || was.byCharge()) return wanted;
    return VoltageFallback.choose(spec, was.bleed(), readings);
  }

  /// Whose turn it is, and who bleeds.
  private BalanceState bleeding(BalanceState was, CellSet wanted, Readings readings) {
    BleedPhase phase = phase(was, wanted, readings);
    CellSet bleed = chosen(was, phase.of(wanted), readings);
    boolean same = phase == was.phase() && bleed.equals(was.bleed());
    if (same) return was;
    return was.turned(phase, bleed, readings.timeNanos());
  }

  private static BleedPhase phase(BalanceState was, CellSet wanted, Readings readings) {
    if (wanted.isEmpty()) return BleedPhase.MEASURING;
    double seconds =
        was.phaseNanos() == Long.MIN_VALUE
            ? Double.POSITIVE_INFINITY
            : (readings.timeNanos() - was.phaseNanos()) * 1e-9;
    if (was.phase() != BleedPhase.MEASURING) {
      boolean over = seconds >= BleedPhase.BLEEDS_SECONDS || was.phase().of(wanted).isEmpty();
      return over ? BleedPhase.MEASURING : was.phase();
    }
    boolean measured = readings.cellVoltagesAreNew() && readings.bleeding().isEmpty();
    if (seconds < BleedPhase.MEASURES_SECONDS || !measured) return BleedPhase.MEASURING;
    BleedPhase next = was.odd() ? BleedPhase.EVEN : BleedPhase.ODD;
    return next.of(wanted).isEmpty() ? next.other() : next;
  }

  /// As many as the board stands, those that owe most first.
  private CellSet chosen(BalanceState was, CellSet turn, Readings readings) {
    CellSet chosen = CellSet.NONE;
    while (chosen.size() < spec.maxCells()) {
      int next = -1;
      for (int cell : turn.cells()) {
        if (chosen.contains(cell) || !mayBeOn(was, cell, readings)) continue;
        if (next < 0 || holdsMore(was, readings, cell, next)) next = cell;
      }
      if (next < 0) break;
      chosen = chosen.with(next);
    }
    return chosen.equals(was.bleed()) ? was.bleed() : chosen;
  }

  private boolean mayBeOn(BalanceState was, int cell, Readings readings) {
    double warmerK = was.warmerK().size() == 0 ? 0 : was.warmerK().get(cell);
    return heat.mayBeOn(warmerK, was.bleed().contains(cell), readings);
  }

  private static boolean holdsMore(BalanceState was, Readings readings, int cell, int other) {
    double more = was.owedAh().size() == 0 ? 0 : was.owedAh().get(cell) - was.owedAh().get(other);
    Doubles cellsV = readings.cellVoltagesV();
    return more > 0 || (more == 0 && cellsV.get(cell) > cellsV.get(other));
  }

  /// What people are told.
  ///
  /// @param readings of this tick, for the voltages that drive the bleed currents
  public BalanceReport report(BalanceState state, Readings readings) {
    if (!spec.byHost() && state.bledAh().size() == 0) return BalanceReport.NONE;
    double doneSeconds = spec.byHost() ? doneSeconds(state, readings) : Double.NaN;
    return new BalanceReport(state.owedAh(), state.bledAh(), doneSeconds);
  }

  /// How long it takes until no cell owes anything: cells of the two turns one after the other,
  /// each turn at least as long as its largest debt, and as all its debts through as many resistors
  /// as may be on.
  private double doneSeconds(BalanceState state, Readings readings) {
    return (turnSeconds(BleedPhase.ODD, state, readings)
            + turnSeconds(BleedPhase.EVEN, state, readings))
        / BleedPhase.SHARE;
  }

  private double turnSeconds(BleedPhase turn, BalanceState state, Readings readings) {
    double longest = 0, all = 0;
    for (int cell = 0; cell < state.owedAh().size(); cell++) {
      if (!turn.has(cell) || state.owedAh().get(cell) == 0) continue;
      double cellV = readings.cellVoltagesV().get(cell);
      double volts = Double.isNaN(cellV) ? spec.startV() : cellV;
      double seconds = 3600 * state.owedAh().get(cell) * spec.resistorOhm() / volts;
      longest = Math.max(longest, seconds);
      all += seconds;
    }
    return Math.max(longest, all / Math.max(1, spec.maxCells()));
  }
}
