package org.voltaire.sim.fault;

import java.util.List;
import java.util.SplittableRandom;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.cell.Defects;

/// What can go wrong inside of cells.
final class CellInjectors {
  private static final Parameter CELL = Parameter.cell("cell");
  private static final Parameter OTHER = Parameter.cell("other");
  private static final Parameter RATE = new Parameter("rate", Kind.VOLTAGE_RATE, 1e-3, 1000);

  private CellInjectors() {}

  static List<Injector> all() {
    return List.of(
        Injector.undone(
            "cell.voltage",
            (is, _, _) -> held(is.index("cell"), is.get("to"), is.get("rate")),
            CELL,
            new Parameter("to", Kind.VOLTAGE, -1, 6),
            RATE),
        Injector.lasting(
            "cell.soc",
            "the cell keeps the charge that it was given",
            (is, _, _) -> new ChargeRamp(is.index("cell"), is.get("soc"), is.get("over")),
            CELL,
            new Parameter("soc", Kind.SHARE, 0, 1),
            new Parameter("over", Kind.TIME, 0, 86_400)),
        Injector.lasting(
            "cell.soc_pair",
            "both cells keep the charge that they were given",
            (is, _, _) ->
                once(bench -> {
                  shift(bench, is.index("cell"), is.get("by"));
                  shift(bench, is.index("other"), -is.get("by"));
                }),
            CELL,
            OTHER,
            new Parameter("by", Kind.SHARE, 0.001, 0.5)),
        Injector.lasting(
            "cell.soc_all",
            "all cells keep the charge that they were given",
            (is, profile, _) ->
                once(bench -> {
                  for (int cell = 0; cell < profile.cellsInSeries(); cell++) {
                    double by = cell % 2 == 0 ? is.get("by") : -is.get("by");
                    bench.plant().cells().charge(cell, is.get("soc") + by);
                  }
                }),
            new Parameter("soc", Kind.SHARE, 0.1, 0.9),
            new Parameter("by", Kind.SHARE, 0, 0.1)),
        Injector.lasting(
            "cell.leak",
            "the charge that leaked is gone",
            (is, _, _) ->
                cell(is.index("cell"), (bad, cell, _) -> bad.shunt(cell, is.get("resistance"))),
            CELL,
            new Parameter("resistance", Kind.RESISTANCE, 1e-6, 1e5)),
        Injector.lasting(
            "cell.leak_pulses",
            "the charge that leaked is gone",
            (is, _, seed) ->
                cell(is.index("cell"), (bad, cell, s) -> pulse(bad, cell, s, is, seed)),
            CELL,
            new Parameter("lowest", Kind.RESISTANCE, 1e-3, 1e4),
            new Parameter("highest", Kind.RESISTANCE, 1e-3, 1e4),
            new Parameter("every", Kind.TIME, 1, 3600),
            new Parameter("lasting", Kind.TIME, 0.1, 3600)),
        Injector.undone(
            "cell.resistance",
            (is, _, _) ->
                cell(is.index("cell"), (bad, cell, _) -> bad.resistance(cell, is.get("factor"))),
            CELL,
            new Parameter("factor", Kind.FACTOR, 0.1, 100)),
        Injector.undone(
            "cell.capacity",
            (is, _, _) ->
                cell(is.index("cell"), (bad, cell, _) -> bad.capacity(cell, is.get("factor"))),
            CELL,
            new Parameter("factor", Kind.FACTOR, 0.05, 2)));
  }

  @FunctionalInterface
  private interface CellBreak {
    void breaks(Defects bad, int cell, double seconds);
  }

  private static Effect cell(int cell, CellBreak breaking) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        breaking.breaks(bench.plant().cells().defects(), cell, seconds);
      }
    };
  }

  @FunctionalInterface
  private interface Deed {
    void done(Bench bench);
  }

  private static Effect once(Deed deed) {
    return new Effect() {
      @Override
      public void begin(Bench bench) {
        deed.done(bench);
      }
    };
  }

  /// A rate from which on a voltage is there at once, V/s: also at the first look.
  private static final double AT_ONCE = 100;

  /// Whatever flows, the cell's terminals come to this voltage and stay there.
  private static Effect held(int cell, double toV, double voltsPerSecond) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        double missing = toV - bench.cellVoltageV(cell);
        boolean atOnce = voltsPerSecond >= AT_ONCE;
        double offset = atOnce ? missing : towards(missing, voltsPerSecond * seconds);
        bench.plant().cells().defects().offset(cell, offset);
      }
    };
  }

  /// A cell's charge goes to a value in a straight line, whatever flows, and is then left alone.
  private static final class ChargeRamp implements Effect {
    private final int cell;
    private final double to;
    private final double overSeconds;
    private double from;
    private boolean there;

    ChargeRamp(int cell, double to, double overSeconds) {
      this.cell = cell;
      this.to = to;
      this.overSeconds = overSeconds;
    }

    @Override
    public void begin(Bench bench) {
      from = bench.soc(cell);
    }

    @Override
    public void apply(Bench bench, double seconds) {
      if (there) return;
      there = seconds >= overSeconds;
      double share = there ? 1 : seconds / overSeconds;
      bench.plant().cells().charge(cell, from + share * (to - from));
    }
  }

  private static void shift(Bench bench, int cell, double by) {
    double soc = Math.clamp(bench.soc(cell) + by, 0.0, 1.0);
    bench.plant().cells().charge(cell, soc);
  }

  private static void pulse(Defects bad, int cell, double seconds, Arguments is, long seed) {
    long period = (long) (seconds / is.get("every"));
    // A period's own number, from its own seed: no order of looking changes it.
    double chance = new SplittableRandom(seed * 1_000_003 + period).nextDouble();
    double lowest = is.get("lowest"), highest = is.get("highest");
    boolean now = seconds - period * is.get("every") < is.get("lasting");
    if (now) bad.shunt(cell, lowest + chance * (highest - lowest));
  }

  /// As far towards a value as one has come by now.
  static double towards(double value, double atMost) {
    return Math.clamp(value, -atMost, atMost);
  }
}
