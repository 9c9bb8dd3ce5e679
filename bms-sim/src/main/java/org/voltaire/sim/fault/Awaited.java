package org.voltaire.sim.fault;

/// What the project still lacks for a row of the catalogue.
public enum Awaited {
  /// Nothing.
  NOTHING(""),
  /// A host that can be stopped, starved and cut off, with its disk and its watchdog.
  HOST_AND_DISK("host and disk"),
  /// Keys, commands and the limits of a link.
  SECURITY("security"),
  /// The protections and registers of the measuring chip, and a second sensor beside it.
  AFE_REGISTERS("AFE registers"),
  /// Charging stations and sites.
  STATIONS("stations");

  private final String words;

  Awaited(String words) {
    this.words = words;
  }

  /// What, for people; empty for nothing.
  public String words() {
    return words;
  }
}
