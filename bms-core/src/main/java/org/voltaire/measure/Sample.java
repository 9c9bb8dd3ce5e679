package org.voltaire.measure;

/// What the sensors said up to one instant, in SI units, before anybody has interpreted it.
///
/// Every quantity carries the time of its own measurement, because a slow board answers more seldom
/// than the loop turns. A channel that could not be read is `NaN`, never the last good value:
/// holding a value is a decision, and decisions belong to the step, which can count how long it has
/// been missing.
///
/// @param timeNanos monotonic time of this tick, ns
/// @param cellVoltagesV one per series cell, index 0 nearest B−
/// @param tempsDegC one per thermistor
/// @param currentA pack current, **positive while charging**
/// @param packVoltageV measured across the whole string; `NaN` where nothing measures it
/// @param busVoltageV on the far side of the contactors; `NaN` where nothing measures it
/// @param bleeding the cells whose bleed resistor the hardware says is on
/// @param contactors what the contactors report
/// @param signals what else is said
/// @param contactorsTimeNanos when the contactors reported that, ns
public record Sample(
    long timeNanos,
    MeasuredRow cellVoltagesV,
    MeasuredRow tempsDegC,
    Measured currentA,
    Measured packVoltageV,
    Measured busVoltageV,
    CellSet bleeding,
    Feedback contactors,
    Signals signals,
    long contactorsTimeNanos) {

  /// A sample of a pack whose contactors report in this very tick.
  public Sample(
      long timeNanos,
      MeasuredRow cellVoltagesV,
      MeasuredRow tempsDegC,
      Measured currentA,
      Measured packVoltageV,
      Measured busVoltageV,
      CellSet bleeding,
      Feedback contactors,
      Signals signals) {
    this(
        timeNanos,
        cellVoltagesV,
        tempsDegC,
        currentA,
        packVoltageV,
        busVoltageV,
        bleeding,
        contactors,
        signals,
        timeNanos);
  }

  /// A sample of a pack whose boards say nothing else.
  public Sample(
      long timeNanos,
      MeasuredRow cellVoltagesV,
      MeasuredRow tempsDegC,
      Measured currentA,
      Measured packVoltageV,
      Measured busVoltageV,
      CellSet bleeding,
      Feedback contactors) {
    this(
        timeNanos,
        cellVoltagesV,
        tempsDegC,
        currentA,
        packVoltageV,
        busVoltageV,
        bleeding,
        contactors,
        Signals.NONE);
  }

  /// A tick in which nothing could be read at all.
  public static Sample missing(long timeNanos, int cells, int thermistors) {
    Measured none = Measured.missing(timeNanos);
    return new Sample(
        timeNanos,
        MeasuredRow.missing(cells, timeNanos),
        MeasuredRow.missing(thermistors, timeNanos),
        none,
        none,
        none,
        CellSet.NONE,
        Feedback.UNKNOWN);
  }
}
