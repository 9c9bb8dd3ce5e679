package org.voltaire.sim.scenario.run;

import java.util.Optional;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.StorageSystem.Ask;
import org.voltaire.sim.bench.StorageSystem.Balance;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.meter.TickFlow;

/// What is connected to the pack, by its own clock, and what came of it.
///
/// Most loads count from the beginning of their step. A storage system counts from midnight, which
/// is when the scenario began. A car counts the seconds of its speed trace, and those go by more
/// slowly where the pack gives less than the car asks for: half of the power, half of the speed,
/// the same energy for the same stretch.
final class LoadClock {
  private final Plant plant;
  private Load load = new Drive.Nothing();
  private double traceSeconds;
  private double wantedA;
  private Ask ask = new Ask(0, 0);
  private double heaterWh;

  LoadClock(Plant plant) {
    this.plant = plant;
  }

  /// Something else is connected; its clock starts.
  void take(Load next) {
    load = next;
    traceSeconds = 0;
  }

  /// The current that it wants from now on, A.
  ///
  /// @param stepSeconds since the step began
  /// @param timeSeconds since the scenario began
  double wantedA(double stepSeconds, double timeSeconds) {
    wantedA =
        switch (load) {
          case Drive.Site(var system) -> {
            ask = system.ask(timeSeconds, plant.plugW());
            yield new Drive.Power(system.wantedW(ask)).currentA(0, plant);
          }
          case Drive.Trip trip -> trip.currentA(traceSeconds, plant);
          default -> load.currentA(stepSeconds, plant);
        };
    return wantedA;
  }

  /// How far its current at this instant is above its mean, as a share of the mean.
  ///
  /// @param stepSeconds since the step began
  double ripple(double stepSeconds) {
    return load.ripple(stepSeconds);
  }

  /// What flowed since it was asked.
  ///
  /// @param packA the current that did, A
  /// @param packW and its power
  /// @param connected whether the contactors were closed meanwhile
  TickFlow flowed(double seconds, double packA, double packW, boolean connected) {
    double heatedWh = plant.heaterWh() - heaterWh;
    heaterWh += heatedWh;
    double heaterW = seconds > 0 ? heatedWh * 3600 / seconds : 0;
    double fromPackW = plant.heaterCurrentA() < 0 ? heaterW : 0;
    double metres = 0;
    if (load instanceof Drive.Trip trip) {
      double share = !connected ? 0 : wantedA < 0 ? Math.clamp(packA / wantedA, 0.0, 1.0) : 1;
      double from = trip.trace().metres(traceSeconds);
      traceSeconds += share * seconds;
      metres = trip.trace().metres(traceSeconds) - from;
    }
    Optional<Balance> site =
        load instanceof Drive.Site(var system)
            ? Optional.of(system.balance(ask, packW, connected))
            : Optional.empty();
    return new TickFlow(
        seconds, packA, packW, heaterW, fromPackW, load instanceof Drive.Trip, metres, site);
  }
}
