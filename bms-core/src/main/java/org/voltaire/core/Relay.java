package org.voltaire.core;

/// One of the contacts that tell chargers, loads and people without a bus.
public enum Relay {
  /// A charger may work.
  CHARGE_ALLOWED,
  /// A load may work.
  DISCHARGE_ALLOWED,
  /// Something is wrong.
  ALARM;

  /// Whether that is what these say.
  public boolean isToldBy(Relays relays) {
    return switch (this) {
      case CHARGE_ALLOWED -> relays.chargeAllowed();
      case DISCHARGE_ALLOWED -> relays.dischargeAllowed();
      case ALARM -> relays.alarm();
    };
  }
}
