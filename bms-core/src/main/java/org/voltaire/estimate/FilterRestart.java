package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

import org.voltaire.measure.Doubles;

/// The state of a filter that was off: what it knew, and the uncertainty that the time has added.
///
/// The running filter itself is taken over the time off, without readings and without a current, so
/// every σ grows at its own rate, and RC voltages and the model's error decay as they would have. σ
/// of SoC grows further by what cells and board may have drawn, and, where a current may have
/// flowed uncounted, as that of a running filter without a current sensor. No σ grows beyond what
/// it is when nothing is known, unless it was larger before.
final class FilterRestart {
  /// What cells and board may draw while the BMS is off, as a share of the capacity per hour: 20 mA
  /// of 100 Ah. Assumed; a self-discharge of 3 % a month is a fifth of it.
  private static final double OFF_DRAIN = 2e-4;

  /// Time off if no clock tells it, s: a year.
  private static final double UNKNOWN_OFF_SECONDS = 365 * 86_400.0;

  /// The longest time off that is believed, s: a century.
  private static final double MOST_SECONDS = 3.2e9;

  /// With a larger σ, SoC is only the prior of the next voltage.
  private static final double PRIOR_SIGMA = 0.1;

  private final CellEkf ekf;
  private final CellEkf.FilterSettings settings;

  FilterRestart(CellEkf ekf) {
    this.ekf = ekf;
    this.settings = ekf.settings();
  }

  /// See [CellEkf#restart].
  FilterState of(FilterMemory memory, double offSeconds, double unseenSeconds) {
    double capacityAh = settings.capacityAh();
    if (Math.abs(memory.capacityAh() - capacityAh) > 1e-9 * capacityAh) {
      throw new IllegalArgumentException(
          "capacity_ah: found %s, allowed: %s, as configured"
              .formatted(memory.capacityAh(), capacityAh));
    }
    int cells = memory.cells().size();
    double off = offSeconds >= 0 ? Math.min(offSeconds, MOST_SECONDS) : UNKNOWN_OFF_SECONDS;
    double unseen = unseenSeconds >= 0 ? Math.min(unseenSeconds, off) : off;
    FilterState state = memory.into(ekf.initial(cells, 0.5, 1));
    state = ekf.step(state, FilterInput.silent(cells, true, memory.tempDegC(), off - unseen));
    if (unseen > 0) {
      state = ekf.step(state, FilterInput.silent(cells, false, memory.tempDegC(), unseen));
    }
    double moved = Math.min(1, settings.worstCurrentA() * unseen / (3600 * capacityAh));
    double branchLeft = StrictMath.exp(-settings.model().hysteresis().rate() * moved);
    double[] x = state.numbers().toArray();
    var covariance = new Covariance(x);
    for (int c = 0; c < cells; c++) {
      FilterMemory.CellMemory before = memory.cells().get(c);
      covariance.widen(SOC, c, OFF_DRAIN * off / 3600, CellEkf.SOC_VARIANCE_UNKNOWN);
      loosen(x, covariance, c, branchLeft);
      limit(covariance, c, OFFSET, before, settings.offsetVariance());
      limit(covariance, c, GAIN, before, settings.gainVariance());
      limit(covariance, c, RESISTANCE, before, square(CellEkf.ONE_TEMPERATURE_ERROR));
      x[c * STRIDE + R0_VARIANCE] = seriesVariance(square(before.r0Sigma()), off);
      if (before.seen() && covariance.variance(SOC, c) > square(PRIOR_SIGMA)) {
        SocTrial.unlink(x, covariance, c);
      }
    }
    return new FilterState(
        state.capacityAh(), state.resistanceSigma(), Doubles.taking(x), state.anchors());
  }

  /// Makes the hysteresis state as uncertain as a current of unknown direction makes it.
  private static void loosen(double[] x, Covariance covariance, int cell, double left) {
    x[cell * STRIDE + HYSTERESIS] *= left;
    covariance.scale(HYSTERESIS, cell, left);
    covariance.add(HYSTERESIS, cell, (1 - left * left) * CellEkf.HYSTERESIS_VARIANCE_UNKNOWN);
  }

  /// Variance of the ratio of the series resistance. What was learnt of an aged cell stays the best
  /// guess, however uncertain it has become.
  private static double seriesVariance(double was, double offSeconds) {
    double grown = was + SeriesResistance.WALK * offSeconds;
    return Math.max(was, Math.min(grown, SeriesResistance.RATIO_VARIANCE));
  }

  private static void limit(
      Covariance covariance, int cell, int state, FilterMemory.CellMemory before, double unknown) {
    covariance.limit(state, cell, Math.max(square(before.sigmas().get(state)), unknown));
  }
}
