package org.voltaire.contactor;

/// What drives the coils, or the two switches of a board that has one for each direction.
public enum Contactors {
  /// Everything open.
  OPEN,
  /// The bus comes up through the precharge resistor.
  PRECHARGE,
  /// The pack is connected.
  CLOSED,
  /// Current may flow in only: the switch for discharging is open.
  CHARGE_ONLY,
  /// Current may flow out only: the switch for charging is open.
  DISCHARGE_ONLY;

  /// Whether current may flow in.
  public boolean charges() {
    return this == CLOSED || this == CHARGE_ONLY;
  }

  /// Whether current may flow out.
  public boolean discharges() {
    return this == CLOSED || this == DISCHARGE_ONLY;
  }

  /// Whether the pack is connected, in one direction at least.
  public boolean connects() {
    return charges() || discharges();
  }
}
