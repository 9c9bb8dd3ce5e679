package org.voltaire.limit;

/// Whether a charger, or a load, that knows only on and off may work, and the memory of that. It
/// cannot be told to take less, so it is told to stop before it would be cut off.
///
/// - It is withdrawn when nothing may flow, and when more flows than may.
/// - It is given when what flowed then may flow again, at the earliest after [#PAUSE_NANOS]: a
///   relay and a charger wear when they are switched, and a cell that was full must come down.
///   Where nothing flowed, there is no pause.
///
/// @param granted whether it may work
/// @param neededA what flowed when it was withdrawn last, A, >= 0
/// @param withdrawnNanos when that was, monotonic; means nothing while nothing is needed
public record Permission(boolean granted, double neededA, long withdrawnNanos) {
  /// Not given, and nothing flowed.
  public static final Permission NONE = new Permission(false, 0, Long.MIN_VALUE);

  /// Assumed: what a relay bears for years.
  private static final long PAUSE_NANOS = 60_000_000_000L;

  /// How far a limit may be exceeded, as a share of the largest: as much as is told of as not
  /// obeyed.
  private static final double EXCESS_SHARE = 0.05;

  /// The same after one more tick.
  ///
  /// @param limitA how much may flow, A, >= 0
  /// @param flowsA how much flows this way, A; `NaN` if it is not known
  /// @param largestA how much may ever flow, A
  public Permission step(double limitA, double flowsA, double largestA, long nowNanos) {
    double roomA = EXCESS_SHARE * largestA;
    if (granted) {
      boolean keeps = limitA > 0 && !(flowsA > limitA + roomA);
      return keeps ? this : new Permission(false, Math.max(0, known(flowsA)), nowNanos);
    }
    boolean enough = limitA > 0 && limitA + roomA >= Math.min(neededA, largestA);
    boolean late = neededA == 0 || nowNanos - withdrawnNanos >= PAUSE_NANOS;
    return enough && late ? new Permission(true, neededA, withdrawnNanos) : this;
  }

  private static double known(double amperes) {
    return Double.isNaN(amperes) ? 0 : amperes;
  }
}
