package org.voltaire.sim.bench;

import java.util.Optional;

/// Sun, people, and a battery between them: an inverter stores what is left over and gives what is
/// missing.
///
/// What cannot be stored goes to the grid, or is curtailed where there is none; what cannot be
/// served comes from the grid, or is lost load. Off the grid the battery makes the network: while
/// its contactors are open, everything is dark.
///
/// @param sun what the roof gives; empty for none
/// @param demand what people draw; empty for none
/// @param efficiency of the inverter, once in each direction, above 0 to 1
/// @param mostW what the inverter can carry, W on the side of the network
/// @param offGrid whether there is no grid
public record StorageSystem(
    Optional<Sun> sun, Optional<Demand> demand, double efficiency, double mostW, boolean offGrid) {

  /// What is usual for an inverter between a battery and a network, one way: 95 %, assumed.
  public static final double USUAL_EFFICIENCY = 0.95;

  public StorageSystem {
    if (!(efficiency > 0 && efficiency <= 1) || !(mostW > 0)) {
      throw new IllegalArgumentException(
          "storage: efficiency is %s, must be above 0 to 1; mostW is %s, must be above 0"
              .formatted(efficiency, mostW));
    }
  }

  /// What is there and what is wanted at one moment, W, >= 0.
  public record Ask(double sunW, double demandW) {}

  /// Where everything went, W, all >= 0: sun + imported = demand − lost + spare + what the battery
  /// and its inverter took (negative when they gave).
  ///
  /// @param importedW from the grid
  /// @param spareW to the grid, or curtailed
  /// @param lostW wanted and not served
  public record Balance(
      double sunW, double demandW, double importedW, double spareW, double lostW) {}

  /// What is asked at a moment.
  ///
  /// @param seconds since midnight of the first day
  /// @param plugW what the pack's heater takes from the network, W
  public Ask ask(double seconds, double plugW) {
    return new Ask(
        sun.map(s -> s.powerW(seconds)).orElse(0.0),
        demand.map(d -> d.powerW(seconds)).orElse(0.0) + plugW);
  }

  /// The power that the inverter would like at the battery's terminals, W, positive while charging.
  public double wantedW(Ask ask) {
    double over = Math.clamp(ask.sunW() - ask.demandW(), -mostW, mostW);
    return over > 0 ? over * efficiency : over / efficiency;
  }

  /// Where everything went.
  ///
  /// @param packW what flowed at the battery's terminals, W, positive while charging
  /// @param connected whether its contactors are closed
  public Balance balance(Ask ask, double packW, boolean connected) {
    if (offGrid && !connected) {
      return new Balance(ask.sunW(), ask.demandW(), 0, ask.sunW(), ask.demandW());
    }
    double networkW = packW > 0 ? packW / efficiency : packW * efficiency;
    double left = ask.sunW() - ask.demandW() - networkW;
    double missing = Math.max(0, -left), spare = Math.max(0, left);
    return offGrid
        ? new Balance(ask.sunW(), ask.demandW(), 0, spare, missing)
        : new Balance(ask.sunW(), ask.demandW(), missing, spare, 0);
  }
}
