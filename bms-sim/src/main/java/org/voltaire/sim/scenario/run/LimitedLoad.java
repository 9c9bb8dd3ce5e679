package org.voltaire.sim.scenario.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why.Cause;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Wire;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.Drive;
import org.voltaire.sim.scenario.ScenarioStep;

/// The current that charger and load make flow: what is wanted, and as far as they obey, what the
/// BMS allows, or what they last heard of that.
final class LimitedLoad {
  private final Plant plant;
  private Habit charger = new Habit(true, 0);
  private Habit load = new Habit(true, 0);

  /// What was heard lately, the oldest first; of what all follow, only the last is needed.
  private final Deque<HeardLimits> lately = new ArrayDeque<>();

  private @Nullable Envelope heard;
  private long heardNanos;

  /// Whether a charger or load obeys, and how late.
  private record Habit(boolean obeys, double afterSeconds) {}

  /// Limits, and since when they have been heard.
  private record HeardLimits(long sinceNanos, Envelope envelope) {}

  LimitedLoad(Plant plant) {
    this.plant = plant;
  }

  /// How the charger, or the load, keeps to what the BMS allows from here on.
  void obedience(ScenarioStep.Obedience from) {
    var habit = new Habit(from.obeys(), from.afterSeconds());
    if (from.charger()) charger = habit;
    else load = habit;
  }

  /// The current that flows from now on, A, positive while charging.
  ///
  /// One that obeys waits until the contactors are truly closed; one that does not pulls on
  /// whatever is there.
  ///
  /// @param wantedA what is wanted
  /// @param last what the BMS said last
  double currentA(double wantedA, Frame last, Bench bench, long nowNanos) {
    Habit habit = wantedA > 0 ? charger : load;
    boolean obeys = habit.obeys();
    Envelope envelope = late(heard(last.envelope(), bench, nowNanos), habit, nowNanos);
    boolean waits = obeys || bench.switchgear().isEmpty();
    if (waits && !bench.connected()) return 0;
    if (!obeys || wantedA == 0) return wantedA;
    if (wantedA > 0) {
      double allowedA = Math.min(wantedA, envelope.cclA());
      return Math.max(0, Drive.PackCeiling.capped(allowedA, envelope.cvlV(), plant));
    }
    boolean empty = last.readings().packVoltageV() < envelope.dvlV();
    return empty ? 0 : Math.max(wantedA, -envelope.dclA());
  }

  /// The limits that somebody follows who follows late.
  @SuppressWarnings("ReferenceEquality") // the very same entry of the queue
  private Envelope late(Envelope now, Habit habit, long nowNanos) {
    HeardLimits newest = lately.peekLast();
    if (newest == null || !newest.envelope().equals(now))
      lately.add(new HeardLimits(nowNanos, now));
    double longest = Math.max(charger.afterSeconds(), load.afterSeconds());
    long all = nowNanos - StrictMath.round(longest * 1e9);
    long own = nowNanos - StrictMath.round(habit.afterSeconds() * 1e9);
    HeardLimits followed = lately.getFirst(), needed = followed;
    for (HeardLimits each : lately) {
      if (each.sinceNanos() <= own) followed = each;
      if (each.sinceNanos() <= all) needed = each;
    }
    while (lately.getFirst() != needed) lately.removeFirst();
    return followed.envelope();
  }

  /// What charger and load have heard of the limits: the last that reached them, and when they have
  /// lost patience, that nothing may flow.
  private Envelope heard(Envelope told, Bench bench, long nowNanos) {
    Wire.@Nullable Trouble hiding = bench.wire().hiding();
    Envelope before = heard;
    if (hiding == null || before == null) {
      heard = told;
      heardNanos = nowNanos;
      return told;
    }
    boolean patient = (nowNanos - heardNanos) * 1e-9 < hiding.fallbackSeconds();
    return patient ? before : before.none(Cause.NOT_MEASURED);
  }
}
