package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.balance.BalancePast;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.measure.CellSet;
import org.voltaire.pack.Fault;

/// Of a run, what it knew survives, and a trip that waits for a person.
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
  void knowledgeSurvivesAndAlarmsBeginAnew() {
    bench.closed().current(-20).run(600).cellStandsHighBy(2, 0.8).run(10);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    Bms.State again = restarted(5);
    assertInstanceOf(Mode.Open.class, again.mode());
    assertEquals(bench.bms.initial(0, 0.5, 0.29).alarms(), again.alarms());
    assertEquals(CellSet.NONE, again.balance().bleed());
    assertEquals(0, again.seq());
    double was = bench.frame().estimate().soc(), is = again.estimator().estimate().soc();
    assertEquals(was, is, 1e-9);
  }

  /// Contacts wear whoever runs the program.
  @Test
  void whatTheContactorsHaveDoneIsCountedOn() {
    bench.closed().current(-80).run(10).run(8, Request.OPEN).closed();
    var was = last().contactors().report().use();
    assertEquals(2, was.closings());
    assertEquals(1, was.loadOpenings());
    Bms.State again = restartedWithPast(5);
    assertEquals(was, again.contactors().report().use());
    assertInstanceOf(Mode.Open.class, again.mode());
  }

  /// A cable that comes and goes is not forgotten because somebody restarts the program.
  @Test
  void openingsOfTheLastTenMinutesAreCountedOn() {
    bench.closed();
    for (int n = 0; n < 2; n++)
      bench.cellGoesSilent(1).run(2).cellReadsHighBy(1, 0).run(10).closed();
    var soon = restartedWithPast(60);
    long now = soon.timeNanos();
    assertEquals(2, soon.contactors().openings().secondsAgo(now).size());
    assertTrue(soon.contactors().openings().secondsAgo(now).get(0) > 60);
    assertEquals(new HeaterEnergy(5, 3, 2), soon.heat().report().energy());
    var late = restartedWithPast(700);
    assertEquals(0, late.contactors().openings().secondsAgo(late.timeNanos()).size());
    var unknown = restartedWithPast(Double.NaN);
    assertEquals(2, unknown.contactors().openings().secondsAgo(now).size(), "the careful answer");
  }

  private Restart heated(HeaterEnergy energy) {
    return new Restart(
        last().estimator().memory(22), 0.5, 0, 0, ContactorPast.NONE, BalancePast.NONE, energy);
  }

  private Bms.State restartedWithPast(double offSeconds) {
    var past = ContactorPast.of(last().contactors(), last().timeNanos());
    var restart =
        new Restart(
            last().estimator().memory(22),
            Double.NaN,
            offSeconds,
            0,
            past,
            BalancePast.NONE,
            new HeaterEnergy(5, 3, 2));
    return bench.bms.initial(last().timeNanos(), restart);
  }

  /// Nothing is wrong any more, and the configuration says to close: still nobody has looked.
  @Test
  void aTripThatNeedsAPersonStillNeedsOneAfterARestart() {
    bench.closed().restartsLatched(Fault.CELL_OVER_VOLTAGE).run(60, Request.CLOSE);
    assertEquals(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1), bench.mode());
    assertEquals(List.of(), bench.frame().alarms(), "nothing is wrong");
    bench.run(0.1, Request.RESET);
    assertInstanceOf(Mode.Open.class, bench.mode());
    bench.closed();
  }

  @Test
  void aRestartedPackIsNotResetWhileSomethingIsWrong() {
    bench.closed().cellReadsHighBy(2, 0.8).restartsLatched(Fault.PRECHARGE_TIMEOUT);
    bench.run(1, Request.RESET);
    assertEquals(new Mode.Tripped(Fault.PRECHARGE_TIMEOUT, -1), bench.mode());
    bench.cellReadsHighBy(2, 0).run(0.1, Request.RESET);
    assertInstanceOf(Mode.Open.class, bench.mode());
  }

  /// A pulled cable is no reason to forget what a person has to look at.
  @Test
  void whatTripsAfterwardsDoesNotTakeTheLatchsPlace() {
    bench.restartsLatched(Fault.CELL_OVER_VOLTAGE).cellGoesSilent(1).run(5);
    bench.cellReadsHighBy(1, 0).run(10);
    assertEquals(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1), bench.mode());
  }

  /// The board was silent when the daemon ended; if it still is, that is seen again.
  @Test
  void whatPassesByItselfIsNoLatch() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> bench.start.latched(Fault.CELL_VOLTAGE_LOST));
    assertTrue(refused.toString().contains("latch: found CELL_VOLTAGE_LOST"), refused.toString());
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
    assertRefused("heater: charger_wh: found -1.0", () -> heated(new HeaterEnergy(-1, 0, 0)));
    assertRefused("heater: pack_wh: found NaN", () -> heated(new HeaterEnergy(0, Double.NaN, 0)));
    double endless = Double.POSITIVE_INFINITY;
    assertRefused("warming_wh: found Infinity", () -> heated(new HeaterEnergy(0, 0, endless)));
  }

  private static void assertRefused(String why, Runnable attempt) {
    var refused = assertThrows(IllegalArgumentException.class, attempt::run);
    assertTrue(refused.toString().contains(why), refused.toString());
  }
}
