package org.voltaire.sim.scenario.run;

import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why.Cause;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.Wire;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.Drive;

/// The current that charger and load make flow: what is wanted, and as far as they obey, what the
/// BMS allows, or what they last heard of that.
final class LimitedLoad {
  private final Plant plant;
  private boolean chargerObeys = true;
  private boolean loadObeys = true;
  private @Nullable Envelope heard;
  private long heardNanos;

  LimitedLoad(Plant plant) {
    this.plant = plant;
  }

  /// Whether the charger, or the load, keeps to what the BMS allows from here on.
  void obedience(boolean charger, boolean obeys) {
    if (charger) chargerObeys = obeys;
    else loadObeys = obeys;
  }

  /// The current that flows from now on, A, positive while charging.
  ///
  /// One that obeys waits until the contactors are truly closed; one that does not pulls on
  /// whatever is there.
  ///
  /// @param wantedA what is wanted
  /// @param last what the BMS said last
  double currentA(double wantedA, Frame last, Bench bench, long nowNanos) {
    boolean obeys = wantedA > 0 ? chargerObeys : loadObeys;
    boolean waits = obeys || bench.switchgear().isEmpty();
    if (waits && !bench.connected()) return 0;
    if (!obeys || wantedA == 0) return wantedA;
    Envelope envelope = heard(last.envelope(), bench, nowNanos);
    if (wantedA > 0) {
      double allowedA = Math.min(wantedA, envelope.cclA());
      return Math.max(0, Drive.PackCeiling.capped(allowedA, envelope.cvlV(), plant));
    }
    boolean empty = last.readings().packVoltageV() < envelope.dvlV();
    return empty ? 0 : Math.max(wantedA, -envelope.dclA());
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
