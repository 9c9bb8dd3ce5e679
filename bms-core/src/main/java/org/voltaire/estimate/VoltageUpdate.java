package org.voltaire.estimate;

import static org.voltaire.estimate.CellEkf.square;
import static org.voltaire.estimate.CellState.*;

import org.voltaire.measure.Doubles;

/// What the cells' voltages teach: asks the model, judges the reading and corrects the state.
///
/// The voltage is y = U(zs) + ΔU + M(z) h + v1 + v2 + R0 i + d at the SoC zs of the particles'
/// surface, with the three drops r larger than the model has them, so that H = (slope, 1, 1, M, 1,
/// −R0, 0, drop). What it may be off by is in two parts. `D` holds the one that lasts for hours.
/// The other changes within minutes and averages out, but no quicker than it changes, so its
/// variance counts as often as readings repeat within that time.
///
/// A step of the current within one sample is used for itself as well: its voltage over itself is
/// the series resistance.
final class VoltageUpdate {
  /// One reading's own noise, V: converters of battery monitors are good to 1 or 2 mV.
  static final double SENSOR_NOISE_V = 2e-3;

  /// How far a curve may be off along SoC, as a share of the capacity.
  static final double CURVE_SHIFT = 0.004;

  /// How well the lag of the particles' surface is known, as a share of it: it changes with SoC,
  /// and the model has one for all.
  private static final double LAG_ERROR = 0.5;

  /// Ratio of a cell's series resistance to the model's before anything is known, and by how much
  /// it may change, 1/s: 5 % in an hour, with temperature inside of the cell and age.
  static final double RATIO_VARIANCE = 0.01;

  static final double RATIO_WALK = 0.05 * 0.05 / 3600;

  /// What one step says of the ratio, and the ratios that are believed.
  private static final double STEP_ERROR = 0.3, RATIO_MIN = 0.2, RATIO_MAX = 5;

  /// Steps that count: from this share of the capacity, in one sample of no more than this, s.
  private static final double STEP_C_RATE = 0.2, STEP_SECONDS = 2;

  /// For how long the quick part of what the model leaves unexplained stays the same, s.
  private static final double QUICK_ERROR_LASTS_SECONDS = 800;

  /// What a model leaves unexplained on records it was not made from, against those it was.
  private static final double UNSEEN = 1.5;

  /// The curve is met over at least this much SoC to either side: its corners are not the cell's.
  private static final double LEAST_WIDTH = 0.01;

  /// From this many σ, squared, a reading is refused; this many in a row are no outliers.
  private static final double GATE = 25;

  static final double OUTLIERS_IN_A_ROW = 3;

  /// A SoC of one voltage or of an earlier run is judged by a reading's whole distance from the
  /// curve, whatever the model error has made of it: from this many σ, squared, it is wrong. When
  /// readings agree to so many σ, squared, where a SoC off by that much would not, the trial ends.
  private static final double TRIAL_GATE = 3.5 * 3.5, AGREES = 4;

  /// A trial lasts for so long at least, s: what spoilt the first reading may spoil the second.
  private static final double TRIAL_SECONDS = 60;

  /// So many readings in a row, and for so long, s, have to contradict SoC: a load that changes
  /// between two readings contradicts it for a few.
  private static final double CONTRADICTIONS = 6, CONTRADICTED_SECONDS = 6;

  private final ModelTable table;
  private final FirstFix firstFix;
  private final double capacityAh;

  private final double offsetVariance, gainVariance;

  /// @param offsetVariance of the current sensor before anything is known, A²
  /// @param gainVariance of the gain before anything is known
  VoltageUpdate(
      ModelTable table,
      FirstFix firstFix,
      double capacityAh,
      double offsetVariance,
      double gainVariance) {
    this.table = table;
    this.firstFix = firstFix;
    this.capacityAh = capacityAh;
    this.offsetVariance = offsetVariance;
    this.gainVariance = gainVariance;
  }

  /// Corrects every cell in place. Allocates nothing, except at a cell's first voltage.
  ///
  /// @param x the state row, see [CellState]
  /// @param n lanes
  /// @param usable whether the voltages are new, and the current known that they belong to
  /// @param currentA 0 if `idle`
  /// @param idle whether the sensor's offset moves nothing
  /// @param row of the temperature, [ModelTable#row]
  /// @param rateFactor by how much the residual is larger at this current
  /// @param resistanceError how far all resistances may be off together, as a share of them
  void apply(
      double[] x,
      int n,
      Doubles voltagesV,
      boolean usable,
      double currentA,
      boolean idle,
      double tempDegC,
      double row,
      double rateFactor,
      double resistanceError,
      double dtSeconds) {
    double lagPerA = table.lagPerA(row);
    double thermalV = ModelTable.thermalV(tempDegC);
    double shiftVariance = square(table.shiftErrorV(row));
    double repeats = Math.max(1, 2 * QUICK_ERROR_LASTS_SECONDS / Math.max(dtSeconds, 1e-3));
    for (int c = 0; c < voltagesV.size(); c++) {
      double z = x[Z * n + c], h = x[H * n + c];
      double i = currentA - (idle ? 0 : x[B * n + c]);
      double column = ModelTable.column(z);
      double ahead = lagPerA * x[SLOW_A * n + c];
      double surface = ModelTable.surface(z, ahead);
      double r0 = table.at(row, ModelTable.column(surface), ModelTable.R0);
      double sigma = table.at(row, column, ModelTable.SIGMA) * rateFactor;
      double modelDrop = table.dropV(r0, i, thermalV);
      double seriesV = modelDrop * x[R_RATIO * n + c];

      // Over ±√3 σ rather than by its tangent: Gauss-Hermite with three points.
      double width = Math.max(StrictMath.sqrt(3 * x[PZZ * n + c]), LEAST_WIDTH);
      double under = table.ocvV(z - width, h, ahead);
      double middle = table.ocvV(z, h, ahead);
      double over = table.ocvV(z + width, h, ahead);
      double slope = (over - under) / (2 * width);
      double bend = over - 2 * middle + under;
      double gap = table.halfGapV(z);
      double drop = x[V1 * n + c] + x[V2 * n + c] + seriesV;
      double shift = table.at(row, column, ModelTable.SHIFT);

      double measured = voltagesV.get(c);
      if (resistanceError > x[SIGMA_R * n + c]) {
        x[PRR * n + c] += square(resistanceError) - square(x[SIGMA_R * n + c]);
      }
      x[SIGMA_R * n + c] = resistanceError;
      boolean use = usable && Double.isFinite(measured);
      double extra = x[R * n + c] * drop + x[D * n + c];
      x[MODEL_V * n + c] = middle + shift + drop + extra;
      if (use && x[FIXED * n + c] == 0) {
        firstFix.correct(x, n, c, measured, i, tempDegC, row, rateFactor, resistanceError);
        x[LAST_A * n + c] = Double.NaN;
        continue;
      }
      doubtModel(
          x,
          n,
          c,
          StrictMath.sqrt(
              square(UNSEEN * sigma)
                  + (square(CURVE_SHIFT) + square(LAG_ERROR * ahead)) * square(slope)
                  + shiftVariance));
      if (!use) {
        x[LAST_A * n + c] = Double.NaN;
        continue;
      }

      double offset = idle ? 0 : -r0 * x[R_RATIO * n + c];
      double gz =
          slope * x[PZZ * n + c]
              + x[PZV1 * n + c]
              + x[PZV2 * n + c]
              + gap * x[PZH * n + c]
              + x[PZD * n + c]
              + offset * x[PZB * n + c]
              + drop * x[PZR * n + c];
      double g1 =
          slope * x[PZV1 * n + c]
              + x[PV1V1 * n + c]
              + x[PV1V2 * n + c]
              + gap * x[PV1H * n + c]
              + x[PV1D * n + c]
              + offset * x[PV1B * n + c]
              + drop * x[PV1R * n + c];
      double g2 =
          slope * x[PZV2 * n + c]
              + x[PV1V2 * n + c]
              + x[PV2V2 * n + c]
              + gap * x[PV2H * n + c]
              + x[PV2D * n + c]
              + offset * x[PV2B * n + c]
              + drop * x[PV2R * n + c];
      double gh =
          slope * x[PZH * n + c]
              + x[PV1H * n + c]
              + x[PV2H * n + c]
              + gap * x[PHH * n + c]
              + x[PHD * n + c]
              + offset * x[PHB * n + c]
              + drop * x[PHR * n + c];
      double gd =
          slope * x[PZD * n + c]
              + x[PV1D * n + c]
              + x[PV2D * n + c]
              + gap * x[PHD * n + c]
              + x[PDD * n + c]
              + offset * x[PDB * n + c]
              + drop * x[PDR * n + c];
      double gb =
          slope * x[PZB * n + c]
              + x[PV1B * n + c]
              + x[PV2B * n + c]
              + gap * x[PHB * n + c]
              + x[PDB * n + c]
              + offset * x[PBB * n + c]
              + drop * x[PBR * n + c];
      double gg =
          slope * x[PZG * n + c]
              + x[PV1G * n + c]
              + x[PV2G * n + c]
              + gap * x[PHG * n + c]
              + x[PDG * n + c]
              + offset * x[PBG * n + c]
              + drop * x[PGR * n + c];
      double gr =
          slope * x[PZR * n + c]
              + x[PV1R * n + c]
              + x[PV2R * n + c]
              + gap * x[PHR * n + c]
              + x[PDR * n + c]
              + offset * x[PBR * n + c]
              + drop * x[PRR * n + c];
      double known = slope * gz + g1 + g2 + gap * gh + gd + offset * gb + drop * gr;
      double quick =
          square(sigma)
              + (square(CellEkf.RESISTANCE_ERROR) + x[R_VARIANCE * n + c]) * square(seriesV)
              + bend * bend / 18;
      double error = measured - (middle + shift + bend / 6 + drop + extra);
      double once = known + square(SENSOR_NOISE_V) + quick;
      x[INNOVATION * n + c] = error;
      x[VARIANCE * n + c] = once;
      x[GAIN * n + c] = 0;
      learnResistance(x, n, c, i, modelDrop, error + seriesV, dtSeconds);
      if (x[FIXED * n + c] == ON_TRIAL) {
        double far =
            square(x[SIGMA_D * n + c])
                + square(slope) * x[PZZ * n + c]
                + square(gap) * x[PHH * n + c]
                + square(drop) * x[PRR * n + c]
                + quick
                + square(SENSOR_NOISE_V);
        if (contradicts(x, n, c, square(error + x[D * n + c]), far, dtSeconds)) {
          if (x[REFUSED * n + c] >= CONTRADICTIONS
              && x[REFUSED * n + c] * dtSeconds >= CONTRADICTED_SECONDS) {
            FilterMemory.forget(x, n, c, offsetVariance, gainVariance);
            firstFix.correct(x, n, c, measured, i, tempDegC, row, rateFactor, resistanceError);
          }
          x[LAST_A * n + c] = Double.NaN;
          continue;
        }
      }
      if (error * error > GATE * once) {
        x[REFUSED * n + c]++;
        if (x[REFUSED * n + c] < OUTLIERS_IN_A_ROW) {
          x[LAST_A * n + c] = Double.NaN;
          continue;
        }
        // Not a slip of the sensor: either it or the model is off by this much, and `D` says so.
        double more = error * error - once;
        x[PDD * n + c] += more;
        gd += more;
        known += more;
      } else {
        x[REFUSED * n + c] = 0;
      }
      double s = known + square(SENSOR_NOISE_V) + quick * repeats;
      x[GAIN * n + c] = gz / s;
      MeasurementUpdate.apply(x, n, c, error, s, gz, g1, g2, gh, gd, gb, gg, gr);
      x[LAST_DROP_V * n + c] = seriesV + error * (1 - known / s);
      x[LAST_MODEL_DROP_V * n + c] = modelDrop;
      x[LAST_A * n + c] = i;
    }
  }

  /// Whether a reading contradicts a SoC that is on trial; counts it as refused then. A reading
  /// that agrees, where a wrong SoC would not have, ends the test.
  ///
  /// @param off square of how far the reading is from the curve, V²
  /// @param far variance expected of that, V²
  private boolean contradicts(double[] x, int n, int c, double off, double far, double dtSeconds) {
    if (off > TRIAL_GATE * far) {
      x[REFUSED * n + c]++;
      return true;
    }
    if (off < AGREES * far
        && x[NIS_WEIGHT * n + c] * dtSeconds >= TRIAL_SECONDS
        && square(table.wrongSocV(x[Z * n + c])) > TRIAL_GATE * far) {
      x[FIXED * n + c] = 1;
    }
    return false;
  }

  /// `D` stands for an error that may be larger or smaller where the cell is now. Growing doubt
  /// adds what is not known; shrinking doubt takes what was learnt along in proportion.
  private static void doubtModel(double[] x, int n, int c, double sigma) {
    double was = x[SIGMA_D * n + c];
    x[SIGMA_D * n + c] = sigma;
    if (sigma >= was) {
      x[PDD * n + c] += sigma * sigma - was * was;
      return;
    }
    double share = sigma / was;
    x[D * n + c] *= share;
    x[PZD * n + c] *= share;
    x[PV1D * n + c] *= share;
    x[PV2D * n + c] *= share;
    x[PHD * n + c] *= share;
    x[PDD * n + c] *= share * share;
    x[PDB * n + c] *= share;
    x[PDG * n + c] *= share;
    x[PDR * n + c] *= share;
  }

  /// @param i the current, A
  /// @param modelDropV what the model has the series resistance add to the voltage
  /// @param dropV the voltage that neither curve nor RC pairs nor `D` explain
  private void learnResistance(
      double[] x, int n, int c, double i, double modelDropV, double dropV, double dtSeconds) {
    x[R_VARIANCE * n + c] += RATIO_WALK * dtSeconds;
    double step = i - x[LAST_A * n + c];
    if (!(Math.abs(step) > STEP_C_RATE * capacityAh && dtSeconds <= STEP_SECONDS)) return;
    double expected = modelDropV - x[LAST_MODEL_DROP_V * n + c];
    double ratio = (dropV - x[LAST_DROP_V * n + c]) / expected;
    if (!(ratio > RATIO_MIN && ratio < RATIO_MAX)) return;
    double noise = 2 * square(SENSOR_NOISE_V / expected) + square(STEP_ERROR);
    double variance = x[R_VARIANCE * n + c], k = variance / (variance + noise);
    x[R_RATIO * n + c] += k * (ratio - x[R_RATIO * n + c]);
    x[R_VARIANCE * n + c] = (1 - k) * variance;
  }
}
