package org.voltaire.sim.fault;

import java.util.List;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Sensors.SensedQuantity;
import org.voltaire.sim.pack.HeaterDefects;

/// What can go wrong with temperatures and with the heater of a pack that works hot.
final class HeatInjectors {
  private static final String COOLS = "cells keep their heat and come back to the room's by and by";
  private static final Parameter SENSOR = new Parameter("sensor", Kind.THERMISTOR, 1, 256);
  private static final Parameter TO = new Parameter("to", Kind.TEMPERATURE, -60, 400);
  private static final Parameter RATE = new Parameter("rate", Kind.TEMPERATURE_RATE, 0.001, 100);

  private HeatInjectors() {}

  static List<Injector> all() {
    return List.of(
        Injector.lasting(
            "cell.temperature",
            COOLS,
            (is, profile, _) ->
                new Ramp(
                    profile.cellAtThermistor(is.index("sensor")), is.get("to"), is.get("rate")),
            SENSOR,
            TO,
            RATE),
        Injector.lasting(
            "cell.runaway",
            COOLS,
            (is, profile, _) -> {
              int cell = profile.cellAtThermistor(is.index("sensor"));
              var ramp = new Ramp(cell, is.get("to"), is.get("rate"));
              return new Effect() {
                @Override
                public void begin(Bench bench) {
                  ramp.begin(bench);
                }

                @Override
                public void apply(Bench bench, double seconds) {
                  ramp.apply(bench, seconds);
                  bench.plant().cells().defects().offset(cell, -is.get("drop"));
                }
              };
            },
            SENSOR,
            TO,
            RATE,
            new Parameter("drop", Kind.VOLTAGE, 0, 4)),
        Injector.lasting(
            "pack.temperature",
            COOLS,
            (is, _, _) -> new Room(is.get("to"), is.get("rate")),
            TO,
            RATE),
        heater("heater.stuck_on", (heater, _, _) -> heater.stickOn()),
        heater("heater.open", (heater, _, _) -> heater.breakWire()),
        heater(
            "heater.short",
            (heater, _, is) -> heater.bridge(is.get("factor")),
            new Parameter("factor", Kind.FACTOR, 1.1, 20)),
        Injector.undone(
            "heater.frozen",
            (_, _, _) ->
                new Effect() {
                  private double degC;
                  private double[] seenDegC = {};

                  @Override
                  public void begin(Bench bench) {
                    degC = bench.plant().meanDegC();
                    seenDegC = new double[bench.thermistors()];
                    for (int i = 0; i < seenDegC.length; i++) seenDegC[i] = bench.thermistorDegC(i);
                  }

                  @Override
                  public void apply(Bench bench, double seconds) {
                    bench.plant().heaterDefects().freeze(degC);
                    // A BMS that switches the heater sees them by one converter.
                    for (int i = 0; i < seenDegC.length; i++) {
                      double still = seenDegC[i];
                      bench.sensors().distort(SensedQuantity.TEMPERATURE, i, _ -> still);
                    }
                  }
                }),
        Injector.lasting(
            "heater.unplug",
            "what the heater took from the pack is gone",
            (_, _, _) ->
                new Effect() {
                  private boolean was;

                  @Override
                  public void begin(Bench bench) {
                    was = bench.plant().pluggedIn();
                    bench.plant().plug(false);
                  }

                  @Override
                  public void end(Bench bench) {
                    bench.plant().plug(was);
                  }
                }));
  }

  @FunctionalInterface
  private interface HeatBreak {
    void breaks(HeaterDefects heater, double seconds, Arguments is);
  }

  private static Injector heater(String name, HeatBreak breaking, Parameter... parameters) {
    return Injector.lasting(
        name,
        COOLS,
        (is, _, _) ->
            new Effect() {
              @Override
              public void apply(Bench bench, double seconds) {
                breaking.breaks(bench.plant().heaterDefects(), seconds, is);
              }
            },
        parameters);
  }

  /// One cell is brought to a temperature from outside, and held there.
  private static final class Ramp implements Effect {
    private final int cell;
    private final double toDegC;
    private final double kelvinPerSecond;
    private double fromDegC;

    Ramp(int cell, double toDegC, double kelvinPerSecond) {
      this.cell = cell;
      this.toDegC = toDegC;
      this.kelvinPerSecond = kelvinPerSecond;
    }

    @Override
    public void begin(Bench bench) {
      fromDegC = bench.plant().tempDegC(cell);
    }

    @Override
    public void apply(Bench bench, double seconds) {
      double by = CellInjectors.towards(toDegC - fromDegC, kelvinPerSecond * seconds);
      bench.plant().cells().bringTo(cell, fromDegC + by);
    }
  }

  /// All cells are brought to a temperature from outside, and held there.
  static final class Room implements Effect {
    private final double toDegC;
    private final double kelvinPerSecond;
    private double[] fromDegC = {};

    Room(double toDegC, double kelvinPerSecond) {
      this.toDegC = toDegC;
      this.kelvinPerSecond = kelvinPerSecond;
    }

    @Override
    public void begin(Bench bench) {
      fromDegC = new double[bench.cells()];
      for (int cell = 0; cell < fromDegC.length; cell++) {
        fromDegC[cell] = bench.plant().tempDegC(cell);
      }
    }

    @Override
    public void apply(Bench bench, double seconds) {
      for (int cell = 0; cell < fromDegC.length; cell++) {
        double by = CellInjectors.towards(toDegC - fromDegC[cell], kelvinPerSecond * seconds);
        bench.plant().cells().bringTo(cell, fromDegC[cell] + by);
      }
    }
  }
}
