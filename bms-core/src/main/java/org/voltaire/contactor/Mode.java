package org.voltaire.contactor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Stops;

/// What the contactors are doing and why. Each mode carries exactly the memory it needs and no
/// more, so a precharge timer outside precharge cannot be written down. [ContactorControl] leads
/// from one to the next.
///
/// ```
///  Open ──close──▶ Precharging ──bus at 95 %──▶ Closed ──open──▶ Opening ──little flows──▶ Open
///   ▲ ▲                │   │                      │                 │
///   │ └─open, unhealthy┘   └─given up, fault─▶ Tripped ◀─────fault──┘
///   └──── reset, or the fault has gone by itself ──┘
/// ```
///
/// Where a board has a switch for each direction, a fault of one direction leads from Closed to
/// OneWay, and what lets Tripped go to Open lets OneWay go back to Closed. A fault of the other
/// direction, one of both, or a person who opens leads on to Tripped.
///
/// Without a precharge resistor, Open goes to Closed at once. Open goes on only if no [Refusal]
/// stands.
public sealed interface Mode {

  /// Disconnected, because nobody asked for anything else.
  record Open() implements Mode {}

  /// Connecting through the precharge resistor.
  record Precharging(long sinceNanos) implements Mode {}

  /// Connected.
  record Closed() implements Mode {}

  /// Connected still: all limits are 0, and the contactors open when little flows any more, or
  /// after a while.
  ///
  /// @param cause the fault that opens them, while more flows than they can interrupt; empty if a
  ///   person asked
  record Opening(long sinceNanos, Optional<Fault> cause) implements Mode {}

  /// Disconnected because of a fault.
  ///
  /// @param cause what tripped first, or what tripped since and takes more to clear
  /// @param healthySinceNanos since when nothing has been wrong any more; −1 while something is
  record Tripped(Fault cause, long healthySinceNanos) implements Mode {}

  /// Connected in one direction: a fault has opened the switch of the other, which its
  /// [Fault#stops] names.
  ///
  /// @param cause what opened it first, or what came since, stops the same and takes more to clear
  /// @param healthySinceNanos as in [Tripped]
  record OneWay(Fault cause, long healthySinceNanos) implements Mode {
    /// @throws IllegalArgumentException if the fault stops both directions
    public OneWay {
      if (cause.stops() == Stops.BOTH) {
        throw new IllegalArgumentException(
            "one way: found %s, allowed: a fault that stops one direction".formatted(cause));
      }
    }
  }

  /// What drives the coils. Derived from the mode alone, so the two cannot disagree.
  default Contactors contactors() {
    return switch (this) {
      case Open _, Tripped _ -> Contactors.OPEN;
      case Precharging _ -> Contactors.PRECHARGE;
      case Closed _, Opening _ -> Contactors.CLOSED;
      case OneWay(Fault cause, long _) ->
          cause.stops() == Stops.CHARGE ? Contactors.DISCHARGE_ONLY : Contactors.CHARGE_ONLY;
    };
  }

  /// The fault that opened the pack or one of its switches, and is not cleared yet; `null` if none
  /// did.
  default @Nullable Fault trippedBy() {
    return switch (this) {
      case Open _, Precharging _, Closed _, Opening _ -> null;
      case Tripped(Fault cause, long _) -> cause;
      case OneWay(Fault cause, long _) -> cause;
    };
  }

  /// The fault that keeps the pack or one of its switches open, or is opening it; `null` if none
  /// does.
  default @Nullable Fault fault() {
    return switch (this) {
      case Opening(long _, Optional<Fault> cause) -> cause.orElse(null);
      case Open _, Precharging _, Closed _, Tripped _, OneWay _ -> trippedBy();
    };
  }

  /// The mode's name for people and programs.
  default String label() {
    return switch (this) {
      case Open _ -> "OPEN";
      case Precharging _ -> "PRECHARGING";
      case Closed _ -> "CLOSED";
      case Opening _ -> "OPENING";
      case Tripped _ -> "TRIPPED";
      case OneWay _ -> contactors().name();
    };
  }
}
