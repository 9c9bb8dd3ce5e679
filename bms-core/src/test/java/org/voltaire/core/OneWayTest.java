package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;

/// A pack whose board has a switch for each direction: what stops one leaves the other.
class OneWayTest {
  private final StepBench bench = new StepBench(StepBench.spec(PackSpec.ContactorSpec.oneWay(1)));

  private StepBench full() {
    bench.closed().cellStandsHighBy(1, 0.70).run(3);
    assertEquals(new Mode.OneWay(Fault.CELL_OVER_VOLTAGE, -1), bench.mode());
    return bench;
  }

  private StepBench empty() {
    bench.closed().cellStandsHighBy(2, -1.3).run(3);
    assertEquals(new Mode.OneWay(Fault.CELL_UNDER_VOLTAGE, -1), bench.mode());
    return bench;
  }

  private void loadGoesBeyondItsLimit() {
    bench.run(40).current(-(bench.frame().envelope().dclA() + 8));
    for (int i = 0; i < 100 && bench.mode() instanceof Mode.Closed; i++) bench.run(0.1);
  }

  private void stopsAll(Fault cause) {
    assertEquals(new Mode.Tripped(cause, -1), bench.mode());
  }

  @Test
  void aFullPackMayStillBeDischarged() {
    full();
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
    assertEquals("DISCHARGE_ONLY", bench.mode().label());
    var envelope = bench.frame().envelope();
    assertEquals(0, envelope.cclA());
    assertEquals(0, envelope.cvlV());
    assertEquals(Cause.SWITCHED_OFF, envelope.cclWhy().cause());
    assertTrue(envelope.dclA() > 10, envelope.toString());
    bench.current(-10).run(10);
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
    assertEquals(-10, bench.frame().readings().currentA());
  }

  @Test
  void anEmptyPackMayStillBeCharged() {
    empty();
    assertEquals(Contactors.CHARGE_ONLY, bench.contactors());
    var envelope = bench.frame().envelope();
    assertEquals(0, envelope.dclA());
    assertEquals(Cause.SWITCHED_OFF, envelope.dclWhy().cause());
    assertTrue(envelope.cclA() > 5, envelope.toString());
    bench.current(5).run(10);
    assertEquals(Contactors.CHARGE_ONLY, bench.contactors());
    assertEquals(5, bench.frame().readings().currentA());
  }

  @Test
  void relaysPermitTheDirectionThatIsLeftAndSayThatSomethingIsWrong() {
    full().run(120);
    Relays relays = bench.frame().relays();
    assertEquals(new Relays(false, true, true), relays);
  }

  @Test
  void theBlockedDirectionStaysBlockedUntilAPersonResets() {
    full().cellStandsHighBy(1, 0).run(60, Request.CLOSE);
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
    bench.run(0.1, Request.RESET);
    assertEquals(new Mode.Closed(), bench.mode());
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aResetDoesNothingWhileTheFaultIsThere() {
    full().run(5, Request.RESET);
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
  }

  @Test
  void whatPassesByItselfLetsTheDirectionComeBackByItself() {
    bench.closed();
    loadGoesBeyondItsLimit();
    assertEquals(new Mode.OneWay(Fault.DISCHARGE_NOT_OBEYED, -1), bench.mode());
    bench.current(0).run(2);
    assertEquals(Contactors.CHARGE_ONLY, bench.contactors());
    bench.run(10);
    assertEquals(new Mode.Closed(), bench.mode(), "three seconds after it has gone");
  }

  @Test
  void aFaultOfTheOtherDirectionOpensBothAndNeitherComesBackAlone() {
    full().cellStandsHighBy(2, -1.3).run(3);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.cellStandsHighBy(1, 0).cellStandsHighBy(2, 0).run(30, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.run(0.1, Request.RESET).run(1, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aFaultOfBothDirectionsOpensBothThoughAPersonIsWaitedForAlready() {
    full().currentReads(Double.NaN).run(3);
    stopsAll(Fault.CELL_OVER_VOLTAGE);
    bench.currentReads(Double.POSITIVE_INFINITY).cellStandsHighBy(1, 0).run(10, Request.CLOSE);
    stopsAll(Fault.CELL_OVER_VOLTAGE);
  }

  @Test
  void twoFaultsOfOneDirectionLeaveTheOther() {
    full().temperature(0, 51).run(10);
    assertEquals(new Mode.OneWay(Fault.CELL_OVER_VOLTAGE, -1), bench.mode());
  }

  @Test
  void aPackThatIsTooHotIsOpenedBothWays() {
    bench.closed().temperature(0, 61).run(10);
    assertEquals(Contactors.OPEN, bench.contactors());
  }

  @Test
  void aCurrentInTheBlockedDirectionOpensBothAndNeedsTheService() {
    full().currentFlowsAlthoughOpen().current(20).run(1);
    stopsAll(Fault.CURRENT_ALTHOUGH_OPEN);
  }

  @Test
  void aCurrentInTheOpenDirectionIsNone() {
    full().currentFlowsAlthoughOpen().current(-20).run(30);
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
  }

  @Test
  void switchesThatDoNotDoAsToldOpenBoth() {
    full().contactorsReport(Feedback.CLOSED).run(2);
    stopsAll(Fault.CONTACTOR_MISMATCH);
  }

  @Test
  void whatOneSwitchDoesNotSayIsNotHeldAgainstIt() {
    full().contactorsReport(Feedback.UNKNOWN).run(10);
    assertEquals(Contactors.DISCHARGE_ONLY, bench.contactors());
  }

  @Test
  void whoOpensKeepsWhatAPersonHasToClear() {
    full().run(0.1, Request.OPEN);
    stopsAll(Fault.CELL_OVER_VOLTAGE);
    bench.cellStandsHighBy(1, 0).run(0.1, Request.RESET);
    assertEquals(new Mode.Open(), bench.mode());
  }

  @Test
  void aRestartBeginsWithBothOpen() {
    full().restartsLatched(Fault.CELL_OVER_VOLTAGE).run(1, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
  }

  @Test
  void threeTimesInTenMinutesAreTooManyInOneDirectionToo() {
    for (int times = 0; times < 3; times++) {
      bench.closed();
      loadGoesBeyondItsLimit();
      assertEquals(Contactors.CHARGE_ONLY, bench.contactors(), "time " + times);
      bench.current(0);
      if (times < 2) bench.run(12);
    }
    bench.run(1);
    stopsAll(Fault.CONNECTION_UNSTABLE);
  }

  @Test
  void contactorsOpenBothDirections() {
    var contactors = new StepBench(StepBench.spec(new PackSpec.ContactorSpec(false, 3, 1)));
    contactors.closed().cellStandsHighBy(1, 0.70).run(3);
    assertEquals(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1), contactors.mode());
  }

  @Test
  void somethingIsToldWhileOneSwitchIsOpen() {
    full();
    assertFalse(bench.frame().quiet());
    assertEquals(Fault.CELL_OVER_VOLTAGE, bench.mode().trippedBy());
  }
}
