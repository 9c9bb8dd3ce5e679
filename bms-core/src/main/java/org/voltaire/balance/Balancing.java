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
/// charge is not known, voltages near full are compared too ([VoltageFallback]).
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
    // Through which resistors a board bleeds that chooses by itself, nobody knows.
    if (!spec.byHost()) return was;
    BalanceState decided = decided(counted(was, in), in);
    CellSet wanted = mayBleed(in) ? wanted(decided, in.readings()) : CellSet.NONE;
    return bleeding(decided, wanted, in.readings());
  }

  /// Counts what was bled since the tick before, and follows the resistors.
  private BalanceState counted(BalanceState was, BalanceInput in) {
    CellSet bled = in.readings().bleeding();
    Doubles cellsV = in.readings().cellVoltagesV();
    Doubles warmerK = heat.step(was.warmerK(), bled, cellsV, in.dtSeconds());
    if (bled.isEmpty()) {
      boolean cold = warmerK.equals(was.warmerK());
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
    Doubles bledAh = was.bledAh().size() == 0 ? Doubles.taking(row(was.bledAh())) : was.bledAh();
    Doubles owedAh = excess.decide(Doubles.taking(row(was.owedAh())), needs);
    double seconds = was.decidedNanos() == Long.MIN_VALUE ? 0 : (now - was.decidedNanos()) * 1e-9;
    ChargeLedger ledger =
        needs.unfit().isEmpty()
            ? was.ledger().compared(bledAh, needs, pack.capacityAh(), seconds)
            : was.ledger();
    return was.counted(owedAh, bledAh, was.warmerK()).decided(now, excess.known(needs), ledger);
  }

  private boolean mayBleed(BalanceInput in) {
    Readings readings = in.readings();
    if (in.tripped() || !readings.complete()) return false;
    if (readings.tempsDegC().min() <= coldDegC) return false;
    return !(readings.signals().boardDegC().value() > BOARD_DEGC);
  }

  /// The cells that have something to lose and may.
  private CellSet wanted(BalanceState was, Readings readings) {
    CellSet wanted =
        was.byCharge() ? CellSet.NONE : VoltageFallback.choose(spec, was.bleed(), readings);
    if (!was.owes()) return wanted;
    for (int cell = 0; cell < was.owedAh().size(); cell++) {
      boolean owes = was.owedAh().get(cell) > 0;
      if (owes && readings.cellVoltagesV().get(cell) > floorV) wanted = wanted.with(cell);
    }
    return wanted;
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
      return seconds >= BleedPhase.BLEEDS_SECONDS ? BleedPhase.MEASURING : was.phase();
    }
    boolean measured = readings.cellVoltagesAreNew() && readings.bleeding().isEmpty();
    if (seconds < BleedPhase.MEASURES_SECONDS || !measured) return BleedPhase.MEASURING;
    return was.odd() ? BleedPhase.EVEN : BleedPhase.ODD;
  }

  /// Those whose resistors may be on, as many as the board stands: those that owe most first.
  private CellSet chosen(BalanceState was, CellSet turn, Readings readings) {
    if (turn.isEmpty()) return CellSet.NONE;
    double boardDegC = BleedHeat.boardDegC(readings);
    CellSet may = CellSet.NONE;
    for (int cell : turn.cells()) {
      double warmerK = was.warmerK().size() == 0 ? 0 : was.warmerK().get(cell);
      if (heat.mayBeOn(warmerK, was.bleed().contains(cell), boardDegC)) may = may.with(cell);
    }
    return may.size() <= spec.maxCells() ? may : most(was, may, readings);
  }

  private CellSet most(BalanceState was, CellSet may, Readings readings) {
    CellSet most = CellSet.NONE;
    int[] cells = may.cells();
    for (int k = 0; k < spec.maxCells(); k++) {
      int next = k;
      for (int j = k + 1; j < cells.length; j++) {
        if (holdsMore(was, readings, cells[j], cells[next])) next = j;
      }
      most = most.with(cells[next]);
      cells[next] = cells[k];
    }
    return most;
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
    if (!spec.byHost()) return BalanceReport.NONE;
    double doneSeconds = state.owes() ? doneSeconds(state, readings) : 0;
    return new BalanceReport(state.owedAh(), state.bledAh(), doneSeconds);
  }

  /// How long it takes until no cell owes anything. A cell waits for the larger debt of its
  /// neighbours beside its own, and all wait for as many resistors as may be on.
  private double doneSeconds(BalanceState state, Readings readings) {
    double longest = 0, all = 0, below = 0, own = alone(0, state, readings);
    for (int cell = 0; cell < state.owedAh().size(); cell++) {
      double above = cell + 1 < state.owedAh().size() ? alone(cell + 1, state, readings) : 0;
      if (own > 0) longest = Math.max(longest, own + Math.max(below, above));
      all += own;
      below = own;
      own = above;
    }
    return Math.max(longest, all / Math.max(1, spec.maxCells())) / BleedPhase.SHARE;
  }

  /// How long a cell would bleed without a pause, s.
  private double alone(int cell, BalanceState state, Readings readings) {
    double cellV = readings.cellVoltagesV().get(cell);
    double volts = Double.isNaN(cellV) ? spec.startV() : cellV;
    return 3600 * state.owedAh().get(cell) * spec.resistorOhm() / volts;
  }
}
