package org.voltaire.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Sensors.Distortion;
import org.voltaire.sim.bench.Sensors.SensedQuantity;
import org.voltaire.sim.bench.Wire;
import org.voltaire.sim.cell.Noise;

/// What can go wrong with sensors and their wires. The truth stays as it was.
final class SensorInjectors {
  private static final Parameter CELL = Parameter.cell("cell");
  private static final Parameter SENSOR = new Parameter("sensor", Kind.THERMISTOR, 1, 256);

  /// What an open wire reads as: a converter that nothing drives, a divider without its upper half,
  /// a thermistor of endless resistance.
  private static final double OPEN_V = 0, OPEN_DEG_C = -99;

  /// A shorted thermistor has no resistance, which is a very hot one's.
  private static final double SHORT_DEG_C = 150;

  private SensorInjectors() {}

  /// A quantity as rows name it.
  ///
  /// @param which the parameter that says which one of several
  private record Target(
      String name, SensedQuantity quantity, Optional<Parameter> which, Kind unit, double most) {
    int index(Arguments is) {
      return which.map(one -> is.index(one.name())).orElse(0);
    }

    Parameter[] with(Parameter... others) {
      List<Parameter> all = new ArrayList<>();
      which.ifPresent(all::add);
      all.addAll(List.of(others));
      return all.toArray(Parameter[]::new);
    }
  }

  private static final List<Target> TARGETS =
      List.of(
          new Target("cell", SensedQuantity.CELL, Optional.of(CELL), Kind.VOLTAGE, 6),
          new Target(
              "thermistor", SensedQuantity.TEMPERATURE, Optional.of(SENSOR), Kind.TEMPERATURE, 400),
          new Target("current", SensedQuantity.CURRENT, Optional.empty(), Kind.CURRENT, 1e5),
          new Target("pack", SensedQuantity.PACK, Optional.empty(), Kind.VOLTAGE, 2000),
          new Target("bus", SensedQuantity.BUS, Optional.empty(), Kind.VOLTAGE, 2000),
          new Target("board", SensedQuantity.BOARD, Optional.empty(), Kind.TEMPERATURE, 400));

  static List<Injector> all() {
    List<Injector> all = new ArrayList<>();
    for (Target on : TARGETS) {
      String name = on.name() + "_sensor.";
      all.add(
          Injector.undone(
              name + "offset",
              (is, _, _) -> broken(on, is, value -> value + is.get("offset")),
              on.with(new Parameter("offset", on.unit(), -on.most(), on.most()))));
      all.add(
          Injector.undone(
              name + "gain",
              (is, _, _) -> broken(on, is, value -> value * is.get("gain")),
              on.with(new Parameter("gain", Kind.FACTOR, -10, 10))));
      all.add(
          Injector.undone(
              name + "reads",
              (is, _, _) -> broken(on, is, _ -> is.get("value")),
              on.with(new Parameter("value", on.unit(), -on.most(), on.most()))));
      all.add(
          Injector.undone(name + "nan", (is, _, _) -> broken(on, is, _ -> Double.NaN), on.with()));
      all.add(
          Injector.undone(name + "frozen", (is, _, _) -> broken(on, is, new Frozen()), on.with()));
      boolean degC = on.unit() == Kind.TEMPERATURE;
      all.add(
          Injector.undone(
              name + "open",
              (is, _, _) -> broken(on, is, _ -> degC ? OPEN_DEG_C : OPEN_V),
              on.with()));
    }
    all.addAll(special());
    return all;
  }

  private static List<Injector> special() {
    return List.of(
        Injector.undone(
            "thermistor_sensor.short",
            (is, _, _) ->
                distorted(SensedQuantity.TEMPERATURE, is.index("sensor"), _ -> SHORT_DEG_C),
            SENSOR),
        Injector.undone(
            "thermistor_sensor.detached",
            (is, _, _) ->
                effect(bench -> {
                  double roomDegC = bench.plant().roomDegC();
                  bench
                      .sensors()
                      .distort(SensedQuantity.TEMPERATURE, is.index("sensor"), _ -> roomDegC);
                }),
            SENSOR),
        Injector.undone(
            "cell_sensor.wire_open",
            (is, profile, _) -> wireOpen(is.index("cell"), profile.cellsInSeries()),
            CELL),
        Injector.undone(
            "cell_sensor.swapped",
            (is, _, _) -> effect(bench -> swapWires(bench, is.index("cell"), is.index("other"))),
            CELL,
            Parameter.cell("other")),
        Injector.undone(
            "cells_sensor.noise",
            (is, _, seed) -> {
              var noise = new Noise(seed);
              return effect(bench -> {
                for (int cell = 0; cell < bench.cells(); cell++) {
                  bench
                      .sensors()
                      .distort(
                          SensedQuantity.CELL, cell, value -> value + noise.next(is.get("rms")));
                }
              });
            },
            new Parameter("rms", Kind.VOLTAGE, 1e-4, 1)),
        Injector.undone(
            "cells_sensor.held",
            (_, _, _) -> {
              var held =
                  new Wire.Trouble() {
                    @Override
                    public boolean holdsCells() {
                      return true;
                    }
                  };
              return effect(bench -> bench.wire().trouble(held));
            }),
        Injector.undone(
            "cell_sensor.bit_flip",
            (is, _, _) -> flips(is.index("cell"), (int) is.get("bit"), is.get("every")),
            CELL,
            new Parameter("bit", Kind.FACTOR, 0, 15),
            new Parameter("every", Kind.TIME, 0.1, 3600)));
  }

  /// The wire between a cell and the next one up floats: the converter pulls it down, so that the
  /// cell reads nothing and the next one what belongs to both.
  private static Effect wireOpen(int cell, int cells) {
    return effect(bench -> {
      double lost = bench.cellVoltageV(cell);
      bench.sensors().distort(SensedQuantity.CELL, cell, _ -> OPEN_V);
      if (cell + 1 < cells) {
        bench.sensors().distort(SensedQuantity.CELL, cell + 1, value -> value + lost);
      }
    });
  }

  /// The wires above two cells are in each other's place. Each channel keeps its own noise.
  private static void swapWires(Bench bench, int one, int other) {
    for (int cell = 0; cell < bench.cells(); cell++) {
      int top = swapped(cell, one, other), bottom = swapped(cell - 1, one, other);
      if (top == cell && bottom == cell - 1) continue;
      double wrongV = wireV(bench, top) - wireV(bench, bottom) - bench.cellVoltageV(cell);
      bench.sensors().distort(SensedQuantity.CELL, cell, value -> value + wrongV);
    }
  }

  private static int swapped(int wire, int one, int other) {
    return wire == one ? other : wire == other ? one : wire;
  }

  /// Voltage of the wire above a cell against B−, V; −1 is B− itself.
  private static double wireV(Bench bench, int above) {
    double volts = 0;
    for (int cell = 0; cell <= above; cell++) volts += bench.cellVoltageV(cell);
    return volts;
  }

  /// A bit of the register, counted in mV, is turned over in one reading every so often.
  private static Effect flips(int cell, int bit, double everySeconds) {
    return new Effect() {
      private long flipped = -1;

      @Override
      public void apply(Bench bench, double seconds) {
        long due = (long) (seconds / everySeconds);
        bench
            .sensors()
            .distort(
                SensedQuantity.CELL,
                cell,
                value -> {
                  if (due <= flipped) return value;
                  flipped = due;
                  return (StrictMath.round(value * 1000) ^ 1L << bit) / 1000.0;
                });
      }
    };
  }

  private static Effect broken(Target on, Arguments is, Distortion distortion) {
    return distorted(on.quantity(), on.index(is), distortion);
  }

  private static Effect distorted(SensedQuantity quantity, int index, Distortion distortion) {
    return effect(bench -> bench.sensors().distort(quantity, index, distortion));
  }

  @FunctionalInterface
  private interface SensorBreak {
    void breaks(Bench bench);
  }

  private static Effect effect(SensorBreak breaking) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        breaking.breaks(bench);
      }
    };
  }

  /// Reads for ever what it read first.
  private static final class Frozen implements Distortion {
    private double value = Double.NaN;

    @Override
    public double reads(double now) {
      if (Double.isNaN(value)) value = now;
      return value;
    }
  }
}
