package org.voltaire.balance;

import java.util.Arrays;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What each cell holds and what was bled from it, compared with the others over some weeks.
///
/// All cells of a string get and give the same charge. So what a cell holds, with what was bled
/// from it, keeps its distance from the others'. A cell that leaks falls behind; one that is not
/// bled although it is told to gets ahead.
///
/// @param fromAh by how much more than the median cell each held when the comparison began, with
///   what was bled before, Ah; empty before charge was known well enough
/// @param fromErrorAh standard deviation of that, Ah; as many, or empty
/// @param seconds since then, of those in which the BMS worked
/// @param movedAh by how much each cell has certainly moved against the median cell since, by more
///   than two standard deviations, Ah; negative if it has fallen behind, 0 if nothing is certain,
///   empty while nothing was compared
public record ChargeLedger(Doubles fromAh, Doubles fromErrorAh, double seconds, Doubles movedAh) {
  /// Nothing was compared yet.
  static final ChargeLedger NONE = after(Doubles.NONE, Doubles.NONE, 0);

  /// A comparison begins anew after 30 days: what a cell lost long ago says nothing of today. In
  /// the first days it does for a cell whose charge is known much better than at its beginning.
  private static final double PERIOD_SECONDS = 30 * 86_400, FIRST_SECONDS = 7 * 86_400;

  private static final double MUCH_BETTER = 0.5;

  /// Cells are compared while half of them are known so well, as a share of the capacity: LFP near
  /// full, where a cell that is behind may still be on the plateau.
  private static final double KNOWN = 0.006;

  private static final int LEAST_CELLS = 3;

  private static final double SIGMAS = 2;

  /// After a restart.
  static ChargeLedger after(Doubles fromAh, Doubles fromErrorAh, double seconds) {
    return new ChargeLedger(fromAh, fromErrorAh, seconds, Doubles.NONE);
  }

  /// The same some time later.
  ///
  /// @param bledAh what was bled from each cell, Ah
  /// @param needs in which no cell is unfit
  /// @param capacityAh of the pack when new
  ChargeLedger compared(Doubles bledAh, CellNeeds needs, double capacityAh, double later) {
    Doubles errorAh = needs.errorAh();
    if (bledAh.size() < LEAST_CELLS) return this;
    if (median(errorAh) > KNOWN * capacityAh) {
      return new ChargeLedger(fromAh, fromErrorAh, seconds + later, movedAh);
    }
    Doubles nowAh = apart(Doubles.generate(bledAh.size(), cell -> held(bledAh, needs, cell)));
    if (fromAh.size() == 0 || seconds >= PERIOD_SECONDS) return after(nowAh, errorAh, 0);
    ChargeLedger from = seconds < FIRST_SECONDS ? betterKnown(nowAh, errorAh) : this;
    return new ChargeLedger(
        from.fromAh, from.fromErrorAh, seconds + later, from.certain(nowAh, errorAh));
  }

  private ChargeLedger betterKnown(Doubles nowAh, Doubles errorAh) {
    CellSet better = CellSet.NONE;
    for (int cell = 0; cell < nowAh.size(); cell++) {
      boolean halved = errorAh.get(cell) < MUCH_BETTER * fromErrorAh.get(cell);
      if (halved) better = better.with(cell);
    }
    if (better.isEmpty()) return this;
    CellSet cells = better;
    return after(
        Doubles.generate(nowAh.size(), c -> (cells.contains(c) ? nowAh : fromAh).get(c)),
        Doubles.generate(nowAh.size(), c -> (cells.contains(c) ? errorAh : fromErrorAh).get(c)),
        seconds);
  }

  private Doubles certain(Doubles nowAh, Doubles errorAh) {
    Doubles moved = apart(Doubles.generate(nowAh.size(), c -> nowAh.get(c) - fromAh.get(c)));
    return Doubles.generate(
        moved.size(),
        c -> {
          double twoSigmaAh = SIGMAS * StrictMath.hypot(fromErrorAh.get(c), errorAh.get(c));
          return Math.signum(moved.get(c)) * Math.max(0, Math.abs(moved.get(c)) - twoSigmaAh);
        });
  }

  private static double held(Doubles bledAh, CellNeeds needs, int cell) {
    return bledAh.get(cell) - needs.missingAh().get(cell);
  }

  private static double median(Doubles row) {
    double[] sorted = row.toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Doubles apart(Doubles row) {
    double median = median(row);
    return Doubles.generate(row.size(), cell -> row.get(cell) - median);
  }

  /// What the cell that leaks most has certainly lost by itself, Ah, >= 0; 0 while nothing is
  /// known.
  public double leakedAh() {
    return movedAh.size() == 0 ? 0 : Math.max(0, -movedAh.min());
  }

  /// Which cell that is, from 0; −1 while nothing is known.
  public int leaks() {
    return movedAh.indexOfMin();
  }

  /// What the cell that is bled with least effect certainly holds all the same, Ah, >= 0; 0 while
  /// nothing is known.
  public double unbledAh() {
    return movedAh.size() == 0 ? 0 : Math.max(0, movedAh.max());
  }

  /// Which cell that is, from 0; −1 while nothing is known.
  public int unbled() {
    return movedAh.indexOfMax();
  }
}
