package org.voltaire.sim.scenario;

/// One thing that is wrong with a scenario.
///
/// @param place where it is written
/// @param found what is there
/// @param allowed what may be there
public record ScenarioProblem(Place place, String found, String allowed) {
  @Override
  public String toString() {
    return "%s: found %s, allowed: %s".formatted(place, found, allowed);
  }
}
