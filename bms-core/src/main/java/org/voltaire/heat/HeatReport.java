package org.voltaire.heat;

/// What people are told of a heated pack.
///
/// @param mode how it is kept
/// @param order what its heater was told
public record HeatReport(HeatMode mode, HeaterOrder order) {
  /// Of a pack whose heater the BMS does not switch.
  public static final HeatReport NONE = new HeatReport(HeatMode.NONE, HeaterOrder.NONE);
}
