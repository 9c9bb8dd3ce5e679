package org.voltaire.contactor;

/// Why the contactors would not be closed now if somebody asked. Each is a question of the test
/// that a pack passes before it closes, in this order; all are asked in every tick in which the
/// contactors are open, so that people see beforehand what stands against closing.
///
/// The sentences for people are in `refusals_en.properties` and `refusals_fr.properties`. The wire
/// holds the constant's name: a constant is never renamed.
public enum Refusal {
  /// It tripped, and a person has to reset it.
  RESET_NEEDED,
  /// It tripped by what a reset does not clear: the service has to repair it and to say so.
  SERVICE_NEEDED,
  /// It tripped, and waits until nothing has been wrong for a while.
  RECOVERING,
  /// A cell, a thermistor or the current is not known.
  NOT_MEASURED,
  /// An alarm that opens the contactors is active.
  ALARM_ACTIVE,
  /// A limit that opens the contactors is broken, though not yet for long enough.
  ALARM_PENDING,
  /// The sum of the cells is not the pack's voltage.
  SUM_WRONG,
  /// A thermistor warms although nothing flows: a cell may burn that no thermistor touches.
  WARMS_BY_ITSELF,
  /// The contactors report that they are closed already.
  REPORTED_CLOSED,
  /// The bus voltage is not known, so it cannot be precharged.
  BUS_NOT_MEASURED,
  /// Precharging has just failed; the next try is seconds away.
  PRECHARGE_PAUSE,
  /// The precharge resistor has to cool down.
  PRECHARGE_HOT
}
