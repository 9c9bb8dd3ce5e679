package org.voltaire.pack;

/// Everything that can be wrong with a pack, and who may declare it right again.
public enum Fault {
  CELL_VOLTAGE_LOST("a cell voltage is not measured", Recovery.WHEN_GONE),
  TEMPERATURE_LOST("a temperature is not measured", Recovery.WHEN_GONE),
  CURRENT_LOST("the current is not measured", Recovery.WHEN_GONE),
  PACK_VOLTAGE_MISMATCH("the cells do not add up to the pack voltage", Recovery.WHEN_GONE),
  CONTACTOR_MISMATCH("the contactors do not do what they were told", Recovery.BY_PERSON),
  PRECHARGE_TIMEOUT("the bus did not come up in time", Recovery.BY_PERSON),
  CELL_OVER_VOLTAGE("a cell's voltage is too high", Recovery.BY_PERSON),
  CELL_UNDER_VOLTAGE("a cell's voltage is too low", Recovery.BY_PERSON),
  CHARGE_OVER_CURRENT("too much current flows in", Recovery.BY_PERSON),
  DISCHARGE_OVER_CURRENT("too much current flows out", Recovery.BY_PERSON),
  CHARGE_OVER_TEMPERATURE("too hot to charge", Recovery.BY_PERSON),
  CHARGE_UNDER_TEMPERATURE("too cold to charge", Recovery.BY_PERSON),
  DISCHARGE_OVER_TEMPERATURE("too hot", Recovery.BY_PERSON),
  DISCHARGE_UNDER_TEMPERATURE("too cold", Recovery.BY_PERSON);

  /// How a pack that opened for a fault may work again.
  public enum Recovery {
    /// By itself, once the fault has been gone for a while: nothing was harmed, somebody pulled a
    /// cable.
    WHEN_GONE,
    /// When a person has looked and asked for it.
    BY_PERSON
  }

  private final String meaning;
  private final Recovery recovery;

  Fault(String meaning, Recovery recovery) {
    this.meaning = meaning;
    this.recovery = recovery;
  }

  /// What it means, for people: a clause without a full stop.
  public String meaning() {
    return meaning;
  }

  /// Who may declare it right again.
  public Recovery recovery() {
    return recovery;
  }
}
