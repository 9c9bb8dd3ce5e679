package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.pack.Fault;

/// A cell that discharges itself while the pack rests is told of; cells that differ are not.
class RestDriftTest {
  private final StepBench bench = new StepBench();

  private boolean told() {
    return bench.frame().alarms().stream()
        .anyMatch(each -> each.fault() == Fault.CELL_SELF_DISCHARGE);
  }

  /// Time goes by with a cell that loses so much voltage in an hour.
  private void rest(int minutes, int cell, double voltsPerHour, double fromV) {
    for (int minute = 1; minute <= minutes; minute++) {
      bench.cellStandsHighBy(cell, fromV - minute * voltsPerHour / 60).run(60);
    }
  }

  @Test
  void aCellThatFallsBehindTheOthersIsNamedAfterTwoHoursOfRest() {
    bench.run(7300);
    rest(90, 2, 0.005, 0);
    assertTrue(told());
    assertEquals(2, bench.frame().alarms().getFirst().index());
  }

  @Test
  void cellsThatDifferAllTheTimeAreNotToldOf() {
    bench.cellStandsHighBy(1, -0.03).run(7300);
    rest(90, 1, 0, -0.03);
    assertTrue(bench.frame().quiet());
  }

  @Test
  void whatACurrentDoesIsNoSelfDischarge() {
    bench.run(7300).closed().current(-5).run(10);
    rest(60, 2, 0.01, 0);
    assertFalse(told());
  }
}
