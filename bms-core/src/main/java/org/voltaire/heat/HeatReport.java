package org.voltaire.heat;

/// What people are told of a heated pack.
///
/// @param mode how it is kept
/// @param order what its heater was told
/// @param energy what its heater has taken
/// @param readySeconds until its coldest place is warm enough to work, s: 0 if it is; `NaN` if
///   nobody knows, if nothing warms it, or if the heater is too weak for the cold. The room is a
///   [RoomGuess]
/// @param hotSeconds how long it can hold itself hot without a charger until it hibernates, s;
///   `NaN` unless it is in hot standby, and if nobody knows
public record HeatReport(
    HeatMode mode, HeaterOrder order, HeaterEnergy energy, double readySeconds, double hotSeconds) {
  /// Of a pack whose heater the BMS does not switch.
  public static final HeatReport NONE = new HeatReport(HeatMode.NONE, HeaterOrder.NONE);

  /// One of which no more is known, as in recordings of older versions.
  public HeatReport(HeatMode mode, HeaterOrder order) {
    this(mode, order, HeaterEnergy.NONE, Double.NaN, Double.NaN);
  }
}
