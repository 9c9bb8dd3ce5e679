package org.voltaire.sim.fault;

import java.util.List;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.BenchDefects.Intruder;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// What loads and chargers can do that nobody allowed. They come beside the load that works, and
/// like it they end where the contactors open.
final class LoadInjectors {
  private static final String FLOWED = "the charge that flowed has flowed";
  private static final Parameter CURRENT = new Parameter("current", Kind.C_RATE, 0.001, 100);

  private LoadInjectors() {}

  static List<Injector> all() {
    return List.of(
        Injector.lasting(
            "load.step", FLOWED, (is, profile, _) -> steady(-amperes(is, profile)), CURRENT),
        Injector.lasting(
            "charger.step", FLOWED, (is, profile, _) -> steady(amperes(is, profile)), CURRENT),
        Injector.lasting(
            "load.pulse",
            FLOWED,
            (is, profile, _) -> {
              Effect load = steady(-amperes(is, profile));
              return new Effect() {
                @Override
                public void apply(Bench bench, double seconds) {
                  if (seconds < is.get("for")) load.apply(bench, seconds);
                }
              };
            },
            CURRENT,
            new Parameter("for", Kind.TIME, 0.01, 3600)),
        Injector.lasting(
            "load.short",
            FLOWED,
            (is, _, _) ->
                new Effect() {
                  @Override
                  public void apply(Bench bench, double seconds) {
                    bench.defects().shortLoad(is.get("resistance"));
                  }
                },
            new Parameter("resistance", Kind.RESISTANCE, 1e-4, 100)),
        Injector.lasting(
            "charger.deaf",
            FLOWED,
            (is, profile, _) -> {
              double target = profile.cells().limits().chargeTargetV() * profile.cellsInSeries();
              double ceilingV = target * (1 + is.get("above")), most = amperes(is, profile);
              return intruder((beside, plant) -> upTo(ceilingV, most, beside, plant));
            },
            CURRENT,
            new Parameter("above", Kind.SHARE, 0, 0.5)),
        Injector.lasting(
            "charger.cold",
            "cells keep their temperature and come back to the room's by and by",
            (is, profile, _) -> {
              var room = new HeatInjectors.Room(is.get("to"), is.get("rate"));
              Effect charger = steady(amperes(is, profile));
              return new Effect() {
                @Override
                public void begin(Bench bench) {
                  room.begin(bench);
                }

                @Override
                public void apply(Bench bench, double seconds) {
                  room.apply(bench, seconds);
                  charger.apply(bench, seconds);
                }
              };
            },
            new Parameter("to", Kind.TEMPERATURE, -60, 100),
            new Parameter("rate", Kind.TEMPERATURE_RATE, 0.001, 100),
            CURRENT),
        Injector.lasting(
            "path.around",
            FLOWED,
            (is, profile, _) ->
                new Effect() {
                  @Override
                  public void apply(Bench bench, double seconds) {
                    bench.defects().leakAround(-amperes(is, profile));
                  }
                },
            CURRENT));
  }

  private static double amperes(Arguments is, PackProfile profile) {
    return is.get("current") * profile.capacityAh();
  }

  private static Effect steady(double amperes) {
    return intruder((_, _) -> amperes);
  }

  private static Effect intruder(Intruder intruder) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        bench.defects().intrude(intruder);
      }
    };
  }

  /// A charger of its own mind: constant current, then constant voltage, never less than nothing.
  private static double upTo(double ceilingV, double mostA, double besideA, Plant plant) {
    double volts = plant.packVoltageV(besideA);
    double stringOhm = plant.packVoltageV(besideA + 1) - volts;
    return Math.max(0, Math.min(mostA, (ceilingV - volts) / stringOhm));
  }
}
