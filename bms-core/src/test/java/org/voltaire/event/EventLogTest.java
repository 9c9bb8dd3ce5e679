package org.voltaire.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// The memory of what was wrong, tick by tick.
class EventLogTest {
  private static final long SECOND = 1_000_000_000L;

  private EventLog log = EventLog.EMPTY;
  private final List<Alarms.Active> active = new ArrayList<>();
  private @Nullable Fault tripped;
  private long now;

  private void tick(double seconds) {
    now += Math.round(seconds * SECOND);
    log = log.step(List.copyOf(active), tripped, false, "", now);
  }

  private void acknowledge() {
    now += SECOND / 10;
    log = log.step(List.copyOf(active), tripped, true, "", now);
  }

  /// An alarm that comes with the next tick, a tenth of a second from now.
  private void comes(Fault fault, Level level, double value) {
    long at = now + SECOND / 10;
    active.addFirst(new Alarms.Active(fault, level, at, value, 2, 3.8, 3.75));
    tick(0.1);
  }

  private void goes(Fault fault) {
    active.removeIf(alarm -> alarm.fault() == fault);
    tick(0.1);
  }

  private void opens(Fault fault) {
    tripped = fault;
    comes(fault, Level.OPEN, 3.9);
  }

  private Event only() {
    assertEquals(1, log.events().size(), log.toString());
    return log.events().getFirst();
  }

  @Test
  void whatWasWrongIsKeptAfterItIsOverUntilItIsAcknowledged() {
    comes(Fault.CELL_OVER_VOLTAGE, Level.TELL, 3.81);
    tick(5);
    goes(Fault.CELL_OVER_VOLTAGE);
    tick(3600);
    Event event = only();
    assertTrue(event.isOver());
    assertEquals(SECOND / 10, event.sinceNanos());
    assertEquals(52 * SECOND / 10, event.untilNanos());
    assertEquals(3.81, event.alarm().value());
    assertEquals(3.8, event.alarm().limit());
    acknowledge();
    assertEquals(List.of(), log.events());
  }

  @Test
  void whatIsStillThereIsMarkedAsSeenAndGoesWhenItIsOver() {
    comes(Fault.TEMPERATURE_SPREAD, Level.TELL, 16);
    acknowledge();
    assertTrue(only().acknowledged());
    goes(Fault.TEMPERATURE_SPREAD);
    assertEquals(List.of(), log.events());
  }

  @Test
  void allLevelsOfAFaultAreOneEventWithTheValueOfTheHighest() {
    comes(Fault.CELL_OVER_VOLTAGE, Level.TELL, 3.61);
    acknowledge();
    comes(Fault.CELL_OVER_VOLTAGE, Level.DERATE, 3.66);
    Event event = only();
    assertEquals(Level.DERATE, event.alarm().level());
    assertEquals(3.66, event.alarm().value());
    assertEquals(SECOND / 10, event.sinceNanos());
    assertFalse(event.acknowledged(), "what has become worse has to be seen again");
    active.removeFirst();
    tick(1);
    assertEquals(Level.DERATE, only().alarm().level(), "the highest that was reached");
    assertFalse(only().isOver());
  }

  @Test
  void anAlarmThatComesAndGoesIsOneEventWithACount() {
    for (int n = 0; n < 100; n++) {
      comes(Fault.CURRENT_LOST, Level.OPEN, Double.NaN);
      goes(Fault.CURRENT_LOST);
      tick(20);
    }
    assertEquals(100, only().count());
    assertEquals(1, log.lastNumber());
    tick(61);
    comes(Fault.CURRENT_LOST, Level.OPEN, Double.NaN);
    assertEquals(2, log.events().size(), "a minute later it is another one");
    assertEquals(1, log.events().getLast().count());
  }

  @Test
  void theFirstCauseOfAnOpeningIsMarkedAndTheOthersFollowedIt() {
    comes(Fault.TEMPERATURE_SPREAD, Level.TELL, 16);
    tick(60);
    opens(Fault.CELL_OVER_VOLTAGE);
    tick(3);
    comes(Fault.CONTACTOR_WELDED, Level.OPEN, Double.NaN);
    tick(60);
    comes(Fault.CELL_SUM_SHIFTED, Level.TELL, 0.03);
    Event before = log.events().get(0), first = log.events().get(1), then = log.events().get(2);
    assertFalse(before.isFirstCause() || before.followed(), "it was there before");
    assertTrue(first.isFirstCause());
    assertEquals(Fault.CELL_OVER_VOLTAGE, first.fault());
    assertTrue(then.followed());
    assertEquals(first.number(), then.causeNumber());
    assertEquals(0, log.events().get(3).causeNumber(), "a minute later nothing follows any more");
  }

  @Test
  void ofWhatTripsInOneTickTheCauseOfTheTripIsFirst() {
    long at = now + SECOND / 10;
    active.add(new Alarms.Active(Fault.CELL_VOLTAGE_LOST, Level.OPEN, at, Double.NaN, -1));
    active.add(new Alarms.Active(Fault.CURRENT_LOST, Level.OPEN, at, Double.NaN, -1));
    tripped = Fault.CURRENT_LOST;
    tick(0.1);
    assertTrue(log.events().get(0).followed());
    assertTrue(log.events().get(1).isFirstCause());
  }

  @Test
  void whatOpenedThePackStaysUntilItIsAcknowledgedAndReset() {
    opens(Fault.CELL_OVER_VOLTAGE);
    goes(Fault.CELL_OVER_VOLTAGE);
    acknowledge();
    tick(10);
    assertTrue(only().acknowledged(), "a tripped pack has to say why");
    tripped = null;
    tick(0.1);
    assertEquals(List.of(), log.events());

    opens(Fault.CELL_UNDER_VOLTAGE);
    goes(Fault.CELL_UNDER_VOLTAGE);
    tripped = null;
    tick(3600);
    assertTrue(only().isFirstCause(), "reset but not acknowledged");
    acknowledge();
    assertEquals(List.of(), log.events());
  }

  @Test
  void whatOpenedThePackAndComesBackWhileItIsTrippedIsTheSameEvent() {
    opens(Fault.CELL_OVER_VOLTAGE);
    goes(Fault.CELL_OVER_VOLTAGE);
    acknowledge();
    tick(3600);
    comes(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 3.95);
    assertEquals(2, only().count());
    assertEquals(3.95, only().alarm().value());
    assertFalse(only().acknowledged());
  }

  @Test
  void anOpeningThatNoLimitTellsIsAnEventToo() {
    tripped = Fault.PRECHARGE_TIMEOUT;
    tick(1);
    assertTrue(only().isFirstCause());
    assertTrue(only().isOver());
    assertEquals(Fault.PRECHARGE_TIMEOUT, only().fault());
  }

  @Test
  void aPackThatAnEarlierRunLeftTrippedHasItsCauseAsAnEvent() {
    log = EventLog.EMPTY.openedBefore(Fault.CELL_OVER_VOLTAGE);
    tripped = Fault.CELL_OVER_VOLTAGE;
    tick(1);
    assertEquals(Event.BEFORE, only().sinceNanos());
    assertTrue(only().isFirstCause());
    comes(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 3.9);
    assertEquals(3.9, only().alarm().value(), "and it is there still");
    comes(Fault.CELL_SUM_SHIFTED, Level.TELL, 0.03);
    assertFalse(log.events().getLast().followed(), "nobody knows when the pack had opened");
  }

  /// The program ends, and starts again with another monotonic clock.
  private void restarts(long nowMillis) {
    EventLog left = log.worthKeeping(now, new WallTime(nowMillis, true));
    now = 7 * SECOND;
    active.clear();
    log = left.atStart(now);
  }

  @Test
  void aRestartKeepsWhatNobodyHasSeenWithTheTimeOfTheWallClock() {
    comes(Fault.TEMPERATURE_SPREAD, Level.TELL, 16);
    acknowledge();
    opens(Fault.CELL_OVER_VOLTAGE);
    tick(3.9);
    restarts(1_000_000);
    assertEquals(Fault.CELL_OVER_VOLTAGE, only().fault(), "the other one was acknowledged");
    assertEquals(2, only().number());
    assertEquals(3.9, only().alarm().value());
    assertEquals(new WallTime(1_000_000 - 3900, true), only().began());
    assertEquals(Event.BEFORE, only().sinceNanos());
    assertTrue(only().isOver());
    tick(100);
    restarts(2_000_000);
    assertEquals(new WallTime(1_000_000 - 3900, true), only().began(), "still the first time");
  }

  @Test
  void whatComesBackSoonAfterARestartIsTheSameEventAndLaterIsAnother() {
    opens(Fault.CELL_OVER_VOLTAGE);
    tripped = null;
    tick(1);
    restarts(1_000_000);
    tick(5);
    comes(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 3.95);
    assertEquals(2, only().count());
    goes(Fault.CELL_OVER_VOLTAGE);
    restarts(2_000_000);
    tick(5);
    comes(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 3.96);
    assertEquals(2, log.events().size(), "it was over already when the run before ended");
    assertEquals(2, log.events().getLast().number());
    assertTrue(log.events().getLast().sinceNanos() > 0);
  }

  @Test
  void whereNoClockSaysWhenARunEndedItsEventsHaveNoDate() {
    opens(Fault.CELL_OVER_VOLTAGE);
    tick(3600);
    log = log.worthKeeping(now, WallTime.NONE);
    assertEquals(WallTime.NONE, only().began());
  }

  @Test
  void theListIsBoundedAndCountsWhatHadToGo() {
    opens(Fault.CELL_OVER_VOLTAGE);
    goes(Fault.CELL_OVER_VOLTAGE);
    tripped = null;
    tick(61);
    for (int n = 0; n < 200; n++) {
      comes(Fault.TEMPERATURE_SPREAD, Level.TELL, 16);
      goes(Fault.TEMPERATURE_SPREAD);
      tick(61);
    }
    assertEquals(EventLog.MOST, log.events().size());
    assertEquals(201 - EventLog.MOST, log.dropped());
    assertTrue(log.events().getFirst().isFirstCause(), "what opened the pack goes last");
    log = log.worthKeeping(now, WallTime.NONE).atStart(now);
    assertEquals(201 - EventLog.MOST, log.dropped(), "a restart is no acknowledgement");
    acknowledge();
    assertEquals(0, log.dropped());
  }

  @Test
  void aTickThatChangesNothingGivesTheSameObject() {
    comes(Fault.CELL_OVER_VOLTAGE, Level.TELL, 3.61);
    comes(Fault.CELL_OVER_VOLTAGE, Level.DERATE, 3.66);
    opens(Fault.CELL_UNDER_VOLTAGE);
    goes(Fault.CELL_UNDER_VOLTAGE);
    EventLog before = log;
    tick(1);
    assertSame(before, log);
    assertSame(EventLog.EMPTY, EventLog.EMPTY.step(List.of(), null, false, "", 1));
  }
}
