package org.voltaire.sim.fault;

import org.voltaire.sim.pack.PackProfile;

/// Of how many modules, each with a board in a chain, a pack that ships is built.
final class Modules {
  /// Series cells of one Tesla module.
  private static final int TESLA_CELLS = 6;

  private Modules() {}

  /// How many there are; 1 for a pack that is no chain.
  static int of(PackProfile profile) {
    return switch (profile.name()) {
      case "tesla-2x6s74p", "model-s-85" -> profile.cellsInSeries() / TESLA_CELLS;
      default -> 1;
    };
  }

  /// The first cell of a module, both from 0; of one past the last, the number of cells.
  static int firstCell(PackProfile profile, int module) {
    return module * profile.cellsInSeries() / of(profile);
  }

  /// Which module a thermistor sits in, both from 0.
  static int ofThermistor(PackProfile profile, int thermistor) {
    return profile.cellAtThermistor(thermistor) * of(profile) / profile.cellsInSeries();
  }
}
