package org.voltaire.sim.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How a pack that works hot is kept hot: insulation, heater, who feeds it, and what that means for
/// whoever parks it.
///
/// The whole pack is one lump of heat:
///
///     C T' = P − UA (T − Troom)
///
/// so holding takes UA (T − Troom), and everything else is an exponential towards Troom + P / UA.
/// Predictions are pure functions; an unknown (`NaN`) temperature predicts `NaN`.
///
/// @param uaWPerK heat that leaves through the insulation, W per K above the room
/// @param heatCapacityJPerK C of the whole pack
/// @param heaterW P while it is on, fed by a charger or by the pack at its usual voltage
/// @param setDegc what the heater holds
/// @param hysteresisK between on and off, half of it on each side of `setDegc`
/// @param readyDegc from where the pack gives its full power
/// @param initialDegc when the simulation begins
/// @param hibernateSoc where the pack stops feeding its own heater, 0..1
public record Heating(
    @JsonProperty("ua_w_per_k") double uaWPerK,
    @JsonProperty("heat_capacity_j_per_k") double heatCapacityJPerK,
    double heaterW,
    double setDegc,
    double hysteresisK,
    double readyDegc,
    double initialDegc,
    double hibernateSoc) {

  /// Who feeds the heater, first choice first.
  public enum Feed {
    /// A charger is plugged in.
    CHARGER,
    /// The pack's own charge.
    SELF,
    /// Nobody: the pack cools down and keeps its charge.
    HIBERNATE
  }

  public Heating {
    positive("ua_w_per_k", uaWPerK);
    positive("heat_capacity_j_per_k", heatCapacityJPerK);
    positive("heater_w", heaterW);
    positive("hysteresis_k", hysteresisK);
    if (!(readyDegc <= setDegc - hysteresisK / 2)) {
      throw new IllegalArgumentException(
          "heating: ready_degc is %s, must be at most set_degc less half of hysteresis_k = %s"
              .formatted(readyDegc, setDegc - hysteresisK / 2));
    }
    if (!(hibernateSoc >= 0 && hibernateSoc < 1)) {
      throw new IllegalArgumentException(
          "heating: hibernate_soc is " + hibernateSoc + ", must be 0 to below 1");
    }
  }

  private static void positive(String key, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "heating: %s is %s, must be above 0".formatted(key, value));
    }
  }

  /// Who feeds the heater. A pack whose charge is not known (`NaN`) does not spend it.
  ///
  /// @param pluggedIn whether a charger can feed it
  /// @param hibernate whether somebody asked the pack to let itself cool down
  /// @param lowestSoc of its cells
  public Feed feed(boolean pluggedIn, boolean hibernate, double lowestSoc) {
    if (hibernate) return Feed.HIBERNATE;
    if (pluggedIn) return Feed.CHARGER;
    return lowestSoc > hibernateSoc ? Feed.SELF : Feed.HIBERNATE;
  }

  /// Whether the heater should be on. A pack whose temperature is not known is not heated.
  ///
  /// @param on whether it is on
  public boolean heats(boolean on, double degC) {
    return on ? degC < setDegc + hysteresisK / 2 : degC < setDegc - hysteresisK / 2;
  }

  /// Mean power that holds the set temperature, W; 0 in a room that is as hot.
  public double holdW(double roomDegC) {
    return Math.max(0, uaWPerK * (setDegc - roomDegC));
  }

  /// How long a full or half-full pack can hold itself hot, h; for ever if it need not heat.
  ///
  /// @param usableWh what it gives until it hibernates
  public double hotHours(double usableWh, double roomDegC) {
    return usableWh / holdW(roomDegC);
  }

  /// How long the heater takes until the pack is ready, s: 0 if it is, for ever if the room is so
  /// cold that the heater cannot.
  public double readySeconds(double degC, double roomDegC) {
    return warmUpSeconds(degC, readyDegc, roomDegC);
  }

  /// How long the heater takes from one temperature up to another, s.
  public double warmUpSeconds(double fromDegC, double toDegC, double roomDegC) {
    if (fromDegC >= toDegC) return 0;
    double settledDegC = roomDegC + heaterW / uaWPerK;
    if (settledDegC <= toDegC) return Double.POSITIVE_INFINITY;
    return StrictMath.log((settledDegC - fromDegC) / (settledDegC - toDegC))
        * timeConstantSeconds();
  }

  /// What the heater takes for that, Wh.
  public double warmUpWh(double fromDegC, double toDegC, double roomDegC) {
    return heaterW * warmUpSeconds(fromDegC, toDegC, roomDegC) / 3600;
  }

  /// How long an unheated pack takes to cool from one temperature down to another, s: for ever if
  /// the room is warmer than that.
  public double coolDownSeconds(double fromDegC, double toDegC, double roomDegC) {
    if (fromDegC <= toDegC) return 0;
    if (roomDegC >= toDegC) return Double.POSITIVE_INFINITY;
    return StrictMath.log((fromDegC - roomDegC) / (toDegC - roomDegC)) * timeConstantSeconds();
  }

  /// In what time an unheated pack comes e times nearer to the room's temperature, s.
  public double timeConstantSeconds() {
    return heatCapacityJPerK / uaWPerK;
  }
}
