package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.measure.CellSet;

/// Of a run, only what it knew survives.
class RestartTest {
  private final StepBench bench = new StepBench();

  private Bms.State last() {
    return bench.steps.getLast().state();
  }

  private Bms.State restarted(double offSeconds) {
    FilterMemory memory = last().estimator().memory(22);
    long now = last().timeNanos() - StepBench.TICK_NANOS;
    return bench.bms.initial(
        now, new Restart(memory, last().estimator().shownSoc(), offSeconds, 0));
  }

  @Test
  void knowledgeSurvivesAndLatchesDoNot() {
    bench.closed().current(-20).run(600).cellStandsHighBy(2, 0.8).run(10);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    Bms.State again = restarted(5);
    assertInstanceOf(Mode.Open.class, again.mode());
    assertEquals(bench.bms.initial(0, 0.5, 0.29).alarms(), again.alarms());
    assertEquals(CellSet.NONE, again.bleed());
    assertEquals(0, again.seq());
    double was = bench.frame().estimate().soc(), is = again.estimator().estimate().soc();
    assertEquals(was, is, 1e-9);
  }

  /// People saw 59.8 %; they do not see anything else because somebody restarted a program.
  @Test
  void theShownSocDoesNotJump() {
    bench.closed().current(-20).run(600);
    double shown = last().estimator().shownSoc();
    Bms.Step first = bench.bms.step(restarted(0), bench.inputs.getLast());
    assertEquals(shown, first.output().frame().estimate().shownSoc(), 0.002);
  }

  @Test
  void theMemoryOfOtherCellsIsRefused() {
    bench.run(1, Request.NONE);
    FilterMemory four = last().estimator().memory(22);
    var three = new FilterMemory(50, 22, four.cells().subList(0, 3));
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> bench.bms.initial(0, new Restart(three, 0.5, 0, 0)));
    assertTrue(
        refused.toString().contains("cells: found 3, allowed: 4, as configured"),
        refused.toString());
  }

  @Test
  void impossibleTimesAndSocsAreRefusedByName() {
    bench.run(1);
    FilterMemory memory = last().estimator().memory(22);
    assertRefused("shown_soc: found 1.2", () -> new Restart(memory, 1.2, 0, 0));
    assertRefused("time off: found -1.0", () -> new Restart(memory, 0.5, -1, 0));
    assertRefused("time unseen: found -1.0", () -> new Restart(memory, 0.5, 0, -1));
  }

  private static void assertRefused(String why, Runnable attempt) {
    var refused = assertThrows(IllegalArgumentException.class, attempt::run);
    assertTrue(refused.toString().contains(why), refused.toString());
  }
}
