package org.voltaire.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Sensors.SensedQuantity;
import org.voltaire.sim.bench.Wire;
import org.voltaire.sim.pack.PackProfile;

/// What can go wrong between boards and BMS, in a chain of boards, and with bleed switches.
final class BusInjectors {
  private static final Parameter SHARE = new Parameter("share", Kind.SHARE, 0.0001, 1);
  private static final Parameter MODULE = new Parameter("module", Kind.MODULE, 1, 256);

  private BusInjectors() {}

  static List<Injector> all() {
    return List.of(
        Injector.undone(
            "bus.silent",
            (is, _, _) ->
                new Effect() {
                  @Override
                  public void apply(Bench bench, double seconds) {
                    if (seconds < is.get("for")) bench.wire().trouble(SILENT);
                  }
                },
            new Parameter("for", Kind.TIME, 0.1, Double.POSITIVE_INFINITY)),
        Injector.undone(
            "bus.lost",
            (is, _, seed) -> {
              var chance = new SplittableRandom(seed);
              return trouble(
                  new Wire.Trouble() {
                    @Override
                    public boolean loses() {
                      return chance.nextDouble() < is.get("share");
                    }
                  });
            },
            SHARE),
        Injector.undone(
            "bus.corrupt",
            (is, _, seed) -> {
              var chance = new SplittableRandom(seed);
              return trouble(
                  new Wire.Trouble() {
                    @Override
                    public boolean corrupts() {
                      return chance.nextDouble() < is.get("share");
                    }
                  });
            },
            SHARE),
        Injector.undone(
            "bus.repeat",
            (is, _, seed) -> {
              var chance = new SplittableRandom(seed);
              return trouble(
                  new Wire.Trouble() {
                    @Override
                    public boolean repeats() {
                      return chance.nextDouble() < is.get("share");
                    }
                  });
            },
            SHARE),
        Injector.undone(
            "bus.delay",
            (is, _, _) ->
                trouble(
                    new Wire.Trouble() {
                      @Override
                      public double delaySeconds() {
                        return is.get("delay");
                      }
                    }),
            new Parameter("delay", Kind.TIME, 0.01, 60)),
        Injector.undone(
            "bus.limits_unheard",
            (is, _, _) ->
                trouble(
                    new Wire.Trouble() {
                      @Override
                      public boolean hidesLimits() {
                        return true;
                      }

                      @Override
                      public double fallbackSeconds() {
                        return is.get("patience");
                      }
                    }),
            new Parameter("patience", Kind.TIME, 0, Double.POSITIVE_INFINITY)),
        Injector.undone(
            "chain.missing", (is, profile, _) -> silent(profile, is.index("module"), 1), MODULE),
        Injector.undone(
            "chain.same_address",
            (is, profile, _) -> silent(profile, is.index("module"), 2),
            MODULE),
        bleed("bleed.stuck_on", (bench, cell) -> bench.defects().bleedStuckOn(cell)),
        bleed("bleed.stuck_off", (bench, cell) -> bench.defects().bleedStuckOff(cell)),
        Injector.undone(
            "bleed.unattended",
            (is, _, _) ->
                new Effect() {
                  @Override
                  public void apply(Bench bench, double seconds) {
                    bench.wire().trouble(SILENT);
                    if (seconds >= is.get("timer")) bench.defects().bleedExpires();
                  }
                },
            new Parameter("timer", Kind.TIME, 1, 3600)));
  }

  private static final Wire.Trouble SILENT =
      new Wire.Trouble() {
        @Override
        public boolean loses() {
          return true;
        }
      };

  private static Effect trouble(Wire.Trouble trouble) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        bench.wire().trouble(trouble);
      }
    };
  }

  /// The boards of some modules say nothing, or all at once, which is the same: their cells and
  /// thermistors are not there.
  ///
  /// @param module the first, from 0; if there are not as many behind it, the last ones
  private static Effect silent(PackProfile profile, int module, int modules) {
    int first = Math.max(0, Math.min(module, Modules.of(profile) - modules));
    List<Integer> thermistors = new ArrayList<>();
    for (int i = 0; i < profile.thermistors(); i++) {
      int sits = Modules.ofThermistor(profile, i);
      if (sits >= first && sits < first + modules) thermistors.add(i);
    }
    int from = Modules.firstCell(profile, first), to = Modules.firstCell(profile, first + modules);
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        var sensors = bench.sensors();
        for (int cell = from; cell < to; cell++) {
          sensors.distort(SensedQuantity.CELL, cell, _ -> Double.NaN);
        }
        for (int i : thermistors) sensors.distort(SensedQuantity.TEMPERATURE, i, _ -> Double.NaN);
      }
    };
  }

  @FunctionalInterface
  private interface Sticking {
    void sticks(Bench bench, int cell);
  }

  private static Injector bleed(String name, Sticking sticking) {
    return Injector.lasting(
        name,
        "the charge that was bled is gone",
        (is, _, _) ->
            new Effect() {
              @Override
              public void apply(Bench bench, double seconds) {
                sticking.sticks(bench, is.index("cell"));
              }
            },
        Parameter.cell("cell"));
  }
}
