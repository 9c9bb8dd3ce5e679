package org.voltaire.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Cells that are measured and have no voltage, and readings that only look like that.
class CollapsedCellsTest {
  private static final long NOW = 100_000_000_000L;

  private double[] saidV = {3.3, 0.05, 3.5};
  private double packV = 6.85;
  private long cellsAt = NOW;

  private CellSet collapsed() {
    var sample =
        new Sample(
            NOW,
            new MeasuredRow(Doubles.of(saidV), cellsAt),
            new MeasuredRow(Doubles.of(20), NOW),
            new Measured(0, NOW),
            new Measured(packV, NOW),
            new Measured(0, NOW),
            CellSet.NONE,
            Feedback.UNKNOWN,
            Signals.NONE,
            NOW);
    return CollapsedCells.in(
        sample, new SampleCheck(3, 1, 1, SensorRange.ANY, SensorRange.ANY).apply(sample, 0), 0.1);
  }

  @Test
  void aCellWithoutVoltageIsMissingInThePacksVoltageAsWell() {
    assertEquals(CellSet.of(1), collapsed());
    packV = 10.2;
    assertEquals(CellSet.NONE, collapsed(), "the pack has it: a wire is broken");
    packV = 6.94;
    assertEquals(CellSet.of(1), collapsed());
    packV = 6.96;
    assertEquals(CellSet.NONE, collapsed());
  }

  @Test
  void whereNothingMeasuresThePackTheReadingCounts() {
    packV = Double.NaN;
    assertEquals(CellSet.of(1), collapsed());
  }

  @Test
  void aCellThatSaysNothingHasNotCollapsed() {
    saidV = new double[] {3.3, Double.NaN, 0.05};
    packV = Double.NaN;
    assertEquals(CellSet.of(2), collapsed());
  }

  @Test
  void aPackOfWhichNothingIsKnownHasNotCollapsed() {
    packV = Double.NaN;
    cellsAt = NOW - 2_000_000_000L;
    assertEquals(CellSet.NONE, collapsed(), "too old");
    cellsAt = NOW;
    saidV = new double[] {0, 0, 0};
    assertEquals(CellSet.NONE, collapsed(), "the board does not measure yet");
  }

  @Test
  void whereNoCellIsMissingNoneHas() {
    saidV = new double[] {3.3, 3.4, 3.5};
    packV = 10.2;
    assertEquals(CellSet.NONE, collapsed());
  }
}
