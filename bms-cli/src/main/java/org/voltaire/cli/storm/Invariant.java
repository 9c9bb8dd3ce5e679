package org.voltaire.cli.storm;

/// What must hold in every squall, and for how long it may not.
///
/// The bounds of truth are the limits at which the pack must open, and a little: a sensor may be
/// off by that much before anything contradicts it, and a protection has its hold time.
enum Invariant {
  /// V.
  OVER_VOLTAGE("charged although a cell is truly above its limit", 0.1, 8),
  /// V.
  FAR_OVER_VOLTAGE("charged although a cell is truly far above its limit", 0.25, 3),
  /// V.
  UNDER_VOLTAGE("discharged although a cell is truly below its limit", 0.15, 8),
  /// K.
  CHARGED_COLD("charged although a cell is truly too cold", 2, 30),
  /// K.
  CHARGED_HOT("charged although a cell is truly too hot", 4, 60),
  /// K.
  DISCHARGED_COLD("discharged although a cell is truly too cold", 2, 60),
  /// K.
  HOT("connected although a cell is truly too hot", 4, 60),
  /// K.
  FAR_HOT("connected although a cell is truly far too hot", 15, 15),
  /// Of the contactors.
  CLOSED_ON_A_FAULT("closes although something is wrong that opens", 0, 0),
  /// Of CCL and DCL.
  RAISED_BY_THE_UNKNOWN("a limit rises although something is not measured", 0, 0),
  /// Of a trip that a hand must clear.
  LATCH_LOST("a trip is over that nobody has cleared", 0, 0),
  /// Of a tripped pack.
  SILENT("tripped, and no event says why", 0, 0),
  /// CCL, DCL, CVL or DVL.
  NO_NUMBER("a limit is no number, or negative", 0, 0),
  /// Of frames.
  NOT_REPLAYED("run again, the same inputs come to something else", 0, 0);

  private final String words;
  private final double margin, seconds;

  Invariant(String words, double margin, double seconds) {
    this.words = words;
    this.margin = margin;
    this.seconds = seconds;
  }

  /// What is wrong if it does not hold, for people.
  String words() {
    return words;
  }

  /// By how much the truth may be beyond a limit, in the unit of that limit.
  double margin() {
    return margin;
  }

  /// For how long it may be so, s.
  double seconds() {
    return seconds;
  }
}
