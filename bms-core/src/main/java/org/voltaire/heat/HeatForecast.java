package org.voltaire.heat;

import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Readings;
import org.voltaire.pack.HeaterSpec;

/// What is reckoned of a pack that works hot: what its heater takes, when it is warm, and how long
/// it stays so on its own charge. The whole pack is one lump of heat:
///
///     C T' = P − UA (T − Troom)
///
/// so that it comes exponentially nearer to Troom + P / UA. The room is a [RoomGuess].
final class HeatForecast {
  private final HeaterSpec heater;
  private final double ratedV;

  HeatForecast(HeaterSpec heater) {
    this.heater = heater;
    this.ratedV = heater.powerW() / heater.ratedA();
  }

  /// What it reckons with.
  HeaterSpec heater() {
    return heater;
  }

  /// What the heater takes, W, >= 0: its current, if that is measured, at the voltage of who feeds
  /// it; else what it should take while it is told to heat.
  ///
  /// @param toldOn whether it was told to heat
  /// @param plugged whether a charger feeds it
  double takenW(boolean toldOn, boolean plugged, Readings readings) {
    HeaterSignals signals = readings.signals().heater();
    double amperes = signals.currentA().value();
    if (Double.isNaN(amperes)) return toldOn ? fullW(plugged, readings) : 0;
    return Math.max(0, amperes) * suppliedV(plugged, readings);
  }

  /// What it takes while it is on, W: its power on a charger, less on a pack of a lower voltage.
  double fullW(boolean plugged, Readings readings) {
    double share = suppliedV(plugged, readings) / ratedV;
    return share * share * heater.powerW();
  }

  private double suppliedV(boolean plugged, Readings readings) {
    double packV = readings.packVoltageV();
    return plugged || Double.isNaN(packV) ? ratedV : packV;
  }

  /// How long it takes from one temperature to another, s: 0 if it is there; `NaN` if the heater
  /// cannot bring it there, or if something is not known.
  double warmSeconds(double fromDegC, double toDegC, double roomDegC, double heaterW) {
    if (fromDegC >= toDegC) return 0;
    double ua = heater.lossWPerK(), capacity = heater.heatCapacityJPerK();
    if (ua == 0) return heaterW > 0 ? capacity * (toDegC - fromDegC) / heaterW : Double.NaN;
    double settledDegC = roomDegC + heaterW / ua;
    if (!(settledDegC > toDegC)) return Double.NaN;
    return capacity / ua * StrictMath.log((settledDegC - fromDegC) / (settledDegC - toDegC));
  }

  /// How long the pack can hold itself hot until it hibernates, s; `NaN` if something is not known
  /// or the room is as hot.
  ///
  /// @param usableWh what it gives until it is empty, Wh
  /// @param soc 0..1
  double hotSeconds(double usableWh, double soc, double roomDegC) {
    double holdW = Math.min(heater.powerW(), heater.lossWPerK() * (heater.setDegC() - roomDegC));
    if (!(holdW > 0)) return Double.NaN;
    if (soc <= heater.hibernateSoc()) return 0;
    double share = (soc - heater.hibernateSoc()) / soc;
    return 3600 * share * usableWh / holdW;
  }
}
