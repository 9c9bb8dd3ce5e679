package org.voltaire.estimate;

import java.util.Collections;
import java.util.List;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What the filter knows beside SoC, and what it makes of its readings: for people who want to see
/// whether to believe it. Rows are rounded to seven digits.
///
/// @param innovationV of every cell: the last voltage less the one expected, V; `NaN` before the
///   first, and while the cell or the current is not measured
/// @param innovationSigmaV what the filter expected that to be at most times, V. The square of
///   their ratio (normalised innovation squared, NIS) is 1 on average, and above [#NIS_BOUND] in
///   one of twenty, if it is honest
/// @param modelV the voltage that the filter expects of every cell, V; `NaN` before the first step
/// @param gainPerV by how much the last voltage moved SoC, 1/V
/// @param modelErrorV what the filter takes the model to be off by, V
/// @param capacityAh of every cell, as far as the current sensor's scale is right
/// @param capacitySigmaAh its standard deviation
/// @param r0Ratio series resistance against the model's at the same temperature and SoC: what steps
///   of the current say of it, times what all resistances have in common
/// @param r0RatioSigma its standard deviation
/// @param offsetA of the current sensor: the median of what the cells say, A
/// @param offsetSigmaA its standard deviation, that of the best cell: their errors are alike
/// @param suspect cells whose voltage no longer fits the model: a broken sensor, or a cell that is
///   not what the model says
/// @param nis running mean of NIS of every cell; readings fade within ten minutes. `NaN` before the
///   second voltage and while there is no innovation. About 1 if σ is as large as it should be, far
///   below it if it is larger
/// @param anchors of every cell, the last time that voltage told it its SoC
public record Insight(
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

  /// What the NIS of one reading exceeds once in twenty if the filter is honest: the 95 % quantile
  /// of χ² with one degree of freedom (any table of it).
  ///
  /// It bounds the running mean as well. Innovations follow one another: what a model cannot say,
  /// it cannot say for minutes. If all within ten minutes were the same, their mean would be a
  /// single draw and exceed this once in twenty; if they were independent, practically never. The
  /// truth lies between, so a mean above this is news either way.
  public static final double NIS_BOUND = 3.841459;

  public Insight {
    anchors = List.copyOf(anchors);
  }

  /// What is known of cells that no filter has looked at: nothing.
  public static Insight unknown(int cells) {
    Doubles none = Doubles.unknown(cells);
    return new Insight(
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

  /// The last anchor of a cell; none if nothing is told of it.
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
