package org.voltaire.balance;

import org.voltaire.measure.Doubles;

/// What people are told of balancing.
///
/// @param owedAh what each cell has to lose until all are full at the same time, Ah; empty before
///   anything was decided
/// @param bledAh what each cell has lost by bleeding in all runs that are remembered, Ah; empty
///   before
/// @param doneSeconds how long that takes from now on, s; 0 if nothing is to be done; `NaN` if the
///   BMS does not choose the cells
public record BalanceReport(Doubles owedAh, Doubles bledAh, double doneSeconds) {
  /// Of a pack whose board balances by itself, or not at all.
  public static final BalanceReport NONE =
      new BalanceReport(Doubles.NONE, Doubles.NONE, Double.NaN);
}
