package org.voltaire.pack;

/// Everything that can be wrong with a pack: what it happens to, the unit of its number, who may
/// clear it, and which direction of the current it has to stop.
///
/// The sentences for people are in `faults_en.properties` and `faults_fr.properties`
/// ([org.voltaire.words.FaultWords]); what trips a fault is a row of one of the tables that
/// [org.voltaire.protect.ProtectionTable] joins, but for three: contactors give up with
/// `PRECHARGE_TIMEOUT` or `PRECHARGE_TOO_FAST`, and a start finds `LATCH_UNREADABLE`. Recordings
/// and the wire hold the constant's name: a constant is never renamed.
public enum Fault {
  EMERGENCY_STOP(Subject.PACK, Cleared.BY_PERSON),
  INTERLOCK_OPEN(Subject.PACK, Cleared.BY_PERSON),
  INSULATION_ALARM(Subject.PACK, Cleared.BY_PERSON),
  CELL_VENTING(Subject.CELL, Cleared.BY_SERVICE),
  TEMPERATURE_RISE(Subject.THERMISTOR, "K/s", 2, Cleared.BY_SERVICE),
  CELL_SHORTED(Subject.CELL, Cleared.BY_SERVICE),
  CELL_WIRE_OPEN(Subject.CELL, Cleared.BY_PERSON),
  CELL_WIRES_SWAPPED(Subject.CELL, Cleared.BY_PERSON),
  CELL_VOLTAGE_FROZEN(Subject.CELL, Cleared.BY_PERSON),
  CELL_VOLTAGE_IMPLAUSIBLE(Subject.CELL, Cleared.BY_PERSON),
  TEMPERATURE_FROZEN(Subject.THERMISTOR, Cleared.BY_PERSON),
  TEMPERATURE_IMPLAUSIBLE(Subject.THERMISTOR, Cleared.BY_PERSON),
  TEMPERATURE_SPREAD(Subject.THERMISTOR, "K", 1, Cleared.BY_ITSELF),
  CURRENT_IMPLAUSIBLE(Subject.PACK, Cleared.BY_PERSON),
  CURRENT_OFF_SCALE(Subject.PACK, Cleared.BY_PERSON),
  CURRENT_OFFSET(Subject.PACK, "A", 2, Cleared.BY_ITSELF),
  SHORT_CIRCUIT(Subject.PACK, "A", 0, Cleared.BY_SERVICE),
  HEATER_STUCK(Subject.THERMISTOR, "°C", 1, Cleared.BY_ITSELF),
  HEATER_NOT_OFF(Subject.PACK, "A", 1, Cleared.BY_ITSELF),
  HEATER_OVER_CURRENT(Subject.PACK, "A", 1, Cleared.BY_ITSELF),
  HEATER_NO_HEAT(Subject.PACK, Cleared.BY_ITSELF),
  HEAT_NOT_SEEN(Subject.PACK, "K", 1, Cleared.BY_ITSELF),
  HEATER_ON_PACK(Subject.PACK, Cleared.BY_ITSELF),
  CURRENT_ALTHOUGH_OPEN(Subject.PACK, "A", 1, Cleared.BY_SERVICE),
  MODULE_MISSING(Subject.CELL, Cleared.BY_PERSON),
  CELL_VOLTAGE_LOST(Subject.CELL, Cleared.BY_ITSELF),
  TEMPERATURE_LOST(Subject.THERMISTOR, Cleared.BY_ITSELF),
  CURRENT_LOST(Subject.PACK, Cleared.BY_ITSELF),
  PACK_VOLTAGE_MISMATCH(Subject.PACK, "V", 2, Cleared.BY_ITSELF),
  CELL_SUM_SHIFTED(Subject.PACK, "V", 3, Cleared.BY_ITSELF),
  CONTACTOR_WELDED(Subject.PACK, Cleared.BY_SERVICE),
  CONTACTOR_MISMATCH(Subject.PACK, Cleared.BY_PERSON),
  BUS_DEAD(Subject.PACK, "V", 1, Cleared.BY_PERSON),
  COIL_SUPPLY_LOW(Subject.PACK, "V", 1, Cleared.BY_ITSELF),
  CONNECTION_UNSTABLE(Subject.PACK, Cleared.BY_PERSON),
  PRECHARGE_TIMEOUT(Subject.PACK, Cleared.BY_PERSON),
  PRECHARGE_TOO_FAST(Subject.PACK, Cleared.BY_PERSON),
  BREAK_CURRENT_EXCEEDED(Subject.PACK, "A", 1, Cleared.BY_SERVICE),
  LATCH_UNREADABLE(Subject.PACK, Cleared.BY_SERVICE),
  CELL_OVER_VOLTAGE(Subject.CELL, "V", 3, Cleared.BY_PERSON, Stops.CHARGE),
  CELL_DEEP_DISCHARGE(Subject.CELL, "V", 3, Cleared.BY_SERVICE),
  CELL_UNDER_VOLTAGE(Subject.CELL, "V", 3, Cleared.BY_PERSON, Stops.DISCHARGE),
  CELL_SUSPECT(Subject.CELL, Cleared.BY_ITSELF),
  CELL_RESISTANCE_HIGH(Subject.CELL, "×", 1, Cleared.BY_ITSELF),
  CELL_SELF_DISCHARGE(Subject.CELL, "V", 3, Cleared.BY_ITSELF),
  SOC_IMBALANCE(Subject.CELL, "%", 1, Cleared.BY_ITSELF),
  CELL_LEAKS(Subject.CELL, "Ah", 2, Cleared.BY_ITSELF),
  BLEED_INEFFECTIVE(Subject.CELL, "Ah", 2, Cleared.BY_ITSELF),
  CELL_SPREAD(Subject.CELL, "V", 3, Cleared.BY_PERSON),
  CHARGE_NOT_OBEYED(Subject.PACK, "A", 1, Cleared.BY_PERSON, Stops.CHARGE),
  DISCHARGE_NOT_OBEYED(Subject.PACK, "A", 1, Cleared.BY_ITSELF, Stops.DISCHARGE),
  CHARGE_VOLTAGE_NOT_OBEYED(Subject.PACK, "V", 2, Cleared.BY_PERSON, Stops.CHARGE),
  INSULATION_LOW(Subject.PACK, "kΩ", 1, Cleared.BY_PERSON),
  INSULATION_LOST(Subject.PACK, Cleared.BY_ITSELF),
  BOARD_OVER_TEMPERATURE(Subject.PACK, "°C", 1, Cleared.BY_ITSELF),
  CHARGE_OVER_CURRENT(Subject.PACK, "A", 1, Cleared.BY_PERSON, Stops.CHARGE),
  DISCHARGE_OVER_CURRENT(Subject.PACK, "A", 1, Cleared.BY_PERSON, Stops.DISCHARGE),
  CHARGE_OVER_TEMPERATURE(Subject.THERMISTOR, "°C", 1, Cleared.BY_PERSON, Stops.CHARGE),
  CHARGE_UNDER_TEMPERATURE(Subject.THERMISTOR, "°C", 1, Cleared.BY_PERSON, Stops.CHARGE),
  DISCHARGE_OVER_TEMPERATURE(Subject.THERMISTOR, "°C", 1, Cleared.BY_ITSELF),
  DISCHARGE_UNDER_TEMPERATURE(Subject.THERMISTOR, "°C", 1, Cleared.BY_PERSON);

  /// What a fault happens to, and so what the index of its alarm counts.
  public enum Subject {
    /// The pack as a whole; the index is −1.
    PACK,
    /// One cell, counted from B−.
    CELL,
    /// One thermistor, in the order of the configuration.
    THERMISTOR
  }

  /// How a pack that opened for a fault may work again, the least that it takes first.
  public enum Cleared {
    /// By itself, once the fault has been gone for a while: nothing was harmed, somebody pulled a
    /// cable.
    BY_ITSELF,
    /// When a person has looked and asked for it.
    BY_PERSON,
    /// When somebody has repaired what broke, or found it sound, and says what was done. Something
    /// may have been harmed that no reading shows afterwards.
    BY_SERVICE;

    /// Whether nothing but a person lets the pack work again; then it is kept over a restart.
    public boolean byHand() {
      return this != BY_ITSELF;
    }

    /// Whether it takes more than the other.
    public boolean outranks(Cleared other) {
      return compareTo(other) > 0;
    }
  }

  /// Which direction of the current a fault that opens has to stop.
  ///
  /// Only what the current of one direction does, and the other does not make worse, stops that
  /// direction alone. A cell below the lower limit for discharging is too cold to be charged as
  /// well, one that was discharged far too deep may hold copper where charging does harm, and one
  /// that is too hot to be discharged must rest.
  public enum Stops {
    /// Both.
    BOTH,
    /// Current into the pack; it may still be discharged where a board has a switch for each.
    CHARGE,
    /// Current out of the pack; likewise it may still be charged.
    DISCHARGE
  }

  private final Subject subject;
  private final String unit;
  private final int decimals;
  private final Cleared cleared;
  private final Stops stops;

  /// A fault whose number only counts what is missing or wrong.
  Fault(Subject subject, Cleared cleared) {
    this(subject, "", 0, cleared);
  }

  /// A fault that stops both directions.
  Fault(Subject subject, String unit, int decimals, Cleared cleared) {
    this(subject, unit, decimals, cleared, Stops.BOTH);
  }

  Fault(Subject subject, String unit, int decimals, Cleared cleared, Stops stops) {
    this.subject = subject;
    this.unit = unit;
    this.decimals = decimals;
    this.cleared = cleared;
    this.stops = stops;
  }

  /// What it happens to.
  public Subject subject() {
    return subject;
  }

  /// The unit of its number; empty if the number only counts and means nothing to people.
  public String unit() {
    return unit;
  }

  /// How many decimals of its number people are shown.
  public int decimals() {
    return decimals;
  }

  /// Who may clear it.
  public Cleared cleared() {
    return cleared;
  }

  /// Which direction of the current it has to stop.
  public Stops stops() {
    return stops;
  }
}
