package org.voltaire.sim.scenario;

/// Where something is written in a scenario's file.
///
/// @param line counted from 1
/// @param column counted from 1
public record Place(int line, int column) {
  /// The beginning of a file.
  public static final Place START = new Place(1, 1);

  @Override
  public String toString() {
    return "line %d, column %d".formatted(line, column);
  }
}
