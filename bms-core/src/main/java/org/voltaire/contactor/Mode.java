package org.voltaire.contactor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.pack.Fault;

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

  /// What drives the coils. Derived from the mode alone, so the two cannot disagree.
  default Contactors contactors() {
    return switch (this) {
      case Open _, Tripped _ -> Contactors.OPEN;
      case Precharging _ -> Contactors.PRECHARGE;
      case Closed _, Opening _ -> Contactors.CLOSED;
    };
  }

  /// The fault that keeps the pack open, or is opening it; `null` if none does.
  default @Nullable Fault fault() {
    return switch (this) {
      case Open _, Precharging _, Closed _ -> null;
      case Opening(long _, Optional<Fault> cause) -> cause.orElse(null);
      case Tripped(Fault cause, long _) -> cause;
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
    };
  }
}
