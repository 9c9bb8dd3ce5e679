package org.voltaire.sim.fault;

/// What a battery management system does about a fault, from doing nothing to opening for good.
public enum Reaction {
  /// It may note it, and must not open for it.
  LOG("log, no trip"),
  /// People are told.
  WARN("warn and derate"),
  /// The charge current limit is 0.
  NO_CHARGE("no charging"),
  /// The discharge current limit is 0.
  NO_DISCHARGE("no discharging"),
  /// No cell is bled.
  NO_BLEEDING("no balancing"),
  /// The heater gets nothing.
  HEATER_OFF("heater off"),
  /// Limits fall to 0, then the contactors open.
  OPEN_IN_ORDER("open in order"),
  /// The contactors open at once.
  OPEN("open now"),
  /// The contactors open at once, and nobody but the service closes them again.
  OPEN_FOR_GOOD("open for good, alarm"),
  /// More flows than the contactors break: the fuse has its time first.
  WAIT_FOR_FUSE("wait for the fuse"),
  /// The contactors do not close while it lasts.
  REFUSE("do not close");

  private final String words;

  Reaction(String words) {
    this.words = words;
  }

  /// What is done, for people.
  public String words() {
    return words;
  }

  /// Whether the contactors open.
  public boolean opens() {
    return switch (this) {
      case OPEN_IN_ORDER, OPEN, OPEN_FOR_GOOD, WAIT_FOR_FUSE -> true;
      case LOG, WARN, NO_CHARGE, NO_DISCHARGE, NO_BLEEDING, HEATER_OFF, REFUSE -> false;
    };
  }
}
