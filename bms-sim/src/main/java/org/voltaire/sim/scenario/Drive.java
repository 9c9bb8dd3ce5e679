package org.voltaire.sim.scenario;

import java.util.List;
import org.voltaire.sim.bench.Load;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.bench.SpeedTrace;
import org.voltaire.sim.bench.StorageSystem;
import org.voltaire.sim.bench.Vehicle;
import org.voltaire.sim.pack.Plant;

/// What a scenario's sentences can make flow. Time counts from the beginning of the step.
public sealed interface Drive extends Load {

  /// Nothing.
  record Nothing() implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      return 0;
    }
  }

  /// Always the same current, A, positive while charging.
  record Current(double amperes) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      return amperes;
    }
  }

  /// Always the same power at the pack's terminals, W, positive while charging; if the pack cannot
  /// give it, the most that it can.
  record Power(double watts) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      return plant.currentForPowerA(watts);
    }
  }

  /// A charger that lowers its current so that no cell passes a voltage: constant current, then
  /// constant voltage.
  record CellCeiling(Drive drive, double cellV) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      double wanted = drive.currentA(timeSeconds, plant);
      for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
        double v = plant.cellVoltageV(cell, 0), r = plant.cellVoltageV(cell, 1) - v;
        wanted = Math.min(wanted, (cellV - v) / r);
      }
      return Math.max(0, wanted);
    }
  }

  /// A charger that sees its terminals only, and lowers its current so that they do not pass a
  /// voltage.
  record PackCeiling(Drive drive, double packV) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      return Math.max(0, capped(drive.currentA(timeSeconds, plant), packV, plant));
    }

    /// The current that does not bring the terminals above a voltage.
    public static double capped(double wantedA, double packV, Plant plant) {
      double v = plant.packVoltageV(0), r = plant.packVoltageV(1) - v;
      return Math.min(wantedA, (packV - v) / r);
    }
  }

  /// A recorded current, again and again.
  ///
  /// @param factor by which the recorded amperes are multiplied
  record RecordedLoad(RecordedCycle cycle, double factor) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      double within = timeSeconds % cycle.lengthSeconds();
      double perAh = cycle.once().currentA(within, plant) / plant.profile().capacityAh();
      return factor * perAh * cycle.capacityAh();
    }
  }

  /// One after another, again and again.
  record Stepped(List<Phase> phases) implements Drive {
    /// What flows for how long.
    public record Phase(Drive drive, double seconds) {}

    public Stepped {
      phases = List.copyOf(phases);
    }

    @Override
    public double currentA(double timeSeconds, Plant plant) {
      double length = 0;
      for (Phase phase : phases) length += phase.seconds();
      double within = timeSeconds % length;
      for (Phase phase : phases) {
        if (within < phase.seconds()) return phase.drive().currentA(timeSeconds, plant);
        within -= phase.seconds();
      }
      return phases.getLast().drive().currentA(timeSeconds, plant);
    }
  }

  /// A car on its way. Time counts along its trace.
  record Trip(SpeedTrace trace, Vehicle vehicle) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      double watts =
          vehicle.batteryW(trace.speedMPerS(timeSeconds), trace.accelerationMPerS2(timeSeconds));
      return new Power(-watts).currentA(timeSeconds, plant);
    }
  }

  /// A storage system. Time counts from midnight.
  record Site(StorageSystem system) implements Drive {
    @Override
    public double currentA(double timeSeconds, Plant plant) {
      var ask = system.ask(timeSeconds, plant.plugW());
      return new Power(system.wantedW(ask)).currentA(timeSeconds, plant);
    }
  }
}
