package org.voltaire.balance;

import org.voltaire.measure.Doubles;

/// What a run leaves to the next about balancing.
///
/// @param owedAh what each cell still has to lose, Ah, >= 0; empty if nothing is known
/// @param bledAh what each cell has lost by bleeding so far, Ah, >= 0; empty if nothing is known
public record BalancePast(Doubles owedAh, Doubles bledAh) {
  /// Of a pack that was never bled.
  public static final BalancePast NONE = new BalancePast(Doubles.NONE, Doubles.NONE);

  /// @throws IllegalArgumentException if a charge is negative or not known, or if the rows differ
  ///   in length
  public BalancePast {
    for (Doubles row : new Doubles[] {owedAh, bledAh}) {
      for (int cell = 0; cell < row.size(); cell++) {
        if (row.get(cell) >= 0 && row.get(cell) < Double.POSITIVE_INFINITY) continue;
        throw new IllegalArgumentException(
            "balancing: cell %d has %s Ah, allowed: 0 or more".formatted(cell + 1, row.get(cell)));
      }
    }
    if (owedAh.size() != bledAh.size()) {
      throw new IllegalArgumentException(
          "balancing: found %d cells that owe and %d that were bled, allowed: the same number"
              .formatted(owedAh.size(), bledAh.size()));
    }
  }
}
