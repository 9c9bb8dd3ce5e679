package org.voltaire.contactor;

import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Watches a bus come up through the precharge resistor. What it must do in between is known, so a
/// short circuit or a broken resistor is seen within a fraction of a second, before the resistor
/// has taken much heat:
///
///     u(t) = U (1 − exp(−t/τ))      τ = R C <= timeout / 3, or 95 % would not be reached in time
///     i(t) = (U − u) / R            where the resistor is known
///
/// - below a quarter of the slowest such curve: it does not rise, or a load holds it down;
/// - up faster than any capacitor that is worth precharging lets it: a main contactor is welded, or
///   there is no capacitor;
/// - more current than the resistor can let through: something else is closed.
///
/// Only measurements from after the beginning count.
final class PrechargeCheck {
  /// How close the bus must be to the pack before the main contactor may close, and how far it must
  /// have been from it before its rise says something.
  private static final double UP_SHARE = 0.95, EMPTY_SHARE = 0.5;

  /// Share of the slowest allowed curve below which the bus does not rise.
  private static final double RISES_SHARE = 0.25;

  /// Before this, contacts may still be moving, s.
  private static final double SETTLED_SECONDS = 0.15;

  /// A current is too large from this share above what the resistor lets through.
  private static final double CURRENT_SHARE = 1.5;

  private final PackSpec.ContactorSpec spec;
  private final double leastA;

  PrechargeCheck(PackSpec pack) {
    this.spec = pack.contactors();
    this.leastA = Math.max(0.01 * pack.capacityAh(), 5 * pack.currentErrorA());
  }

  /// What is to be done.
  enum PrechargeVerdict {
    /// It goes on.
    RISING,
    /// The main contactor may close.
    UP,
    /// The bus does not rise as it must.
    FAILED,
    /// It rose faster than it can.
    TOO_FAST
  }

  /// @param sinceNanos when the relay was told to close
  /// @param fromV bus voltage then, V; `NaN` if not known
  PrechargeVerdict verdict(long sinceNanos, double fromV, ContactorInput now) {
    Readings readings = now.readings();
    double busV = readings.busVoltageV(), packV = highestPackV(readings);
    double seconds = (now.nowNanos() - sinceNanos) * 1e-9;
    double measured = (now.busNanos() - sinceNanos) * 1e-9;
    if (busV >= UP_SHARE * packV) {
      boolean rose = fromV < EMPTY_SHARE * packV;
      boolean fast = rose && measured < spec.precharging().fastestSeconds();
      return fast ? PrechargeVerdict.TOO_FAST : PrechargeVerdict.UP;
    }
    if (!(seconds < spec.prechargeTimeoutSeconds())) return PrechargeVerdict.FAILED;
    if (!(measured >= SETTLED_SECONDS)) return PrechargeVerdict.RISING;
    boolean rises = busV >= RISES_SHARE * slowestV(packV, measured);
    return rises && !tooMuchFlows(readings, packV, busV)
        ? PrechargeVerdict.RISING
        : PrechargeVerdict.FAILED;
  }

  /// Where the slowest bus that comes up in time is, V.
  private double slowestV(double packV, double seconds) {
    double tauSeconds = spec.prechargeTimeoutSeconds() / 3;
    return packV * (1 - StrictMath.exp(-seconds / tauSeconds));
  }

  private boolean tooMuchFlows(Readings readings, double packV, double busV) {
    double lets = CURRENT_SHARE * (packV - busV) / spec.precharging().resistorOhm();
    return Math.abs(readings.currentA()) > lets + leastA;
  }

  /// The pack's voltage as its terminals or its cells say, whichever is more: a sense wire that
  /// came off reads 0 V, and against 0 V every bus is precharged. `NaN` if nothing is known.
  private static double highestPackV(Readings readings) {
    double terminalsV = readings.packVoltageV();
    return Math.max(terminalsV, terminalsV + readings.sumErrorV());
  }
}
