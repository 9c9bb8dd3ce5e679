package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.StateLayout.*;

/// The first voltage of a cell: its SoC from one reading and a wide prior.
///
/// The prior is far wider than the OCV curve is straight, so that a linear update would be wrong.
/// The posterior of SoC is therefore integrated over an even grid of the whole curve. At each point
/// the voltage is compared with the OCV; hysteresis, the model's error and what an earlier current
/// may have left in the RC pairs are its uncertainty, and are corrected by the linear update that
/// belongs to that point. Means and covariances of z, v₁, v₂, h and d over the grid start the
/// filter.
final class FirstVoltage {
  /// The grid, SoC. It goes a little beyond both ends, or the mean of a full cell would be below 1.
  private static final double FIRST = -0.02, STEP = 0.005;

  private static final int POINTS = 209;

  /// The share of an RC pair's settled voltage that it has under a load of unknown duration, and
  /// its standard deviation: v₁, v₂.
  private static final double[] SHARE = {0.5, 0.2}, SHARE_SIGMA = {0.5, 0.3};

  /// Standard deviation of an earlier current whose voltage may be left in the pairs, as a share of
  /// the capacity per hour.
  private static final double EARLIER_C_RATE = 0.02;

  /// A voltage may be beyond the ends of the curve by so many σ before no SoC explains it.
  private static final double BEYOND_SIGMAS = 3;

  /// The states beside SoC that the voltage tells something of.
  private static final int OTHERS = 4;

  private final CellEkf.FilterSettings settings;
  private final ModelTable table;
  private final FilterTick tick;
  private final double[] x;
  private final Covariance covariance;

  /// Of v₁, v₂, h, d at one point of the grid: mean and variance beforehand, gradient of the
  /// voltage, gain.
  private final double[] prior = new double[OTHERS],
      variance = new double[OTHERS],
      gradient = {1, 1, 0, 1},
      gain = new double[OTHERS];

  private double lowestV, highestV, errorV, spread;

  FirstVoltage(
      CellEkf.FilterSettings settings, double[] x, Covariance covariance, FilterTick tick) {
    this.settings = settings;
    this.table = settings.table();
    this.tick = tick;
    this.x = x;
    this.covariance = covariance;
  }

  /// Corrects one cell in place.
  ///
  /// @param currentA of the cell
  void correct(int cell, double measuredV, double currentA) {
    int at = cell * STRIDE;
    double mean = x[at + SOC], h = x[at + HYSTERESIS];
    double socVariance = Math.max(covariance.variance(SOC, cell), 1e-8);
    prior[2] = h;
    variance[2] = covariance.variance(HYSTERESIS, cell);
    lowestV = table.ocvV(FIRST, h, 0);
    highestV = table.ocvV(FIRST + STEP * (POINTS - 1), h, 0);
    double[] logs = new double[POINTS];
    double best = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < POINTS; k++) {
      double z = FIRST + STEP * k;
      point(z, measuredV, currentA, x[at + R0_RATIO]);
      logs[k] =
          -0.5
              * (square(z - mean) / socVariance
                  + errorV * errorV / spread
                  + StrictMath.log(spread));
      best = Math.max(best, logs[k]);
    }
    var posterior = new Moments();
    for (int k = 0; k < POINTS; k++) {
      double z = FIRST + STEP * k;
      point(z, measuredV, currentA, x[at + R0_RATIO]);
      posterior.add(StrictMath.exp(logs[k] - best), z);
    }
    posterior.write(cell);
    // Both ends of the curve at once can be more uncertain than an unknown SoC.
    covariance.widen(SOC, cell, 0, CellEkf.SOC_VARIANCE_UNKNOWN);
    x[at + MODEL_SIGMA] = StrictMath.sqrt(covariance.variance(MODEL_ERROR, cell));
    x[at + MODEL_V] = measuredV;
    x[at + TRUST] = ON_TRIAL;
  }

  /// Compares the voltage with one point of the curve: fills the means, variances and gains there.
  private void point(double z, double measuredV, double currentA, double r0Ratio) {
    double row = tick.row, column = ModelTable.column(z);
    double h = prior[2], halfGapV = table.halfGapV(z);
    double r0 = table.at(row, column, ModelTable.R0);
    double seriesV = r0Ratio * table.dropV(r0, currentA, tick.thermalV);
    gradient[2] = halfGapV;
    // A cell under load at its first reading may have been so for a second or for an hour.
    pair(0, table.at(row, column, ModelTable.R1), currentA);
    pair(1, table.at(row, column, ModelTable.R2), currentA);
    variance[3] = modelVariance(z, column, seriesV);
    double openV =
        measuredV - seriesV - prior[0] - prior[1] - table.at(row, column, ModelTable.SHIFT);
    spread = variance[0] + variance[1] + halfGapV * halfGapV * variance[2] + variance[3];
    // If no SoC fits the voltage, widen σ instead of picking the best fit: that is always the steep
    // end of the curve.
    double beyond = Math.max(openV - highestV, lowestV - openV);
    double unexplained = square(Math.max(0, beyond - BEYOND_SIGMAS * StrictMath.sqrt(spread)));
    variance[3] += unexplained;
    spread += unexplained;
    errorV = openV - table.ocvV(z, h, 0);
    for (int i = 0; i < OTHERS; i++) gain[i] = gradient[i] * variance[i] / spread;
  }

  /// An RC pair before its voltage is known.
  private void pair(int i, double ohm, double currentA) {
    prior[i] = SHARE[i] * ohm * currentA;
    variance[i] =
        square(SHARE_SIGMA[i] * ohm * currentA)
            + square(EARLIER_C_RATE * settings.capacityAh() * ohm);
  }

  /// Variance of the model's error at a point of the curve, V².
  private double modelVariance(double z, double column, double seriesV) {
    double h = prior[2];
    double sigma = table.at(tick.row, column, ModelTable.SIGMA) * tick.rateFactor;
    double slope = (table.ocvV(z + 0.005, h, 0) - table.ocvV(z - 0.005, h, 0)) / 0.01;
    return sigma * sigma
        + square(MeasurementUpdate.CURVE_SHIFT * slope)
        + tick.shiftVariance
        + square((2 * CellEkf.RESISTANCE_ERROR + tick.resistanceSigma) * seriesV)
        + square(MeasurementUpdate.SENSOR_NOISE_V);
  }

  /// Weighted sums over the grid of z, of v₁, v₂, h, d, and of their products.
  private final class Moments {
    private final double[] sum = new double[OTHERS], withSoc = new double[OTHERS];
    private final double[][] products = new double[OTHERS][OTHERS];
    private final double[] mean = new double[OTHERS];
    private double weights, soc, socSquares;

    /// Adds the point that was looked at last.
    void add(double weight, double z) {
      weights += weight;
      soc += weight * z;
      socSquares += weight * z * z;
      for (int i = 0; i < OTHERS; i++) mean[i] = prior[i] + gain[i] * errorV;
      for (int i = 0; i < OTHERS; i++) {
        sum[i] += weight * mean[i];
        withSoc[i] += weight * z * mean[i];
        products[i][i] +=
            weight * (mean[i] * mean[i] + variance[i] - gain[i] * gradient[i] * variance[i]);
        for (int j = i + 1; j < OTHERS; j++) {
          products[i][j] += weight * (mean[i] * mean[j] - gain[i] * gradient[j] * variance[j]);
        }
      }
    }

    /// Sets states and covariance of a cell.
    void write(int cell) {
      int at = cell * STRIDE;
      double z = soc / weights;
      x[at + SOC] = z;
      covariance.set(SOC, SOC, cell, Math.max(socSquares / weights - z * z, square(STEP / 2)));
      for (int i = 0; i < OTHERS; i++) sum[i] /= weights;
      for (int i = 0; i < OTHERS; i++) {
        x[at + V1 + i] = sum[i];
        covariance.set(SOC, V1 + i, cell, withSoc[i] / weights - z * sum[i]);
        for (int j = i; j < OTHERS; j++) {
          double product = products[i][j] / weights - sum[i] * sum[j];
          covariance.set(V1 + i, V1 + j, cell, product);
        }
      }
      x[at + HYSTERESIS] = Math.clamp(x[at + HYSTERESIS], -1.0, 1.0);
      for (int state = OFFSET; state < STATES; state++) covariance.set(SOC, state, cell, 0);
    }
  }
}
