package org.voltaire.heat;

/// What a heater has turned into heat, in all runs that are remembered.
///
/// @param chargerWh what a charger fed, Wh, >= 0
/// @param packWh what the pack fed, Wh, >= 0
/// @param warmingWh what of both flowed while the pack was warmed ([HeatMode#WARMING]), Wh, >= 0;
///   the rest held it hot
public record HeaterEnergy(double chargerWh, double packWh, double warmingWh) {
  /// Of a heater that was never on.
  public static final HeaterEnergy NONE = new HeaterEnergy(0, 0, 0);

  /// All of it, Wh.
  public double totalWh() {
    return chargerWh + packWh;
  }

  /// The same and some more.
  ///
  /// @param wh >= 0
  /// @param plugged whether a charger fed it
  /// @param warming whether the pack was warmed
  HeaterEnergy plus(double wh, boolean plugged, boolean warming) {
    return new HeaterEnergy(
        chargerWh + (plugged ? wh : 0),
        packWh + (plugged ? 0 : wh),
        warmingWh + (warming ? wh : 0));
  }
}
