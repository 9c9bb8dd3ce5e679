package org.voltaire.pack;

/// The three limits of one quantity, ordered so that people are told first, the current is cut next
/// and the contactors open last.
public record Thresholds(Limit tell, Limit derate, Limit open) {

  public Thresholds {
    boolean upper = open.isUpper();
    if (tell.isUpper() != upper || derate.isUpper() != upper) {
      throw new IllegalArgumentException("thresholds: ceilings and floors are mixed");
    }
    boolean ordered =
        upper
            ? tell.trip() < derate.trip() && derate.trip() < open.trip()
            : tell.trip() > derate.trip() && derate.trip() > open.trip();
    if (!ordered) {
      throw new IllegalArgumentException(
          "thresholds: tell %s, derate %s, open %s must %s in this order"
              .formatted(tell.trip(), derate.trip(), open.trip(), upper ? "rise" : "fall"));
    }
  }

  /// Three limits that share their hysteresis and differ in where they trip.
  ///
  /// @param hysteresis > 0, in the unit of the quantity
  /// @param holdSeconds before the contactors open; people are told and currents cut at once
  public static Thresholds of(
      double tell, double derate, double open, double hysteresis, double holdSeconds) {
    double back = open > tell ? -hysteresis : hysteresis;
    return new Thresholds(
        new Limit(tell, tell + back, 0),
        new Limit(derate, derate + back, 0),
        new Limit(open, open + back, holdSeconds));
  }

  /// The limit of one level.
  public Limit at(Level level) {
    return switch (level) {
      case TELL -> tell;
      case DERATE -> derate;
      case OPEN -> open;
    };
  }

  /// The same, of which people are no longer told at this value.
  public Thresholds toldUntil(double clear) {
    return new Thresholds(new Limit(tell.trip(), clear, tell.holdSeconds()), derate, open);
  }

  /// How much of the full current may flow: 1 up to `tell`, falling straight to 0 at `derate`.
  ///
  /// @return 0..1; 0 if `value` is `NaN`
  public double allowance(double value) {
    double share = (derate.trip() - value) / (derate.trip() - tell.trip());
    return share > 0 ? Math.min(share, 1) : 0;
  }

  /// The value up to which this share of the full current may flow: the inverse of [#allowance].
  ///
  /// @param share 0..1
  public double valueAt(double share) {
    return derate.trip() - share * (derate.trip() - tell.trip());
  }
}
