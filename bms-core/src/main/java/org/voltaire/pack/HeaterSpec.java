package org.voltaire.pack;

/// The heater of a pack that works hot, which the BMS switches, and what it has to heat.
///
/// @param powerW while it is on, W; > 0
/// @param ratedA its current at that power, A; > 0
/// @param setDegC what it holds, °C
/// @param hysteresisK between on and off, half of it on each side of `setDegC`, K; > 0
/// @param heatCapacityJPerK of the whole pack, J/K; > 0
/// @param lossWPerK heat that leaves the pack, W per K above the room; >= 0
/// @param hibernateSoc where the pack stops feeding its own heater, 0 to below 1
public record HeaterSpec(
    double powerW,
    double ratedA,
    double setDegC,
    double hysteresisK,
    double heatCapacityJPerK,
    double lossWPerK,
    double hibernateSoc) {

  public HeaterSpec {
    require(powerW > 0, "powerW", powerW, "> 0");
    require(ratedA > 0, "ratedA", ratedA, "> 0");
    require(setDegC > -60 && setDegC < 200, "setDegC", setDegC, "-60..200");
    require(hysteresisK > 0, "hysteresisK", hysteresisK, "> 0");
    require(heatCapacityJPerK > 0, "heatCapacityJPerK", heatCapacityJPerK, "> 0");
    require(lossWPerK >= 0, "lossWPerK", lossWPerK, ">= 0");
    require(hibernateSoc >= 0 && hibernateSoc < 1, "hibernateSoc", hibernateSoc, "0 to below 1");
  }

  private static void require(boolean ok, String key, double found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "heater: %s is %s, must be %s".formatted(key, found, allowed));
    }
  }
}
