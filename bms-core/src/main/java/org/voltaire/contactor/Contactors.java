package org.voltaire.contactor;

/// What drives the coils.
public enum Contactors {
  /// Everything open.
  OPEN,
  /// The bus comes up through the precharge resistor.
  PRECHARGE,
  /// The pack is connected.
  CLOSED
}
