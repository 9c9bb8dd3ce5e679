package org.voltaire.measure;

/// What else a board or an input may say, beside voltages, temperatures and the current. Everything
/// may be missing.
///
/// @param interlock whether the interlock loop (plugs, covers) is closed; `UNKNOWN` where nothing
///   reads it
/// @param emergencyStop likewise the contact of the emergency stop: `OPEN` when it is pressed
/// @param insulationOhm between pack and case, Ω
/// @param boardDegC temperature of the chip or board that measures, °C
/// @param coilSupplyV voltage that feeds the contactors' coils, V
/// @param heater what is known of the heater
/// @param insulationContact the contact of an insulation monitor: `OPEN` when the insulation is low
///   or the monitor has failed; `UNKNOWN` where nothing reads it
public record Signals(
    Feedback interlock,
    Feedback emergencyStop,
    Measured insulationOhm,
    Measured boardDegC,
    Measured coilSupplyV,
    HeaterSignals heater,
    Feedback insulationContact) {
  private static final Measured MISSING = Measured.missing(Long.MIN_VALUE);

  /// Nothing of it is there.
  public static final Signals NONE =
      new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, MISSING, MISSING);

  /// Those of a pack whose coil supply nothing measures, and that has no heater.
  public Signals(
      Feedback interlock, Feedback emergencyStop, Measured insulationOhm, Measured boardDegC) {
    this(interlock, emergencyStop, insulationOhm, boardDegC, MISSING, HeaterSignals.NONE);
  }

  /// Those of a pack whose insulation monitor has no contact.
  public Signals(
      Feedback interlock,
      Feedback emergencyStop,
      Measured insulationOhm,
      Measured boardDegC,
      Measured coilSupplyV,
      HeaterSignals heater) {
    this(interlock, emergencyStop, insulationOhm, boardDegC, coilSupplyV, heater, Feedback.UNKNOWN);
  }

  /// What contacts say, where nothing else is measured.
  ///
  /// @param insulation of the monitor
  public static Signals ofContacts(
      Feedback interlock, Feedback emergencyStop, Feedback insulation) {
    return new Signals(
        interlock, emergencyStop, MISSING, MISSING, MISSING, HeaterSignals.NONE, insulation);
  }
}
