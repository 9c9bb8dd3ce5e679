package org.voltaire.contactor;

import java.util.Optional;
import org.voltaire.measure.Readings;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.PackSpec;

/// What the contactors are doing and why. Each mode carries exactly the memory it needs and no
/// more, so a precharge timer outside precharge cannot be written down.
///
/// ```
///  Open ──close──▶ Precharging ──bus at 95 %──▶ Closed ──open──▶ Open
///   ▲ ▲                │   │                      │
///   │ └─open, unhealthy┘   └─timeout, fault─▶ Tripped ◀─fault─ (any)
///   └──── reset, or the fault has gone by itself ──┘
/// ```
///
/// Without a precharge resistor, Open goes to Closed at once.
public sealed interface Mode {
  /// How close the bus must be to the pack before the main contactor may close.
  double PRECHARGED_FRACTION = 0.95;

  /// How long everything must be healthy before a pack that tripped works again by itself.
  long RECOVERY_NANOS = 3_000_000_000L;

  /// Disconnected, because nobody asked for anything else.
  record Open() implements Mode {}

  /// Connecting through the precharge resistor.
  record Precharging(long sinceNanos) implements Mode {}

  /// Connected.
  record Closed() implements Mode {}

  /// Disconnected because of a fault.
  ///
  /// @param cause what tripped first, or what tripped since and needs a person
  /// @param healthySinceNanos since when nothing has been wrong any more; −1 while something is
  record Tripped(Fault cause, long healthySinceNanos) implements Mode {}

  /// What drives the coils. Derived from the mode alone, so the two cannot disagree.
  default Contactors contactors() {
    return switch (this) {
      case Open _, Tripped _ -> Contactors.OPEN;
      case Precharging _ -> Contactors.PRECHARGE;
      case Closed _ -> Contactors.CLOSED;
    };
  }

  /// The mode's name for people and programs.
  default String label() {
    return switch (this) {
      case Open _ -> "OPEN";
      case Precharging _ -> "PRECHARGING";
      case Closed _ -> "CLOSED";
      case Tripped _ -> "TRIPPED";
    };
  }

  /// The mode after this tick. Faults are looked at first, in one place, for every mode.
  ///
  /// @param fault what has tripped, if anything has
  /// @param healthy nothing has tripped, nothing is about to, nothing is missing; required to
  ///   close, not to stay so
  static Mode next(
      PackSpec.ContactorSpec spec,
      Mode was,
      Request request,
      Optional<Fault> fault,
      boolean healthy,
      Readings readings) {
    if (fault.isPresent() && !(was instanceof Tripped)) return new Tripped(fault.get(), -1);
    long now = readings.timeNanos();
    return switch (was) {
      case Open open -> {
        if (request != Request.CLOSE || !healthy) yield open;
        yield spec.precharge() ? new Precharging(now) : new Closed();
      }
      case Precharging(long since) -> {
        if (request == Request.OPEN || !healthy) yield new Open();
        if (readings.busVoltageV() >= PRECHARGED_FRACTION * highestPackV(readings)) {
          yield new Closed();
        }
        if (now - since >= Math.round(spec.prechargeTimeoutSeconds() * 1e9)) {
          yield new Tripped(Fault.PRECHARGE_TIMEOUT, -1);
        }
        yield was;
      }
      case Closed closed -> request == Request.OPEN ? new Open() : closed;
      case Tripped(Fault cause, long _)
          when cause.cleared() == Cleared.BY_ITSELF
              && fault.map(Fault::cleared).orElse(cause.cleared()) == Cleared.BY_PERSON ->
          new Tripped(fault.orElse(cause), -1);
      case Tripped tripped -> recovered(tripped, request, healthy, now);
    };
  }

  /// The pack's voltage as its terminals or its cells say, whichever is more: a sense wire that
  /// came off reads 0 V, and against 0 V every bus is precharged. `NaN` if nothing is known.
  private static double highestPackV(Readings readings) {
    double terminalsV = readings.packVoltageV();
    return Math.max(terminalsV, terminalsV + readings.sumErrorV());
  }

  private static Mode recovered(Tripped was, Request request, boolean healthy, long now) {
    if (!healthy) return was.healthySinceNanos() < 0 ? was : new Tripped(was.cause(), -1);
    if (request == Request.RESET) return new Open();
    return switch (was.cause().cleared()) {
      case BY_PERSON -> was;
      case BY_ITSELF -> {
        if (was.healthySinceNanos() < 0) yield new Tripped(was.cause(), now);
        yield now - was.healthySinceNanos() >= RECOVERY_NANOS ? new Open() : was;
      }
    };
  }
}
