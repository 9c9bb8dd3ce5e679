package org.voltaire.estimate;

/// Everything that the estimator remembers from one tick to the next, and what it tells of it.
///
/// @param filter of all cells
/// @param balance whether the cells move alike
/// @param drift whether a cell loses voltage while the pack rests
/// @param soc of the pack, 0..1
/// @param socSigma its standard deviation
/// @param emptiest the cell that gives least, from 0
/// @param fullest the cell that takes least, from 0
/// @param shownSoc the pack's SoC as people saw it last, 0..1; `NaN` before the first tick
/// @param meanCurrentA over the last ten minutes, A; `NaN` while the current is not known
/// @param forecast the last one that was made
public record EstimatorState(
    FilterState filter,
    ChargeBalance balance,
    RestDrift drift,
    double soc,
    double socSigma,
    int emptiest,
    int fullest,
    double shownSoc,
    double meanCurrentA,
    Forecast forecast) {

  /// What is estimated of the pack. Before the first tick: what is known at the start.
  public Estimate estimate() {
    var pack = new PackSoc(soc, socSigma, emptiest, fullest);
    return Estimate.of(filter, balance, pack, pack.shown(shownSoc, 0));
  }

  /// By how much the fullest cell certainly holds more than the emptiest: the difference of their
  /// SoC less two σ of it, 0..1; 0 while it is not known to be more.
  public double imbalance() {
    return balance.imbalance(filter, fullest, emptiest);
  }

  /// What is worth keeping while the BMS is off.
  ///
  /// @param tempDegC of the cells; `NaN` if not known
  public FilterMemory memory(double tempDegC) {
    return FilterMemory.of(filter, tempDegC);
  }
}
