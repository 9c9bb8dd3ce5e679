package org.voltaire.heat;

/// What the heating remembers from one tick to the next.
///
/// @param report what was told last
/// @param calls whether the thermostat wants heat
/// @param cut whether a fault of the heater was found that no person has reset
/// @param spent whether the pack has given its heater all that it may
/// @param plugged whether a charger could feed the heater in the tick before
/// @param plugLost whether the charger went away while the pack was parked, and has not come back
/// @param fromDegC the temperature from which a rise is waited for, °C; `NaN` while there is none
/// @param unseenJ heat that has gone into the pack since, at the least, J
/// @param room how cold the room seems to be
/// @param departing whether it is warmed, or held warm, for a departure that somebody planned
public record HeatState(
    HeatReport report,
    boolean calls,
    boolean cut,
    boolean spent,
    boolean plugged,
    boolean plugLost,
    double fromDegC,
    double unseenJ,
    RoomGuess room,
    boolean departing) {
  /// Nothing has happened yet.
  public static final HeatState INITIAL = of(HeatReport.NONE);

  /// Of a pack whose heater has taken this in earlier runs.
  public static HeatState after(HeaterEnergy energy) {
    if (energy.equals(HeaterEnergy.NONE)) return INITIAL;
    return of(new HeatReport(HeatMode.NONE, HeaterOrder.NONE, energy, Double.NaN, Double.NaN));
  }

  private static HeatState of(HeatReport report) {
    return new HeatState(
        report, false, false, false, false, false, Double.NaN, 0, RoomGuess.NONE, false);
  }

  /// Whether the heater was told to heat.
  public boolean toldOn() {
    return report.order() == HeaterOrder.ON;
  }
}
