package org.voltaire.sim.cell;

import java.util.Arrays;
import org.voltaire.chemistry.Ageing;

/// What time and use have made of the cells of a [CellBank]: what each was when new, what it has
/// been through, and the capacity and resistance that are left, apart from defects.
final class Wear {
  private static final double SECONDS_PER_YEAR = 365.25 * 86_400;

  /// What has gone through each cell, either way, As. The bank adds to it.
  final double[] throughputAs;

  /// Time of each cell, weighted by how much its state ages it, s. The bank adds to it.
  final double[] stressSeconds;

  private final Ageing ageing;
  private final double nominalAs;
  private final double[] newAs;
  private final double[] newRatio;
  private final double[] capacityAs;
  private final double[] resistanceRatio;

  /// New, equal cells.
  Wear(Ageing ageing, int cells, double nominalAs) {
    this.ageing = ageing;
    this.nominalAs = nominalAs;
    this.throughputAs = new double[cells];
    this.stressSeconds = new double[cells];
    this.newAs = filled(cells, nominalAs);
    this.newRatio = filled(cells, 1);
    this.capacityAs = filled(cells, nominalAs);
    this.resistanceRatio = filled(cells, 1);
  }

  private static double[] filled(int cells, double value) {
    double[] row = new double[cells];
    Arrays.fill(row, value);
    return row;
  }

  /// Makes one cell differ from the nominal one when new.
  void vary(int cell, double capacity, double resistance) {
    newAs[cell] = nominalAs * capacity;
    newRatio[cell] = resistance;
    capacityAs[cell] = newAs[cell];
    resistanceRatio[cell] = resistance;
  }

  /// Lets one cell have lived.
  ///
  /// @param years equivalent years of rest, >= 0
  /// @param cycles equivalent full cycles, >= 0
  void live(int cell, double years, double cycles) {
    stressSeconds[cell] += years * SECONDS_PER_YEAR;
    throughputAs[cell] += cycles * 2 * newAs[cell];
  }

  /// Lets what one cell has been through count.
  void settle(int cell) {
    var calendar = ageing.calendar();
    double years = stressSeconds[cell] / SECONDS_PER_YEAR;
    double cycles = throughputAs[cell] / (2 * newAs[cell]);
    double loss =
        calendar.loss().value() * StrictMath.pow(years, calendar.exponent().value())
            + ageing.cycling().loss().value() * cycles;
    // Beyond this the model means nothing, and a capacity of 0 would divide by it.
    double lost = Math.min(loss, 0.9);
    capacityAs[cell] = newAs[cell] * (1 - lost);
    resistanceRatio[cell] = newRatio[cell] * (1 + ageing.resistanceGrowth().value() * lost);
  }

  /// What one cell holds, As.
  double capacityAs(int cell) {
    return capacityAs[cell];
  }

  /// The resistance of one cell, in multiples of the nominal one when new.
  double resistanceRatio(int cell) {
    return resistanceRatio[cell];
  }
}
