package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Relays;
import org.voltaire.pi.bus.OutputPin;

/// The relays that tell chargers, loads and people what they have no bus for, driven through GPIO.
/// Without power all are released: nothing is allowed, and there is an alarm.
public final class RelayPins {
  private final Optional<OutputPin> charge;
  private final Optional<OutputPin> discharge;
  private final Optional<OutputPin> alarm;
  private final Consumer<String> notices;
  private @Nullable Relays told;
  private boolean failing;

  /// @param charge pulled while a charger may work; empty if there is none, likewise the others
  /// @param discharge pulled while a load may work
  /// @param alarm pulled while nothing is wrong
  /// @param notices told when a pin cannot be driven
  public RelayPins(
      Optional<OutputPin> charge,
      Optional<OutputPin> discharge,
      Optional<OutputPin> alarm,
      Consumer<String> notices) {
    this.charge = charge;
    this.discharge = discharge;
    this.alarm = alarm;
    this.notices = notices;
  }

  /// Drives those that say something else than before. One that is stuck keeps no other from being
  /// driven, is told once, and tried again.
  public synchronized void set(Relays relays) {
    if (relays.equals(told)) return;
    boolean obeyed = drive(charge, relays.chargeAllowed());
    obeyed &= drive(discharge, relays.dischargeAllowed());
    obeyed &= drive(alarm, !relays.alarm());
    if (obeyed && failing) notices.accept("relays obey again");
    if (obeyed) failing = false;
    told = obeyed ? relays : null;
  }

  private boolean drive(Optional<OutputPin> pin, boolean pulled) {
    if (pin.isEmpty()) return true;
    try {
      pin.get().set(pulled);
      return true;
    } catch (IOException stuck) {
      if (!failing) notices.accept("relays: " + stuck.getMessage());
      failing = true;
      return false;
    }
  }
}
