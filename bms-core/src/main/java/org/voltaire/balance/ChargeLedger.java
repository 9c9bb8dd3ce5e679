package org.voltaire.balance;

import java.util.Arrays;
import org.voltaire.measure.Doubles;

/// What each cell holds and what was bled from it, compared with the others over some weeks.
///
/// All cells of a string get and give the same charge. So what a cell holds, with what was bled
/// from it, keeps its distance from the others'. A cell that leaks falls behind; one that is not
/// bled although it is told to gets ahead.
///
/// @param fromAh by how much more than the median cell each held in the first week of the
///   comparison, with what was bled before, Ah: a mean, in which what is known better counts more;
///   empty before charge was known well enough
/// @param fromErrorAh standard deviation of that, Ah; as many, or empty
/// @param knownSeconds for how long of that week charge was known, s
/// @param seconds since the comparison began, of those in which the BMS worked
/// @param recentAh the same as `fromAh` in the last hours in which charge was known; empty before
/// @param movedAh by how much each cell has certainly moved against the median cell since, by more
///   than two standard deviations, Ah; negative if it has fallen behind, 0 if nothing is certain,
///   empty while nothing was compared
public record ChargeLedger(
    Doubles fromAh,
    Doubles fromErrorAh,
    double knownSeconds,
    double seconds,
    Doubles recentAh,
    Doubles movedAh) {
  /// Nothing was compared yet.
  static final ChargeLedger NONE = after(Doubles.NONE, Doubles.NONE, 0);

  /// A comparison begins anew after 30 days: what a cell lost long ago says nothing of today.
  private static final double PERIOD_SECONDS = 30 * 86_400, FIRST_SECONDS = 7 * 86_400;

  /// What is known now is smoothed over so long, s: near full a filter comes to the truth by and
  /// by.
  static final double RECENT_SECONDS = 3 * 3600;

  /// No single look counts for longer than this, s.
  private static final double LONGEST_SECONDS = 60;

  /// Cells are compared while half of them are known so well, as a share of the capacity: LFP near
  /// full, where a cell that is behind may still be on the plateau.
  private static final double KNOWN = 0.006;

  private static final int LEAST_CELLS = 3;

  private static final double LEAST_ERROR_AH = 1e-6;

  private static final double SIGMAS = 2;

  /// After a restart.
  static ChargeLedger after(Doubles fromAh, Doubles fromErrorAh, double seconds) {
    return new ChargeLedger(
        fromAh, fromErrorAh, RECENT_SECONDS, seconds, Doubles.NONE, Doubles.NONE);
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
      return new ChargeLedger(
          fromAh, fromErrorAh, knownSeconds, seconds + later, recentAh, movedAh);
    }
    Doubles nowAh = apart(Doubles.generate(bledAh.size(), cell -> held(bledAh, needs, cell)));
    double lookSeconds = Math.min(later, LONGEST_SECONDS);
    Doubles recent = recentAh.size() == 0 ? nowAh : towards(recentAh, nowAh, lookSeconds);
    if (fromAh.size() == 0 || seconds >= PERIOD_SECONDS) {
      return new ChargeLedger(recent, errorAh, RECENT_SECONDS, 0, recent, Doubles.NONE);
    }
    ChargeLedger from = seconds < FIRST_SECONDS ? averaged(nowAh, errorAh, lookSeconds) : this;
    return new ChargeLedger(
        from.fromAh,
        from.fromErrorAh,
        from.knownSeconds,
        seconds + later,
        recent,
        from.certain(recent, errorAh));
  }

  private static Doubles towards(Doubles was, Doubles now, double lookSeconds) {
    double share = lookSeconds / (RECENT_SECONDS + lookSeconds);
    return Doubles.generate(now.size(), c -> was.get(c) + share * (now.get(c) - was.get(c)));
  }

  /// The beginning with one more look at it: weighted by time over the square of its error. More
  /// looks make no smaller error, because one is wrong as the other is.
  private ChargeLedger averaged(Doubles nowAh, Doubles errorAh, double lookSeconds) {
    double[] from = new double[nowAh.size()], error = new double[nowAh.size()];
    for (int c = 0; c < from.length; c++) {
      double weight = knownSeconds / variance(fromErrorAh.get(c));
      double more = lookSeconds / variance(errorAh.get(c));
      from[c] = (weight * fromAh.get(c) + more * nowAh.get(c)) / (weight + more);
      error[c] = Math.sqrt((knownSeconds + lookSeconds) / (weight + more));
    }
    return new ChargeLedger(
        Doubles.taking(from),
        Doubles.taking(error),
        knownSeconds + lookSeconds,
        seconds,
        recentAh,
        movedAh);
  }

  /// Nobody knows a charge for certain, though a file may say so.
  private static double variance(double errorAh) {
    double sigmaAh = Math.max(errorAh, LEAST_ERROR_AH);
    return sigmaAh * sigmaAh;
  }

  private Doubles certain(Doubles recent, Doubles errorAh) {
    Doubles moved = apart(Doubles.generate(recent.size(), c -> recent.get(c) - fromAh.get(c)));
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
