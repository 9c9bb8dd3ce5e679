package org.voltaire.device;

import java.util.Set;

/// What one type of device can do, whatever its settings.
///
/// @param measures the quantities that [Instrument#read] may answer with
/// @param switches the directions of current that it can interrupt; empty if none
/// @param switchesApart whether it can let one direction flow while it interrupts the other
/// @param bleeding who chooses the cells that it bleeds
/// @param mostCells in series; 0 if it is wired to no cell
/// @param mostThermistors that it has inputs for
public record Abilities(
    Set<Measurand> measures,
    Set<CurrentDirection> switches,
    boolean switchesApart,
    Bleeding bleeding,
    int mostCells,
    int mostThermistors) {

  /// Which way current flows.
  public enum CurrentDirection {
    /// Into the pack.
    CHARGE,
    /// Out of the pack.
    DISCHARGE
  }

  /// Who chooses the cells that a device bleeds.
  public enum Bleeding {
    /// It cannot bleed.
    NONE,
    /// The device itself; nobody else has a say.
    BY_ITSELF,
    /// Whoever tells it: [Actuation#bleed()].
    WHEN_TOLD
  }

  /// What a device can do that interrupts both directions together, or none.
  public Abilities(
      Set<Measurand> measures,
      Set<CurrentDirection> switches,
      Bleeding bleeding,
      int mostCells,
      int mostThermistors) {
    this(measures, switches, false, bleeding, mostCells, mostThermistors);
  }

  public Abilities {
    measures = Set.copyOf(measures);
    switches = Set.copyOf(switches);
  }

  /// Whether its switches can stand for the contactors: they must interrupt both directions.
  public boolean connectsPack() {
    return switches.containsAll(Set.of(CurrentDirection.values()));
  }
}
