package org.voltaire.estimate;

import java.util.List;
import org.voltaire.measure.Doubles;

/// SoC of several packs in parallel, as of one: what they give together against what they give and
/// take together.
///
/// Each pack counts by the charge that can go through it ([#swingAh]), and ends by itself with its
/// weakest cell, so the sum is 0 only when all are empty and 1 only when all are full.
///
/// @param soc 0..1; `NaN` if that of any pack is not known
/// @param socSigma its standard deviation. The packs' errors are taken to go together: cells of one
///   kind err alike, and nobody knows how far their current sensors do not
/// @param swingAh charge between all empty and all full, Ah
public record ParallelSoc(double soc, double socSigma, double swingAh) {

  /// The SoC of these packs together.
  ///
  /// @param packs at least one, each with the capacities of its cells
  /// @throws IllegalArgumentException if there is none
  public static ParallelSoc of(List<Estimate> packs) {
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("packs in parallel: there are 0, must be at least 1");
    }
    double given = 0, doubt = 0, swing = 0;
    for (Estimate pack : packs) {
      double ah = swingAh(pack);
      given += ah * pack.soc();
      doubt += ah * pack.socSigma();
      swing += ah;
    }
    return new ParallelSoc(given / swing, doubt / swing, swing);
  }

  /// What a pack can give from full to empty, Ah: what its emptiest cell holds and what its fullest
  /// lacks. `NaN` if a cell's SoC or capacity is not known.
  public static double swingAh(Estimate pack) {
    Doubles soc = pack.cellSoc(), capacityAh = pack.diagnostics().capacityAh();
    double give = Double.POSITIVE_INFINITY, take = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < soc.size(); cell++) {
      // Math.min keeps a NaN.
      give = Math.min(give, soc.get(cell) * capacityAh.get(cell));
      take = Math.min(take, (1 - soc.get(cell)) * capacityAh.get(cell));
    }
    return give + take;
  }
}
