package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.event.Event;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.words.FaultWords;

/// What the whole step remembers of what was wrong.
class EventScenarioTest {
  private final StepBench bench = new StepBench();

  private Event last() {
    return bench.frame().events().getLast();
  }

  @Test
  void aTripIsTellingItsValueItsLimitAndWhatToDo() {
    bench.closed().cellStandsHighBy(2, 0.8).run(10);
    Event event = last();
    assertEquals(Fault.CELL_OVER_VOLTAGE, event.fault());
    assertEquals(Level.OPEN, event.alarm().level());
    assertTrue(event.isFirstCause());
    assertEquals(2, event.alarm().index());
    assertEquals(StepBench.LIMITS.cellOverVoltage().open().trip(), event.alarm().limit());
    assertTrue(event.alarm().value() >= event.alarm().limit());
    String said = FaultWords.ENGLISH.cause(event.alarm());
    assertTrue(said.matches("Cell 3 is at 4\\.\\d{3} V, above 4\\.100 V\\."), said);
  }

  /// A cell that came down again must not make the pack say that nothing is wrong.
  @Test
  void aTrippedPackIsNeverQuietNorIsOneWhoseTripNobodyHasSeen() {
    assertTrue(bench.closed().frame().quiet());
    bench.cellStandsHighBy(2, 0.8).run(10).cellStandsHighBy(2, 0).run(30);
    assertEquals(List.of(), bench.frame().alarms());
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    assertFalse(bench.frame().quiet());
    bench.run(0.1, Request.ACKNOWLEDGE).run(1);
    assertFalse(bench.frame().quiet(), "acknowledged, and tripped still");
    bench.run(0.1, Request.RESET).run(1);
    assertTrue(bench.frame().quiet());
  }

  @Test
  void aResetAloneForgetsNothing() {
    bench.closed().cellStandsHighBy(2, 0.8).run(10).cellStandsHighBy(2, 0).run(30);
    bench.run(0.1, Request.RESET).run(3600);
    assertInstanceOf(Mode.Open.class, bench.mode());
    assertTrue(bench.frame().events().stream().anyMatch(Event::isFirstCause));
    bench.run(0.1, Request.ACKNOWLEDGE);
    assertTrue(bench.frame().events().stream().noneMatch(Event::isFirstCause));
  }

  @Test
  void acknowledgingOpensNothingAndClosesNothing() {
    bench.closed().run(1, Request.ACKNOWLEDGE);
    assertInstanceOf(Mode.Closed.class, bench.mode());
  }

  @Test
  void whatAContactorDoesAfterATripFollowedThat() {
    bench.closed().contactorsReport(Feedback.CLOSED).cellStandsHighBy(2, 0.8).run(10);
    Event first =
        bench.frame().events().stream().filter(Event::isFirstCause).findFirst().orElseThrow();
    assertEquals(Fault.CELL_OVER_VOLTAGE, first.fault());
    assertEquals(Fault.CONTACTOR_WELDED, last().fault());
    assertEquals(first.number(), last().causeNumber());
  }

  @Test
  void aStartThatBeginsTrippedTellsWhy() {
    bench.restartsLatched(Fault.CELL_OVER_VOLTAGE).run(1);
    assertEquals(Fault.CELL_OVER_VOLTAGE, last().fault());
    assertEquals(Event.BEFORE, last().sinceNanos());
  }

  @Test
  void aQuietTickCarriesTheListOfTheTickBefore() {
    bench.closed().cellStandsHighBy(2, 0.8).run(10);
    List<Event> before = bench.frame().events();
    assertSame(before, bench.run(0.1).frame().events());
  }
}
