package org.voltaire.balance;

import org.voltaire.measure.Doubles;

/// Decides how much charge each cell has to lose, so that all are full at the same time.
///
/// A cell's excess is what it takes less until it is full than the neediest cell. Where it is
/// known, it is bled but for its error, from two errors on; so a cell never loses too much. Where
/// it is not known (LFP on its plateau), only what is certain is bled, and what was decided before
/// stays: it was decided where it was known.
final class ExcessCharge {
  /// An excess is known if its error is at most this share of the capacity.
  private static final double KNOWN = 0.006;

  /// The least excess that begins to be bled, as a share of the capacity.
  private static final double LEAST = 0.002;

  private static final double SIGMAS = 2;

  private final double capacityAh;

  /// @param capacityAh of the pack when new
  ExcessCharge(double capacityAh) {
    this.capacityAh = capacityAh;
  }

  /// What each cell has to lose, Ah, >= 0.
  ///
  /// @param owedAh the same as decided before, less what was bled since
  Doubles decide(Doubles owedAh, CellNeeds needs) {
    int most = needs.neediest();
    if (most < 0) return owedAh;
    return Doubles.generate(owedAh.size(), cell -> owedAh(owedAh.get(cell), needs, cell, most));
  }

  private double owedAh(double beforeAh, CellNeeds needs, int cell, int most) {
    if (needs.unfit().contains(cell)) return 0;
    double excessAh = needs.missingAh().get(most) - needs.missingAh().get(cell);
    double errorAh = StrictMath.hypot(needs.errorAh().get(most), needs.errorAh().get(cell));
    if (errorAh > KNOWN * capacityAh) return Math.max(beforeAh, excessAh - SIGMAS * errorAh);
    boolean begins = excessAh > Math.max(SIGMAS * errorAh, LEAST * capacityAh);
    return begins || beforeAh > 0 ? Math.max(0, excessAh - errorAh) : 0;
  }

  /// Whether every cell's excess is known, so that voltages need not be compared.
  boolean known(CellNeeds needs) {
    int most = needs.neediest();
    if (most < 0) return false;
    for (int cell = 0; cell < needs.errorAh().size(); cell++) {
      double errorAh = StrictMath.hypot(needs.errorAh().get(most), needs.errorAh().get(cell));
      if (errorAh > KNOWN * capacityAh) return false;
    }
    return true;
  }
}
