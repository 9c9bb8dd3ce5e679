package org.voltaire.sim.device;

import org.voltaire.measure.CellSet;
import org.voltaire.sim.bench.Bench;

/// The part of a pack that one chip is wired to: cells that lie beside each other, and thermistors.
/// Index 0 is the first of its own.
///
/// @param bench with the pack
/// @param firstCell the pack's cell at the chip's lowest input
/// @param cells how many of them
/// @param firstThermistor the pack's thermistor at the chip's first input for one
/// @param thermistors how many of them
public record Tap(Bench bench, int firstCell, int cells, int firstThermistor, int thermistors) {

  public Tap {
    if (firstCell < 0 || cells < 1 || firstCell + cells > bench.cells()) {
      throw new IllegalArgumentException(
          "tap: cells are %d from index %d, must be among the pack's %d"
              .formatted(cells, firstCell, bench.cells()));
    }
    if (firstThermistor < 0
        || thermistors < 0
        || firstThermistor + thermistors > bench.thermistors()) {
      throw new IllegalArgumentException(
          "tap: thermistors are %d from index %d, must be among the pack's %d"
              .formatted(thermistors, firstThermistor, bench.thermistors()));
    }
  }

  /// All of a pack.
  public static Tap whole(Bench bench) {
    return new Tap(bench, 0, bench.cells(), 0, bench.thermistors());
  }

  /// The true voltage of one of its cells, V.
  public double cellVoltageV(int cell) {
    return bench.cellVoltageV(firstCell + cell);
  }

  /// The true voltage over all of its cells, V.
  public double stackVoltageV() {
    if (cells == bench.cells()) return bench.packVoltageV();
    double sum = 0;
    for (int cell = 0; cell < cells; cell++) sum += cellVoltageV(cell);
    return sum;
  }

  /// The true temperature at one of its thermistors, °C.
  public double thermistorDegC(int index) {
    return bench.thermistorDegC(firstThermistor + index);
  }

  /// Which of its cells are bled.
  public CellSet bleeding() {
    CellSet all = bench.bleeding(), own = CellSet.NONE;
    if (all.isEmpty()) return own;
    for (int cell = 0; cell < cells; cell++) {
      if (all.contains(firstCell + cell)) own = own.with(cell);
    }
    return own;
  }

  /// Bleeds these of its cells and no other of them. What others are wired to stays as it is.
  public void bleed(CellSet own) {
    CellSet was = bench.bleeding(), all = CellSet.NONE;
    for (int cell = 0; cell < bench.cells(); cell++) {
      boolean mine = cell >= firstCell && cell < firstCell + cells;
      if (mine ? own.contains(cell - firstCell) : was.contains(cell)) all = all.with(cell);
    }
    bench.bleed(all);
  }
}
