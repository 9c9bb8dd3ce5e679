package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

/// The measurement update of the filter: corrects the states of a cell by its voltage, or by a
/// current that can only be the sensor's offset.
///
/// What the predicted voltage may be off by has two parts. The state d stands for the one that
/// lasts for hours. The other changes within minutes. It averages out, but no faster than it
/// changes, so its variance is multiplied by the number of readings that fall into that time.
final class MeasurementUpdate {
  /// Noise of one voltage reading, V: converters of battery monitors are good to 1 or 2 mV.
  static final double SENSOR_NOISE_V = 2e-3;

  /// How far the OCV curve may be off along SoC, as a share of the capacity.
  static final double CURVE_SHIFT = 0.004;

  /// A reading more than so many σ off, squared, is refused. So many refused in a row are no
  /// outliers any more.
  private static final double GATE = 25;

  static final double OUTLIERS_IN_A_ROW = 3;

  /// Error of the lead of the particle surface, as a share of it: it changes with SoC, and the
  /// model has one value for all.
  private static final double LEAD_ERROR = 0.5;

  /// What a model leaves unexplained on other records than those it was fitted to, as a factor.
  private static final double OTHER_RECORDS = 1.5;

  /// Limits of the states, whatever a broken sensor says: a cell has between a fifth and three
  /// halves of its nominal capacity, and no less than a fifth of the model's resistances.
  private static final double LEAST_GAIN = 1 / 1.5 - 1, MOST_GAIN = 4, LEAST_RESISTANCE = -0.8;

  /// A current that may flow unseen while none should, as a share of the capacity per hour, and how
  /// long it stays the same, s.
  private static final double IDLE_C_RATE = 1e-3, IDLE_LASTS_SECONDS = 300;

  private final CellEkf.FilterSettings settings;
  private final double[] x;
  private final Covariance covariance;
  private final FilterTick tick;
  private final VoltagePrediction predicted;
  private final SocTrial trial;
  private final double[] ph = new double[STATES], gain = new double[STATES];

  /// @param x the numbers of a [FilterState]; worked on in place
  MeasurementUpdate(
      CellEkf.FilterSettings settings, double[] x, Covariance covariance, FilterTick tick) {
    this.settings = settings;
    this.x = x;
    this.covariance = covariance;
    this.tick = tick;
    predicted = new VoltagePrediction(x, covariance, settings.table(), tick);
    trial = new SocTrial(settings, x, covariance, tick);
  }

  /// Corrects a cell by its voltage. Allocates nothing, except at its first voltage.
  ///
  /// @param measuredV `NaN` if not known
  void voltage(int cell, double measuredV) {
    int at = cell * STRIDE;
    predicted.of(cell);
    double sigma = tick.resistanceSigma, before = tick.lastResistanceSigma;
    if (sigma > before) {
      covariance.add(RESISTANCE, cell, square(sigma) - square(before));
    } else if (sigma < before && before == FilterTick.UNKNOWN_TEMPERATURE_ERROR) {
      // The temperature is known again.
      covariance.limit(RESISTANCE, cell, square(sigma));
    }
    x[at + MODEL_V] = predicted.modelV;
    boolean usable = tick.usable(measuredV);
    boolean learnt = false;
    if (usable && x[at + TRUST] == NO_VOLTAGE) {
      trial.begin(cell, measuredV, predicted.currentA);
    } else {
      setModelSigma(cell);
      if (usable) learnt = correct(cell, measuredV);
    }
    if (!learnt) x[at + LAST_A] = Double.NaN;
  }

  /// The standard deviation of d where the cell is now. A larger one adds variance. A smaller one
  /// takes what was learnt along in proportion.
  private void setModelSigma(int cell) {
    double sigma =
        StrictMath.sqrt(
            square(OTHER_RECORDS * predicted.unexplainedV)
                + (square(CURVE_SHIFT) + square(LEAD_ERROR * predicted.surfaceLead))
                    * square(predicted.slope)
                + tick.shiftVariance);
    int at = cell * STRIDE;
    double was = x[at + MODEL_SIGMA];
    x[at + MODEL_SIGMA] = sigma;
    if (sigma >= was) {
      covariance.add(MODEL_ERROR, cell, sigma * sigma - was * was);
      return;
    }
    double share = sigma / was;
    x[at + MODEL_ERROR] *= share;
    covariance.scale(MODEL_ERROR, cell, share);
  }

  /// @return whether the reading was used
  private boolean correct(int cell, double measuredV) {
    int at = cell * STRIDE;
    double noise = square(SENSOR_NOISE_V);
    double fast = predicted.fastVariance(x[at + R0_VARIANCE]);
    double known = covariance.project(cell, predicted.gradient, ph);
    double error = predicted.innovationV(measuredV);
    double once = known + noise + fast;
    x[at + INNOVATION] = error;
    x[at + INNOVATION_VARIANCE] = once;
    x[at + SOC_GAIN] = 0;
    learnSeriesResistance(at, error + predicted.seriesV);
    if (x[at + TRUST] == ON_TRIAL && trial.refuses(cell, measuredV, predicted, fast)) {
      return false;
    }
    if (error * error > GATE * once) {
      x[at + REFUSED]++;
      if (x[at + REFUSED] < OUTLIERS_IN_A_ROW) return false;
      // No outlier: sensor or model is off by this much, and d takes it.
      double more = error * error - once;
      covariance.add(MODEL_ERROR, cell, more);
      ph[MODEL_ERROR] += more;
      known += more;
    } else {
      x[at + REFUSED] = 0;
    }
    double s = known + noise + fast * tick.repeats;
    x[at + SOC_GAIN] = ph[SOC] / s;
    apply(cell, error, s);
    x[at + LAST_DROP_V] = predicted.seriesV + error * (1 - known / s);
    x[at + LAST_MODEL_DROP_V] = predicted.modelDropV;
    x[at + LAST_A] = predicted.currentA;
    return true;
  }

  /// A step of the current within one sample: its step of voltage, divided by it, is the series
  /// resistance.
  ///
  /// @param dropV the voltage that neither OCV nor RC pairs nor d explain
  private void learnSeriesResistance(int at, double dropV) {
    x[at + R0_VARIANCE] += SeriesResistance.WALK * tick.dtSeconds;
    double stepA = predicted.currentA - x[at + LAST_A];
    if (!SeriesResistance.shows(stepA, settings.capacityAh(), tick.dtSeconds)) return;
    double expectedV = predicted.modelDropV - x[at + LAST_MODEL_DROP_V];
    double ratio = (dropV - x[at + LAST_DROP_V]) / expectedV;
    if (!SeriesResistance.believable(ratio)) return;
    double variance = x[at + R0_VARIANCE];
    double k = variance / (variance + SeriesResistance.variance(expectedV));
    x[at + R0_RATIO] += k * (ratio - x[at + R0_RATIO]);
    x[at + R0_VARIANCE] = (1 - k) * variance;
  }

  /// No current flows, so the reading is the sensor's offset, except for a small current that may
  /// flow unseen.
  void idleCurrent(int cell) {
    double unseen =
        square(IDLE_C_RATE * settings.capacityAs() / 3600)
            * Math.max(1, 2 * IDLE_LASTS_SECONDS / Math.max(tick.dtSeconds, 1e-3));
    covariance.row(cell, OFFSET, ph);
    double error = tick.input.currentA() - x[cell * STRIDE + OFFSET];
    apply(cell, error, ph[OFFSET] + unseen);
  }

  /// x̂ ← x̂ + L ỹ, and Σ by [Covariance#correct], with L = ph / s.
  ///
  /// @param error the innovation ỹ
  /// @param s its variance
  private void apply(int cell, double error, double s) {
    int at = cell * STRIDE;
    for (int k = 0; k < STATES; k++) {
      gain[k] = ph[k] / s;
      x[at + k] += gain[k] * error;
    }
    x[at + SOC] = Math.clamp(x[at + SOC], CellEkf.LOWEST_SOC, CellEkf.HIGHEST_SOC);
    x[at + HYSTERESIS] = Math.clamp(x[at + HYSTERESIS], -1.0, 1.0);
    x[at + GAIN] = Math.clamp(x[at + GAIN], LEAST_GAIN, MOST_GAIN);
    x[at + RESISTANCE] = Math.max(x[at + RESISTANCE], LEAST_RESISTANCE);
    covariance.correct(cell, ph, gain, s);
  }
}
