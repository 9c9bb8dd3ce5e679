package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.CellState.*;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;

/// From what a filter knew when it was last on to what it knows now.
///
/// The running filter itself is taken over the time off, without readings and without a current, so
/// that every σ grows at its rate and RC voltages and model error decay as they would have. Beside
/// that, σ of SoC grows by what cells and board may have drawn; where a current may have flowed
/// that nobody counted, as that of a running filter whose current sensor is lost. No σ grows beyond
/// what it is where nothing is known, unless it was so before.
final class Resume {
  /// What cells and board may draw while the BMS is off, as a share of the capacity per hour: 20 mA
  /// of 100 Ah. Assumed; self-discharge of 3 % a month is a fifth of it.
  private static final double OFF_DRAIN = 2e-4;

  /// How long it may have been off if no clock says, s: a year.
  private static final double LONGEST_OFF_SECONDS = 365 * 86_400.0;

  /// A century: no clock that says more is right.
  private static final double MOST_SECONDS = 3.2e9;

  /// A SoC of more σ than this is only a hint for the first voltage.
  private static final double HINT_SIGMA = 0.1;

  private final CellEkf ekf;
  private final CellModel model;
  private final double worstCurrentA;

  /// @param model of the filter's cells, with their capacity
  /// @param worstCurrentA what may flow while nobody counts
  Resume(CellEkf ekf, CellModel model, double worstCurrentA) {
    this.ekf = ekf;
    this.model = model;
    this.worstCurrentA = worstCurrentA;
  }

  /// See [CellEkf#resume].
  Doubles of(FilterMemory memory, double offSeconds, double unseenSeconds) {
    double capacityAh = model.capacityAh();
    if (Math.abs(memory.capacityAh() - capacityAh) > 1e-9 * capacityAh) {
      throw new IllegalArgumentException(
          "capacity_ah: found %s, allowed: %s, as configured"
              .formatted(memory.capacityAh(), capacityAh));
    }
    int cells = memory.cells().size(), n = lanes(cells);
    double[] x = ekf.initial(cells, 0.5, 1).toArray();
    double[] unknown = x.clone();
    memory.into(x, n);
    double off = offSeconds >= 0 ? Math.min(offSeconds, MOST_SECONDS) : LONGEST_OFF_SECONDS;
    double unseen = unseenSeconds >= 0 ? Math.min(unseenSeconds, off) : off;
    double tempDegC = memory.tempDegC();
    Doubles silent = Doubles.unknown(cells);
    ekf.advance(x, silent, false, Double.NaN, true, tempDegC, off - unseen);
    if (unseen > 0) ekf.advance(x, silent, false, Double.NaN, false, tempDegC, unseen);
    double moved = Math.min(1, worstCurrentA * unseen / (3600 * capacityAh));
    double branchLeft = StrictMath.exp(-model.hysteresis().rate() * moved);
    for (int c = 0; c < cells; c++) {
      FilterMemory.Cell before = memory.cells().get(c);
      CellEkf.widen(x, n, c, OFF_DRAIN * off / 3600);
      x[H * n + c] *= branchLeft;
      FilterMemory.scale(x, n, c, H, branchLeft);
      x[PHH * n + c] += (1 - branchLeft * branchLeft) * CellEkf.BRANCH_VARIANCE_UNKNOWN;
      limit(x, n, c, B, before, unknown[PBB * n + c]);
      limit(x, n, c, G, before, unknown[PGG * n + c]);
      limit(x, n, c, R, before, square(CellEkf.ONE_TEMPERATURE_ERROR));
      double r0 = square(before.r0Sigma());
      double grown = Math.min(r0 + VoltageUpdate.RATIO_WALK * off, VoltageUpdate.RATIO_VARIANCE);
      // What was learnt of an aged cell stays the best guess, however little is left of its σ.
      x[R_VARIANCE * n + c] = Math.max(r0, grown);
      if (before.seen() && x[PZZ * n + c] > square(HINT_SIGMA)) FilterMemory.unlink(x, n, c);
    }
    return Doubles.taking(x);
  }

  private static void limit(
      double[] x, int n, int c, int state, FilterMemory.Cell before, double unknown) {
    double known = square(before.sigmas().get(state));
    FilterMemory.atMost(x, n, c, state, Math.max(known, unknown));
  }
}
