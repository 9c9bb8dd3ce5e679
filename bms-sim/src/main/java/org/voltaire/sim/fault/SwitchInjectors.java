package org.voltaire.sim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.Contactor;
import org.voltaire.sim.pack.InterlockLoop.Interlock;
import org.voltaire.sim.pack.Switchgear;

/// What can go wrong with contactors, precharge, interlock and insulation.
///
/// Parts of the switchgear are broken once and repaired once, because a contact remembers where it
/// is.
final class SwitchInjectors {
  private static final double SLOWEST = 100;

  private SwitchInjectors() {}

  static List<Injector> all() {
    List<Injector> all = new ArrayList<>();
    Map<String, Function<Switchgear, Contactor>> contactors =
        new TreeMap<>(Map.of("positive", Switchgear::positive, "negative", Switchgear::negative));
    contactors.forEach((name, one) -> all.addAll(contactor(name + "_contactor.", one)));
    all.addAll(precharge());
    all.addAll(loops());
    return all;
  }

  private static List<Injector> contactor(String name, Function<Switchgear, Contactor> one) {
    return List.of(
        Injector.lasting(
            name + "weld",
            "a new contactor was put in, and whatever else was wrong with the old one went with it",
            (_, _, _) -> part(gear -> one.apply(gear).weld(), gear -> one.apply(gear).repair())),
        Injector.undone(
            name + "refuse",
            (_, _, _) ->
                part(gear -> one.apply(gear).refuse(true), gear -> one.apply(gear).refuse(false))),
        Injector.undone(
            name + "aux_inverted",
            (_, _, _) ->
                part(
                    gear -> one.apply(gear).aux(Contactor.Aux.INVERTED),
                    gear -> one.apply(gear).aux(Contactor.Aux.TRUE))),
        Injector.undone(
            name + "slow",
            (is, _, _) ->
                part(
                    gear -> one.apply(gear).slow(is.get("factor")),
                    gear -> one.apply(gear).slow(1)),
            new Parameter("factor", Kind.FACTOR, 1, SLOWEST)),
        Injector.undone(
            name + "bounce",
            (is, _, _) ->
                part(
                    gear -> one.apply(gear).bounce((int) is.get("times"), is.get("each")),
                    gear -> one.apply(gear).bounce(0, is.get("each"))),
            new Parameter("times", Kind.FACTOR, 1, 50),
            new Parameter("each", Kind.TIME, 1e-4, 1)));
  }

  private static List<Injector> precharge() {
    var each = new Parameter("every", Kind.TIME, 0.2, 3600);
    return List.of(
        Injector.lasting(
            "precharge.resistor_open",
            "a new resistor was put in",
            (_, _, _) ->
                part(gear -> gear.resistor().open(true), gear -> gear.resistor().open(false))),
        Injector.undone(
            "precharge.no_capacitor",
            (_, _, _) ->
                part(
                    gear -> gear.busCapacitanceF(0),
                    gear -> gear.busCapacitanceF(gear.spec().busCapacitanceF()))),
        Injector.undone(
            "coils.forced_precharge",
            (is, _, _) ->
                forced(s -> {
                  double every = is.get("every");
                  boolean over = s >= every * is.get("times");
                  if (over) return null;
                  return s % every < every / 2 ? Contactors.PRECHARGE : Contactors.OPEN;
                }),
            new Parameter("times", Kind.FACTOR, 1, 1000),
            each),
        Injector.undone(
            "coils.forced_closed",
            (is, _, _) -> forced(s -> s < is.get("for") ? Contactors.CLOSED : null),
            new Parameter("for", Kind.TIME, 0.05, Double.POSITIVE_INFINITY)),
        Injector.undone(
            "coils.sag",
            (is, _, _) ->
                new Effect() {
                  private boolean sags;

                  @Override
                  public void begin(Bench bench) {
                    supply(bench, true);
                  }

                  @Override
                  public void apply(Bench bench, double seconds) {
                    if (sags && seconds >= is.get("for")) supply(bench, false);
                  }

                  @Override
                  public void end(Bench bench) {
                    supply(bench, false);
                  }

                  private void supply(Bench bench, boolean low) {
                    sags = low;
                    Switchgear gear = gear(bench);
                    gear.coilSupplyV(low ? is.get("to") : gear.spec().coilV());
                  }
                },
            new Parameter("to", Kind.VOLTAGE, 0, 60),
            new Parameter("for", Kind.TIME, 0.05, Double.POSITIVE_INFINITY)));
  }

  private static List<Injector> loops() {
    return List.of(
        Injector.undone(
            "interlock.open",
            (_, _, _) ->
                part(
                    gear -> gear.interlocks().open(Interlock.HVIL, true),
                    gear -> gear.interlocks().open(Interlock.HVIL, false))),
        Injector.undone(
            "e_stop.pressed",
            (_, _, _) ->
                part(
                    gear -> gear.interlocks().open(Interlock.E_STOP, true),
                    gear -> gear.interlocks().open(Interlock.E_STOP, false))),
        Injector.undone(
            "e_stop.report_stuck",
            (_, _, _) ->
                part(
                    gear -> gear.interlocks().reportStuck(Interlock.E_STOP, true),
                    gear -> gear.interlocks().reportStuck(Interlock.E_STOP, false))),
        Injector.undone(
            "insulation.leak",
            (is, _, _) ->
                part(
                    gear -> gear.insulation().ohm(is.get("resistance")),
                    gear -> gear.insulation().ohm(gear.spec().insulationOhm())),
            new Parameter("resistance", Kind.RESISTANCE, 0, 1e9)),
        Injector.undone(
            "insulation.monitor_silent",
            (_, _, _) ->
                part(
                    gear -> gear.insulation().silent(true),
                    gear -> gear.insulation().silent(false))));
  }

  @FunctionalInterface
  private interface GearWork {
    void on(Switchgear gear);
  }

  private static Effect part(GearWork breaking, GearWork repairing) {
    return new Effect() {
      @Override
      public void begin(Bench bench) {
        breaking.on(gear(bench));
      }

      @Override
      public void end(Bench bench) {
        repairing.on(gear(bench));
      }
    };
  }

  /// What drives the coils whatever the BMS says; nothing for leaving them to it.
  @FunctionalInterface
  private interface CoilForce {
    @Nullable Contactors at(double seconds);
  }

  private static Effect forced(CoilForce hand) {
    return new Effect() {
      @Override
      public void apply(Bench bench, double seconds) {
        bench.force(hand.at(seconds));
      }

      @Override
      public void end(Bench bench) {
        bench.force(null);
      }
    };
  }

  private static Switchgear gear(Bench bench) {
    return bench
        .switchgear()
        .orElseThrow(() -> new IllegalStateException("a bench without contactors was not refused"));
  }
}
