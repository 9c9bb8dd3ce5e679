package org.voltaire.balance;

import org.voltaire.measure.Doubles;

/// What a run leaves to the next about balancing.
///
/// @param owedAh what each cell still has to lose, Ah, >= 0; empty if nothing is known
/// @param bledAh what each cell has lost by bleeding so far, Ah, >= 0; empty if nothing is known
/// @param fromAh how far the cells were apart when they began to be compared, Ah ([ChargeLedger]);
///   empty before
/// @param fromErrorAh standard deviation of that, Ah, >= 0; as many, or empty
/// @param fromSeconds for how long they have been compared, s, >= 0
public record BalancePast(
    Doubles owedAh, Doubles bledAh, Doubles fromAh, Doubles fromErrorAh, double fromSeconds) {
  /// Of a pack that was never bled.
  public static final BalancePast NONE = new BalancePast(Doubles.NONE, Doubles.NONE);

  /// Before cells were compared.
  public BalancePast(Doubles owedAh, Doubles bledAh) {
    this(owedAh, bledAh, Doubles.NONE, Doubles.NONE, 0);
  }

  /// @throws IllegalArgumentException if a charge is not known, if one that was bled or is owed or
  ///   an error is negative, or if the rows differ in length
  public BalancePast {
    for (Doubles row : new Doubles[] {owedAh, bledAh, fromErrorAh}) {
      for (int cell = 0; cell < row.size(); cell++) {
        require(row.get(cell) >= 0, "cell " + (cell + 1), row.get(cell), "0 or more Ah");
      }
    }
    for (int cell = 0; cell < fromAh.size(); cell++) {
      require(
          Double.isFinite(fromAh.get(cell)), "cell " + (cell + 1), fromAh.get(cell), "a charge");
    }
    require(
        owedAh.size() == bledAh.size(), "cells that owe", owedAh.size(), "all " + bledAh.size());
    boolean compared = fromAh.size() > 0;
    require(
        !compared || fromAh.size() == bledAh.size(),
        "cells that were compared",
        fromAh.size(),
        "all " + bledAh.size());
    require(
        fromErrorAh.size() == fromAh.size(),
        "errors of cells that were compared",
        fromErrorAh.size(),
        "all " + fromAh.size());
    require(fromSeconds >= 0, "time of the comparison", fromSeconds, "0 or more seconds");
  }

  private static void require(boolean holds, String what, double found, String allowed) {
    if (holds && found < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(
        "balancing, %s: found %s, allowed: %s".formatted(what, found, allowed));
  }
}
