package org.voltaire.sim.fault;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.fault.Injection.Said;
import org.voltaire.sim.pack.PackProfile;

/// The faults of a bench: injected, going on with its time, cleared again. One per bench; several
/// faults at once; safe for the threads that look at the bench.
///
/// After each step of the bench everything is mended, and then every fault breaks its part anew in
/// the order in which they came. So a fault that is cleared leaves no trace in the others, and the
/// same faults at the same times give the same bits.
public final class Faults {
  private static final long SEED = 0x5EED;

  /// A fault that was injected and not cleared.
  ///
  /// @param injection with all figures
  /// @param sinceSeconds on the bench's clock
  public record ActiveInjection(Injection injection, double sinceSeconds) {}

  private record RunningInjection(ActiveInjection active, Effect effect) {}

  private final Bench bench;
  private final long seed;
  private final List<RunningInjection> running = new ArrayList<>();
  private int injected;

  private Faults(Bench bench, long seed) {
    this.bench = bench;
    this.seed = seed;
  }

  /// A bench to be broken.
  public static Faults on(Bench bench) {
    return on(bench, SEED);
  }

  /// A bench to be broken.
  ///
  /// @param seed decides all chance in faults
  /// @throws IllegalStateException if something breaks it already
  public static Faults on(Bench bench, long seed) {
    var faults = new Faults(bench, seed);
    bench.disturb(faults::until);
    return faults;
  }

  /// Injects a row of the catalogue, with its usual figures but for what is said.
  ///
  /// @throws Refused if it is not there, impossible on this pack, or has been injected already
  public ActiveInjection inject(String id, Said... said) {
    PackProfile profile = bench.plant().profile();
    return inject(Injection.of(Catalogue.row(id), profile, List.of(said)));
  }

  /// Injects a fault. It counts at once.
  ///
  /// @throws Refused if the same has been injected already
  public ActiveInjection inject(Injection injection) {
    synchronized (bench) {
      var need = injection.row().needs();
      if (need == FaultRow.Need.CONTACTORS && bench.switchgear().isEmpty()) {
        throw new Refused(injection.row().id() + " on a pack with transistors", need.allowed());
      }
      for (RunningInjection each : running) {
        Injection there = each.active.injection();
        if (same(there, injection)) {
          String what = injection.row().id() + " " + injection.place();
          throw new Refused(what.strip() + ", which is there already", "clear it first");
        }
      }
      var active = new ActiveInjection(injection, bench.timeSeconds());
      var maker = injection.row().maker().orElseThrow();
      long own = seed * 31 + injection.row().id().hashCode() * 1_000_003L + injected++;
      Effect effect = maker.make().of(injection.arguments(), bench.plant().profile(), own);
      effect.begin(bench);
      running.add(new RunningInjection(active, effect));
      breakAnew(bench.timeSeconds());
      return active;
    }
  }

  /// Clears a row, wherever it was injected.
  ///
  /// @return what was cleared
  /// @throws Refused if it is not there
  public List<ActiveInjection> clear(String id) {
    synchronized (bench) {
      Catalogue.row(id);
      List<RunningInjection> gone = running.stream().filter(each -> id(each).equals(id)).toList();
      if (gone.isEmpty()) throw new Refused("clear " + id, among());
      return cleared(gone);
    }
  }

  /// Clears all of them.
  ///
  /// @return what was cleared; may be none
  public List<ActiveInjection> clearAll() {
    synchronized (bench) {
      return cleared(List.copyOf(running));
    }
  }

  /// Those that were injected and not cleared, in order.
  public List<ActiveInjection> active() {
    synchronized (bench) {
      return running.stream().map(RunningInjection::active).toList();
    }
  }

  private List<ActiveInjection> cleared(List<RunningInjection> gone) {
    running.removeAll(gone);
    for (RunningInjection each : gone) each.effect.end(bench);
    bench.mend();
    breakAnew(bench.timeSeconds());
    return gone.stream().map(RunningInjection::active).toList();
  }

  private String among() {
    if (running.isEmpty()) return "nothing, as no fault is there";
    return "one of " + String.join(", ", running.stream().map(Faults::id).distinct().toList());
  }

  private static String id(RunningInjection each) {
    return each.active.injection().row().id();
  }

  private static boolean same(Injection one, Injection other) {
    return one.row().id().equals(other.row().id()) && one.place().equals(other.place());
  }

  private void until(double timeSeconds) {
    // A bench without faults is left alone.
    if (!running.isEmpty()) breakAnew(timeSeconds);
  }

  private void breakAnew(double timeSeconds) {
    bench.mend();
    for (RunningInjection each : running)
      each.effect.apply(bench, timeSeconds - each.active.sinceSeconds());
    bench.settleDefects();
  }
}
