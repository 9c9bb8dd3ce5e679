package org.voltaire.balance;

import java.util.Arrays;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;

/// Whether bleed switches switch. On a board that measures while it bleeds, a bleed current falls
/// off along the cell's sense wires: a cell reads lower while it bleeds. One that does not, while
/// others do, has a switch that is stuck, open or closed.
///
/// @param quietV voltages of the cells before this turn began, V; empty before the first
/// @param fallsV by how much each cell reads lower while it bleeds, V, a mean over turns; `NaN`
///   where it was never bled, empty before the first turn ended
public record BleedResponse(Doubles quietV, Doubles fallsV) {
  /// No cell was bled yet.
  public static final BleedResponse NONE = new BleedResponse(Doubles.NONE, Doubles.NONE);

  /// How much the last turn counts.
  private static final double LAST = 0.4;

  /// Boards whose cells fall by less measure without a bleed current: then nothing is known, V.
  private static final double SEEN_V = 0.003;

  /// A cell that falls by less than this share of the others' median does not bleed.
  private static final double SHARE = 0.25;

  /// How many cells must have been bled to compare them.
  private static final int ENOUGH = 3;

  /// The same when a turn begins, with every voltage measured and none disturbed.
  BleedResponse begun(Readings readings) {
    return new BleedResponse(readings.cellVoltagesV(), fallsV);
  }

  /// The same when a turn ends.
  ///
  /// @param bled the cells that were told to bleed, to the end
  /// @param readings the last ones while they do
  BleedResponse ended(CellSet bled, Readings readings) {
    Doubles nowV = readings.cellVoltagesV();
    if (quietV.size() != nowV.size() || bled.isEmpty() || nowV.missing() > 0) return this;
    // What falls off along a wire is gained by the neighbour, so the sum stays; it moves by the
    // load alone.
    double commonV = (nowV.sum() - quietV.sum()) / nowV.size();
    return new BleedResponse(
        quietV,
        Doubles.generate(
            nowV.size(),
            cell -> {
              double wasV = fallsV.size() == 0 ? Double.NaN : fallsV.get(cell);
              if (!bled.contains(cell)) return wasV;
              double fallV = quietV.get(cell) + commonV - nowV.get(cell);
              if (fallV < -SEEN_V) return wasV; // it rises for another reason
              return Double.isNaN(wasV) ? fallV : wasV + LAST * (fallV - wasV);
            }));
  }

  /// A cell whose bleed switch is stuck, from 0; −1 if none is, or if it cannot be known.
  public int stuck() {
    double[] known = fallsV.toArray();
    Arrays.sort(known); // NaN comes last
    int count = known.length - fallsV.missing();
    if (count < ENOUGH) return -1;
    double medianV = known[count / 2];
    int least = fallsV.indexOfMin();
    boolean stuck = medianV >= SEEN_V && fallsV.get(least) < SHARE * medianV;
    return stuck ? least : -1;
  }
}
