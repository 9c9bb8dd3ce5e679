package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.OcvCurve;

/// What each cell takes until it is full, and how well that is known against the other cells.
///
/// @param missingAh charge until the cell is full, Ah, >= 0
/// @param errorAh standard deviation of it against the others', Ah
/// @param unfit cells whose state of charge contradicts itself: they are compared with none
public record CellNeeds(Doubles missingAh, Doubles errorAh, CellSet unfit) {
  /// What two channels of a board and two rested cells of the same charge differ by, V; assumed: a
  /// BQ76952 is good for about 2 mV at room temperature (its datasheet says ±5 mV).
  private static final double CHANNEL_V = 0.002;

  /// What capacities of cells of one pack are known to, as a share; assumed. The emptier a cell,
  /// the more of it is missing, and the less is known of how much.
  private static final double CAPACITY_ERROR = 0.02;

  /// A curve that is so much flatter below has its knee there, and the cell may still be below it.
  private static final double KNEE = 0.25;

  /// With a larger σ the state of charge may be on another part of the curve, so that its slope
  /// says nothing.
  private static final double ON_THE_CURVE_SIGMA = 0.05;

  /// Of cells whose state of charge is estimated.
  ///
  /// What is wrong with the current, the temperature or the curve is the same for all cells of the
  /// string and cancels. Left is what their voltages differ by, over the slope of the curve: little
  /// for NMC, little for LFP above its knee, and all of σ on LFP's plateau. A cell that may be
  /// still on the plateau, one or two σ lower, counts as there.
  ///
  /// @param soc of each cell, 0..1
  /// @param sigma its standard deviation
  /// @param capacityAh of each cell
  public static CellNeeds of(
      Doubles soc, Doubles sigma, Doubles capacityAh, OcvCurve ocv, CellSet unfit) {
    return new CellNeeds(
        Doubles.generate(soc.size(), c -> (1 - soc.get(c)) * capacityAh.get(c)),
        Doubles.generate(soc.size(), c -> error(soc.get(c), sigma.get(c), ocv) * capacityAh.get(c)),
        unfit);
  }

  private static double error(double soc, double sigma, OcvCurve ocv) {
    double off = sigma;
    if (sigma <= ON_THE_CURVE_SIGMA) {
      double hereV = ocv.meanSlopeAt(soc);
      double belowV = Math.min(ocv.meanSlopeAt(soc - sigma), ocv.meanSlopeAt(soc - 2 * sigma));
      double slopeV = belowV < KNEE * hereV ? belowV : hereV;
      off = Math.min(sigma, CHANNEL_V / Math.max(slopeV, 1e-9));
    }
    return StrictMath.hypot(off, CAPACITY_ERROR * (1 - soc));
  }

  /// The cell that takes most until it is full, from 0; −1 if all are unfit. What others take less
  /// than this one is what they hold too much.
  int neediest() {
    int most = -1;
    for (int c = 0; c < missingAh.size(); c++) {
      if (unfit.contains(c)) continue;
      if (most < 0 || missingAh.get(c) > missingAh.get(most)) most = c;
    }
    return most;
  }
}
