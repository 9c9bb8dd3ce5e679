package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.PackSpec;

/// An extended Kalman filter for the state of charge of every cell in a string.
///
/// Each cell has eight states ([StateLayout]): SoC, two RC voltages, hysteresis, a slow error of
/// the model, the offset of the current, its gain against the nominal capacity, and a common error
/// of the resistances. Every error that lasts for hours is a state. A filter without them would
/// treat ten voltages a second as ten independent measurements and soon be sure of a SoC that
/// hysteresis made up. With them, a voltage changes SoC only as far as the slope of the OCV against
/// the size of the model's error allows, however often it is repeated: hardly on LFP's plateau,
/// fully at its knees.
///
/// Offset and gain belong to each cell. Cells of one kind have the same errors, so their opinions
/// about the common sensor are not independent; and a cell that leaks shows here.
///
/// The current is constant over a step and the time update is the exact solution, so a filter at 1
/// Hz and one at 100 Hz agree. docs/estimator.md explains the filter with its equations.
///
/// Source: G. L. Plett, "Battery Management Systems", vol. 2 (2016), chapters 3 and 4; errors as
/// states: D. Simon, "Optimal State Estimation" (2006), section 7.2; statistical linearisation: S.
/// Särkkä, "Bayesian Filtering and Smoothing" (2013), section 6.3. Sizes that are not in the
/// [CellModel] were chosen on measured and simulated cells together (docs/accuracy.md).
public final class CellEkf {
  /// Variance of a SoC that may be anything between 0 and 1: that of an even distribution.
  static final double SOC_VARIANCE_UNKNOWN = 1.0 / 12;

  /// SoC is not followed beyond these.
  static final double LOWEST_SOC = -0.05, HIGHEST_SOC = 1.05;

  /// Error of identified resistances, as a share of them: of each by itself, from step to step.
  static final double RESISTANCE_ERROR = 0.05;

  /// The common error of the resistances grows with every K from the nearest identified
  /// temperature, faster outside of all of them; a model of one temperature is this far off
  /// everywhere.
  private static final double BETWEEN_ERROR_PER_K = 0.01, OUTSIDE_ERROR_PER_K = 0.03;

  static final double ONE_TEMPERATURE_ERROR = 0.2;

  /// Variance of the hysteresis state when nothing is known of it.
  static final double HYSTERESIS_VARIANCE_UNKNOWN = 0.5;

  /// Standard deviation of the gain: by how much a cell may have aged, and the current sensor's
  /// scale be off.
  static final double GAIN_ERROR = 0.035;

  /// A reading of more than so many σ of the offset is a current.
  private static final double IDLE_GATE = 4;

  /// What the filter is made for.
  ///
  /// @param model of the cells, with their capacity
  /// @param table of the same model
  /// @param currentErrorA standard deviation of the current sensor's offset
  /// @param worstCurrentA what may flow while the current is not known
  /// @param gainVariance of the gain before anything is known
  record FilterSettings(
      CellModel model,
      ModelTable table,
      double currentErrorA,
      double worstCurrentA,
      double gainVariance) {

    double capacityAh() {
      return model.capacityAh();
    }

    double capacityAs() {
      return 3600 * model.capacityAh();
    }

    /// Variance of the offset before anything is known, A².
    double offsetVariance() {
      return square(currentErrorA);
    }

    /// Whether a current is too large to be the sensor's offset; `NaN` is not.
    boolean exceedsOffset(double currentA) {
      return Math.abs(currentA) > IDLE_GATE * currentErrorA;
    }

    /// Standard deviation of the common error of the resistances at a temperature.
    double resistanceSigma(double tempDegC) {
      Doubles temps = model.dynamics().tempsDegC();
      if (temps.size() == 1) return ONE_TEMPERATURE_ERROR;
      double outsideK = model.dynamics().outsideK(tempDegC), nearestK = Double.POSITIVE_INFINITY;
      for (int t = 0; t < temps.size(); t++) {
        nearestK = Math.min(nearestK, Math.abs(tempDegC - temps.get(t)));
      }
      return RESISTANCE_ERROR
          + (outsideK > 0 ? OUTSIDE_ERROR_PER_K * outsideK : BETWEEN_ERROR_PER_K * nearestK);
    }
  }

  private final FilterSettings settings;
  private final FilterStatistics statistics;

  /// A filter for the cells of this pack.
  public CellEkf(PackSpec spec) {
    this(
        spec.cell(),
        spec.capacityAh(),
        spec.currentErrorA(),
        Math.max(spec.maxChargeA(), spec.maxDischargeA()));
  }

  /// A filter for cells of one kind.
  ///
  /// @param capacityAh of one cell or parallel group when new
  /// @param currentErrorA standard deviation of the current sensor's offset
  /// @param worstCurrentA what may flow while the current is not known
  public CellEkf(CellModel model, double capacityAh, double currentErrorA, double worstCurrentA) {
    CellModel cell = model.withCapacity(capacityAh);
    settings =
        new FilterSettings(
            cell,
            new ModelTable(cell),
            currentErrorA,
            worstCurrentA,
            square(model.capacityError()) + square(GAIN_ERROR));
    statistics = new FilterStatistics(model.ocv(), capacityAh);
  }

  FilterSettings settings() {
    return settings;
  }

  /// A string of which nothing is known but a guess.
  ///
  /// @param soc 0..1
  /// @param socSigma standard deviation of the guess, 0..0.29
  public FilterState initial(int cells, double soc, double socSigma) {
    double[] x = new double[STRIDE * cells];
    var covariance = new Covariance(x);
    for (int c = 0; c < cells; c++) {
      int at = c * STRIDE;
      x[at + SOC] = soc;
      covariance.set(SOC, SOC, c, Math.min(socSigma * socSigma, SOC_VARIANCE_UNKNOWN));
      covariance.set(HYSTERESIS, HYSTERESIS, c, HYSTERESIS_VARIANCE_UNKNOWN);
      covariance.set(OFFSET, OFFSET, c, settings.offsetVariance());
      covariance.set(GAIN, GAIN, c, settings.gainVariance());
      x[at + R0_RATIO] = 1;
      x[at + R0_VARIANCE] = SeriesResistance.RATIO_VARIANCE;
      x[at + INNOVATION] = Double.NaN;
      x[at + MODEL_V] = Double.NaN;
      x[at + LAST_A] = Double.NaN;
    }
    return new FilterState(settings.capacityAh(), 0, Doubles.taking(x), Anchors.none(cells));
  }

  /// A string as an earlier run knew it, with the uncertainty that the time off has added.
  ///
  /// @param offSeconds how long the BMS was off, >= 0; `NaN` if not known: then as after a year
  /// @param unseenSeconds for how long of that a current may have flowed, 0..`offSeconds`; `NaN`
  ///   for all of it
  /// @throws IllegalArgumentException if the cells were of another capacity
  public FilterState restart(FilterMemory memory, double offSeconds, double unseenSeconds) {
    return new FilterRestart(this).of(memory, offSeconds, unseenSeconds);
  }

  /// One step for every cell.
  ///
  /// @param was the state before; it is left as it is
  /// @throws IllegalArgumentException if there are not as many voltages as cells
  public FilterState step(FilterState was, FilterInput input) {
    int cells = was.cells();
    if (input.voltagesV().size() != cells) {
      throw new IllegalArgumentException(
          "voltages: found %d, allowed: %d".formatted(input.voltagesV().size(), cells));
    }
    double[] x = was.numbers().toArray();
    var tick = new FilterTick(settings, input, was.resistanceSigma());
    Anchors anchors = advance(x, tick, was.anchors().after(input.dtSeconds()));
    return new FilterState(was.capacityAh(), tick.resistanceSigma, Doubles.taking(x), anchors);
  }

  /// The step in place. Per cell it allocates nothing, except at a first voltage or an anchor.
  private Anchors advance(double[] x, FilterTick tick, Anchors was) {
    var covariance = new Covariance(x);
    var time = new TimeUpdate(x, covariance, settings.table(), tick);
    var measurement = new MeasurementUpdate(settings, x, covariance, tick);
    double kept = FilterStatistics.kept(tick.dtSeconds);
    boolean learnsOffset = tick.idle && tick.currentKnown;
    Doubles voltagesV = tick.input.voltagesV();
    Anchors anchors = was;
    for (int c = 0; c < voltagesV.size(); c++) {
      time.apply(c);
      covariance.widen(SOC, c, tick.unknownSoc, SOC_VARIANCE_UNKNOWN);
      if (learnsOffset) measurement.idleCurrent(c);
      FilterStatistics.before(x, c, kept, covariance.variance(SOC, c));
      double voltageV = voltagesV.get(c);
      measurement.voltage(c, voltageV);
      double left = covariance.variance(SOC, c);
      boolean known = !tick.blind() && Double.isFinite(voltageV);
      if (FilterStatistics.after(x, c, known, tick.input.voltagesAreNew(), left)) {
        int count = anchors.last().get(c).count();
        anchors = anchors.with(c, statistics.anchor(x, c, tick.currentA, left, count));
      }
    }
    return anchors;
  }

  static double square(double value) {
    return value * value;
  }
}
