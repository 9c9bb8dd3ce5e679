package org.voltaire.sim.fault;

/// What a pack does when a fault comes, so that the fault shows.
public enum Precondition {
  /// Closed, nothing flows.
  IDLE("idle"),
  /// Charged with a constant current.
  CHARGING("charging"),
  /// Discharged with a constant current.
  DISCHARGING("discharging"),
  /// The load changes every few seconds.
  LOAD_STEPS("load steps"),
  /// A load of 1 C.
  FULL_LOAD("a load of 1 C"),
  /// Charged to its target, nearly full.
  TOPPING("charging, nearly full"),
  /// Cells are bled.
  BALANCING("balancing"),
  /// Discharged and charged again.
  CYCLE("a full cycle"),
  /// A car drives.
  DRIVING("driving"),
  /// The contactors are open.
  PARKED("contactors open"),
  /// The contactors are open, and the heater works.
  HEATING("heating"),
  /// It is so before the first look at the pack.
  FOUND("found so at the start"),
  /// It is so before the contactors are asked to close.
  STARTING("closing"),
  /// It is so at the first start, and then a load comes.
  FIRST_LOAD("the first load"),
  /// It comes before the contactors are asked to open.
  OPENING("opening"),
  /// The pack is closed and opened again and again.
  CLOSING_OFTEN("closing again and again");

  private final String words;

  Precondition(String words) {
    this.words = words;
  }

  /// What goes on, for people.
  public String words() {
    return words;
  }
}
