package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

/// A SoC that comes from one voltage, or from before a restart, is on trial: until voltages have
/// agreed with it where a wrong one would have shown, enough contradictions discard it.
///
/// A reading is then judged by its whole distance from the OCV curve, whatever d has taken of it.
final class SocTrial {
  /// A reading more than so many σ off, squared, contradicts SoC. Less than so many σ, squared,
  /// agrees with it.
  private static final double CONTRADICTS = 3.5 * 3.5, AGREES = 4;

  /// A trial lasts at least so long, s: what disturbed the first reading may disturb the second.
  private static final double TRIAL_SECONDS = 60;

  /// So many readings in a row, over at least so many seconds, discard a SoC: a load that changes
  /// between two readings contradicts it for a few.
  private static final double CONTRADICTIONS = 6, CONTRADICTED_SECONDS = 6;

  private final CellEkf.FilterSettings settings;
  private final double[] x;
  private final Covariance covariance;
  private final FilterTick tick;

  SocTrial(CellEkf.FilterSettings settings, double[] x, Covariance covariance, FilterTick tick) {
    this.settings = settings;
    this.x = x;
    this.covariance = covariance;
    this.tick = tick;
  }

  /// SoC from a cell's first voltage.
  void begin(int cell, double measuredV, double currentA) {
    new FirstVoltage(settings, x, covariance, tick).correct(cell, measuredV, currentA);
  }

  /// Judges a reading while SoC is on trial. After enough contradictions, SoC is taken anew from
  /// this reading.
  ///
  /// @param fast variance of what changes within minutes, V²
  /// @return whether the reading must not be used
  boolean refuses(int cell, double measuredV, VoltagePrediction predicted, double fast) {
    int at = cell * STRIDE;
    double far =
        square(x[at + MODEL_SIGMA])
            + square(predicted.slope) * covariance.variance(SOC, cell)
            + square(predicted.halfGapV) * covariance.variance(HYSTERESIS, cell)
            + square(predicted.dropV) * covariance.variance(RESISTANCE, cell)
            + fast
            + square(MeasurementUpdate.SENSOR_NOISE_V);
    double off = square(x[at + INNOVATION] + x[at + MODEL_ERROR]);
    if (off > CONTRADICTS * far) {
      contradicted(cell, measuredV, predicted.currentA);
      return true;
    }
    if (off < AGREES * far
        && x[at + NIS_WEIGHT] * tick.dtSeconds >= TRIAL_SECONDS
        && square(settings.table().wrongSocV(x[at + SOC])) > CONTRADICTS * far) {
      x[at + TRUST] = CONFIRMED;
    }
    return false;
  }

  private void contradicted(int cell, double measuredV, double currentA) {
    double times = ++x[cell * STRIDE + REFUSED];
    if (times < CONTRADICTIONS || times * tick.dtSeconds < CONTRADICTED_SECONDS) return;
    forget(cell);
    begin(cell, measuredV, currentA);
  }

  /// Forgets where a cell is on its curve. What was known of offset, capacity and resistance stays
  /// the best guess, but with the σ of a cell never seen: the pack may be another one, and what was
  /// learnt with a wrong SoC is wrong too.
  private void forget(int cell) {
    int at = cell * STRIDE;
    x[at + SOC] = 0.5;
    x[at + HYSTERESIS] = 0;
    unlink(x, covariance, cell);
    covariance.set(SOC, SOC, cell, CellEkf.SOC_VARIANCE_UNKNOWN);
    covariance.set(HYSTERESIS, HYSTERESIS, cell, CellEkf.HYSTERESIS_VARIANCE_UNKNOWN);
    covariance.scale(OFFSET, cell, 0);
    covariance.scale(GAIN, cell, 0);
    covariance.set(OFFSET, OFFSET, cell, settings.offsetVariance());
    covariance.set(GAIN, GAIN, cell, settings.gainVariance());
    x[at + R0_VARIANCE] = Math.max(x[at + R0_VARIANCE], SeriesResistance.RATIO_VARIANCE);
  }

  /// Makes the next voltage of a cell its first: what is known of SoC and hysteresis is the prior
  /// then, and independent of the rest.
  static void unlink(double[] x, Covariance covariance, int cell) {
    for (int state = SOC; state <= MODEL_ERROR; state++) covariance.decorrelate(state, cell);
    x[cell * STRIDE + TRUST] = NO_VOLTAGE;
  }
}
