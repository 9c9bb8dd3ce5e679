package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;
import org.voltaire.words.RefusalWords;

/// How contactors close and open, through the whole step.
class ContactorControlTest {
  private static final PackSpec.PrechargeSpec USUAL = PackSpec.PrechargeSpec.USUAL;

  private StepBench bench = new StepBench();

  private static StepBench breaking(double breakA) {
    return new StepBench(StepBench.spec(new PackSpec.ContactorSpec(true, 3, 1, breakA, USUAL)));
  }

  @Test
  void onRequestLimitsFallFirstAndTheContactorsOpenWhenLittleFlows() {
    bench.closed().current(-30).run(1).run(0.1, Request.OPEN);
    assertInstanceOf(Mode.Opening.class, bench.mode());
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(0, bench.frame().envelope().dclA());
    assertEquals(Cause.OPENING, bench.frame().envelope().dclWhy().cause());
    bench.current(-0.5).run(0.2);
    assertEquals(new Mode.Open(), bench.mode());
    assertEquals(0, bench.frame().contactors().use().loadOpenings(), "nothing was interrupted");
  }

  @Test
  void aLoadThatDoesNotLetGoIsInterruptedAfterSevenSeconds() {
    bench.closed().current(-30).run(1).run(0.1, Request.OPEN).run(6.9);
    assertInstanceOf(Mode.Opening.class, bench.mode());
    bench.run(0.2);
    assertEquals(new Mode.Open(), bench.mode());
    ContactorUse use = bench.frame().contactors().use();
    assertEquals(1, use.closings());
    assertEquals(1, use.loadOpenings());
    assertEquals(30, use.largestBrokenA(), 1e-9);
    double packV = bench.frame().readings().packVoltageV();
    assertEquals(packV * 30 * 0.005, use.brokenJ(), 0.05);
  }

  @Test
  void whoClosesAgainWhileItOpensStaysConnected() {
    bench.closed().current(-30).run(1).run(0.5, Request.OPEN).run(0.1, Request.CLOSE);
    assertEquals(new Mode.Closed(), bench.mode());
  }

  @Test
  void aFaultOpensAtOnceEvenWhileItOpensGently() {
    bench.closed().current(-30).run(1).run(0.5, Request.OPEN).cellGoesSilent(1).run(1.2);
    assertEquals(Fault.CELL_VOLTAGE_LOST, ((Mode.Tripped) bench.mode()).cause());
  }

  @Test
  void aboveWhatTheyInterruptTheContactorsWaitThreeSecondsForTheFuse() {
    bench = breaking(60).closed().current(-80).run(0.5);
    bench.cellGoesSilent(1).run(1.2);
    var opening = assertInstanceOf(Mode.Opening.class, bench.mode());
    assertEquals(Optional.of(Fault.CELL_VOLTAGE_LOST), opening.cause());
    bench.run(2.7);
    assertInstanceOf(Mode.Opening.class, bench.mode(), "the fuse has three seconds");
    bench.run(0.3);
    assertEquals(Fault.CELL_VOLTAGE_LOST, ((Mode.Tripped) bench.mode()).cause());
    assertEquals(80, bench.frame().contactors().use().largestBrokenA(), 1e-9);
  }

  @Test
  void whenTheFuseHasMeltedTheContactorsOpenAtOnce() {
    bench = breaking(60).closed().current(-80).run(0.5).cellGoesSilent(1).run(1.2);
    bench.current(0).run(0.2);
    assertInstanceOf(Mode.Tripped.class, bench.mode());
    assertEquals(0, bench.frame().contactors().use().loadOpenings());
  }

  @Test
  void aCurrentThatIsNotKnownIsNotWaitedFor() {
    bench = breaking(60).closed().current(-80).run(0.5).currentReads(Double.NaN).run(1.2);
    assertEquals(Fault.CURRENT_LOST, ((Mode.Tripped) bench.mode()).cause());
  }

  @Test
  void moreThanTheContactorsInterruptIsToldAndOpensAfterTheFusesTime() {
    bench = breaking(60).closed().current(-80).run(0.5);
    assertEquals(Fault.BREAK_CURRENT_EXCEEDED, bench.frame().alarms().getFirst().fault());
    assertEquals(new Mode.Closed(), bench.mode());
    bench.run(3);
    assertInstanceOf(Mode.Opening.class, bench.mode());
    bench.run(3);
    assertEquals(Fault.BREAK_CURRENT_EXCEEDED, ((Mode.Tripped) bench.mode()).cause());
  }

  @Test
  void anEmptyBusThatIsUpAtOnceWasNotChargedThroughTheResistor() {
    bench.run(5).busRisesBy(1).run(0.3, Request.CLOSE);
    assertEquals(Fault.PRECHARGE_TOO_FAST, ((Mode.Tripped) bench.mode()).cause());
  }

  @Test
  void aBusThatIsStillChargedMayBeUpAtOnce() {
    bench.closed().run(0.2, Request.OPEN).busRisesBy(1).run(0.4, Request.CLOSE);
    assertEquals(new Mode.Closed(), bench.mode());
  }

  @Test
  void whereTheResistorIsKnownMoreCurrentThanItLetsThroughBreaksThePrechargeOff() {
    var known = new PackSpec.PrechargeSpec(0.15, 33);
    var spec = new PackSpec.ContactorSpec(true, 3, 1, 500, known);
    bench = new StepBench(StepBench.spec(spec));
    bench.busRisesBy(0.1).currentWhilePrecharging(-2).run(0.5, Request.CLOSE);
    assertEquals(new Mode.Open(), bench.mode());
    assertTrue(bench.refusals().contains(Refusal.PRECHARGE_PAUSE), bench.refusals().toString());
  }

  @Test
  void aSlowBusThatComesUpInTimeIsLetCome() {
    bench.busRisesBy(0.12).run(2.9, Request.CLOSE);
    assertEquals(new Mode.Closed(), bench.mode());
  }

  @Test
  void aResistorThatHasPrechargedFiveTimesInARowHasToCoolDown() {
    for (int k = 0; k < 5; k++) bench.run(1.3, Request.CLOSE).run(0.1, Request.OPEN);
    assertEquals(List.of(Refusal.PRECHARGE_HOT), bench.refusals());
    bench.run(2, Request.CLOSE);
    assertEquals(new Mode.Open(), bench.mode());
    bench.run(20).run(2, Request.CLOSE);
    assertEquals(new Mode.Closed(), bench.mode(), "after it has cooled");
  }

  @Test
  void everythingThatStandsAgainstClosingIsSaidBeforehand() {
    bench.run(0.5);
    assertEquals(List.of(), bench.refusals());
    bench.cellGoesSilent(1).contactorsReport(Feedback.CLOSED).run(0.1);
    assertEquals(
        List.of(Refusal.NOT_MEASURED, Refusal.ALARM_PENDING, Refusal.REPORTED_CLOSED),
        bench.refusals());
    bench.run(1.2);
    assertEquals(
        List.of(
            Refusal.SERVICE_NEEDED,
            Refusal.NOT_MEASURED,
            Refusal.ALARM_ACTIVE,
            Refusal.REPORTED_CLOSED),
        bench.refusals());
  }

  @Test
  void whatRecoversByItselfSaysSo() {
    bench.cellGoesSilent(1).run(1.2).cellReadsHighBy(1, 0).run(1);
    assertEquals(List.of(Refusal.RECOVERING), bench.refusals());
    bench.run(3);
    assertEquals(List.of(), bench.refusals());
  }

  @Test
  void inQuietTicksTheStateIsTheSameObject() {
    bench.closed().run(1);
    int last = bench.steps.size() - 1;
    assertSame(
        bench.steps.get(last - 1).state().contactors(), bench.steps.get(last).state().contactors());
  }

  @ParameterizedTest
  @EnumSource
  void eachRefusalHasAClauseInBothLanguages(Refusal refusal) {
    String english = RefusalWords.ENGLISH.clause(refusal);
    String french = RefusalWords.FRENCH.clause(refusal);
    assertTrue(english.length() > 10 && !english.endsWith("."), english);
    assertTrue(french.length() > 10 && !french.equals(english), french);
  }
}
