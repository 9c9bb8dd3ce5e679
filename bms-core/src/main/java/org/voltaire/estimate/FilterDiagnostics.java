package org.voltaire.estimate;

import static org.voltaire.estimate.StateLayout.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What the filter knows beside SoC, and how well it predicts its readings: for people who want to
/// see whether to believe it. Rows are rounded to seven digits: people need no more, and recordings
/// of noise compress by half.
///
/// @param innovationV of every cell: the last voltage minus the predicted one, V; `NaN` before the
///   first, and while the cell or the current is not measured
/// @param innovationSigmaV standard deviation that the filter expected of it, V. The square of
///   their ratio is the normalised innovation squared (NIS). If the filter's σ are right it is 1 on
///   average and above [#NIS_BOUND] for one reading in twenty
/// @param modelV the voltage that the filter predicts of every cell, V; `NaN` before the first step
/// @param gainPerV Kalman gain of SoC of the last voltage, 1/V; 0 if it was refused
/// @param modelErrorV what the filter takes the model to be off by, V
/// @param capacityAh of every cell, Ah, as far as the scale of the current sensor is right
/// @param capacitySigmaAh its standard deviation
/// @param r0Ratio series resistance divided by the model's at the same temperature and SoC
/// @param r0RatioSigma its standard deviation
/// @param offsetA of the current sensor: the median of the cells' offsets, A
/// @param offsetSigmaA its standard deviation: that of the best cell, because their errors are
///   alike
/// @param suspect cells whose voltage does not fit the model, or whose SoC does not move as that of
///   the others ([ChargeBalance]): a broken sensor, or a cell that the model does not describe
/// @param nis running mean of NIS of every cell; readings decay within ten minutes. `NaN` before
///   the second voltage and while there is no innovation. About 1 if σ is right, far below 1 if σ
///   is larger than it need be
/// @param anchors of every cell: the last moment at which voltage determined SoC
public record FilterDiagnostics(
    Doubles innovationV,
    Doubles innovationSigmaV,
    Doubles modelV,
    Doubles gainPerV,
    Doubles modelErrorV,
    Doubles capacityAh,
    Doubles capacitySigmaAh,
    Doubles r0Ratio,
    Doubles r0RatioSigma,
    double offsetA,
    double offsetSigmaA,
    CellSet suspect,
    Doubles nis,
    List<Anchor> anchors) {

  /// The NIS of one reading is above this once in twenty if the filter's σ are right: the 95 %
  /// quantile of χ² with one degree of freedom.
  ///
  /// It is a bound of the running mean as well. Innovations are correlated for minutes, because
  /// what a model cannot explain stays. If all within ten minutes were equal, their mean would be
  /// above the bound once in twenty; if they were independent, practically never. So a mean above
  /// it means that something is wrong.
  public static final double NIS_BOUND = 3.841459;

  public FilterDiagnostics {
    anchors = List.copyOf(anchors);
  }

  /// Of cells that no filter has looked at: nothing is known.
  public static FilterDiagnostics unknown(int cells) {
    Doubles none = Doubles.unknown(cells);
    return new FilterDiagnostics(
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        Double.NaN,
        Double.NaN,
        CellSet.NONE,
        none,
        Collections.nCopies(cells, Anchor.NONE));
  }

  /// The diagnostics of a filter's state.
  ///
  /// @param apart cells whose SoC does not move as that of the others
  static FilterDiagnostics of(FilterState state, CellSet apart) {
    int cells = state.cells();
    CellSet suspect = apart;
    double offsetVariance = Double.POSITIVE_INFINITY;
    double[] offsets = new double[cells];
    List<Anchor> anchors = new ArrayList<>(cells);
    for (int c = 0; c < cells; c++) {
      if (state.get(REFUSED, c) >= MeasurementUpdate.OUTLIERS_IN_A_ROW) suspect = suspect.with(c);
      offsets[c] = state.get(OFFSET, c);
      offsetVariance = Math.min(offsetVariance, Covariance.of(state, OFFSET, OFFSET, c));
      anchors.add(state.anchors().at(c));
    }
    Arrays.sort(offsets);
    return new FilterDiagnostics(
        row(state, INNOVATION),
        rounded(cells, c -> StrictMath.sqrt(state.get(INNOVATION_VARIANCE, c))),
        row(state, MODEL_V),
        row(state, SOC_GAIN),
        row(state, MODEL_ERROR),
        Doubles.generate(cells, state::capacityAh),
        rounded(cells, c -> capacitySigmaAh(state, c)),
        rounded(cells, c -> state.get(R0_RATIO, c) * (1 + state.get(RESISTANCE, c))),
        rounded(cells, c -> r0RatioSigma(state, c)),
        (offsets[(cells - 1) / 2] + offsets[cells / 2]) / 2,
        StrictMath.sqrt(offsetVariance),
        suspect,
        FilterStatistics.nis(state),
        anchors);
  }

  private static double capacitySigmaAh(FilterState state, int cell) {
    double sigma = StrictMath.sqrt(Covariance.of(state, GAIN, GAIN, cell));
    return state.capacityAh(cell) * sigma / (1 + state.get(GAIN, cell));
  }

  private static double r0RatioSigma(FilterState state, int cell) {
    double common = Covariance.of(state, RESISTANCE, RESISTANCE, cell);
    return StrictMath.sqrt(state.get(R0_VARIANCE, cell) + common);
  }

  private static Doubles row(FilterState state, int quantity) {
    return rounded(state.cells(), c -> state.get(quantity, c));
  }

  private static Doubles rounded(int cells, IntToDoubleFunction value) {
    return Doubles.generate(cells, c -> (float) value.applyAsDouble(c));
  }

  /// The last anchor of a cell; [Anchor#NONE] if a recording of an older version does not have it.
  public Anchor anchor(int cell) {
    return cell < anchors.size() ? anchors.get(cell) : Anchor.NONE;
  }

  /// State of health by capacity: that of the weakest cell against nominal, about 1 when new; `NaN`
  /// if not known.
  public double capacityHealth(double nominalAh) {
    return capacityAh.min() / nominalAh;
  }

  /// State of health by resistance: how much less than the highest one the model's is, 1 when new.
  public double resistanceHealth() {
    return 1 / r0Ratio.max();
  }
}
