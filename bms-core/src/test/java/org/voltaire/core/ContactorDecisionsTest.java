package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.ContactorControl;
import org.voltaire.contactor.ContactorInput;
import org.voltaire.contactor.ContactorState;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.PackSpec;

/// Each condition of the contactors' control by itself, with everything else as it should be.
class ContactorDecisionsTest {
  private static final PackSpec.PrechargeSpec USUAL = PackSpec.PrechargeSpec.USUAL;
  private static final PackSpec PRECHARGED = contactors(true, 60, false);
  private static final PackSpec DIRECT = contactors(false, 60, false);
  private static final PackSpec ONE_WAY = contactors(false, 60, true);

  private PackSpec pack = PRECHARGED;
  private ObservedBench bench = new ObservedBench(pack);
  private ContactorState state = ContactorState.INITIAL;
  private Optional<Fault> fault = Optional.empty();
  private boolean stopsOneWay, pending;
  private double warms;
  private long nanos = 5_000_000_000L;

  private static PackSpec contactors(boolean precharge, double breakA, boolean oneWay) {
    return StepBench.spec(
        new PackSpec.ContactorSpec(precharge, 3, 1, breakA, USUAL, Double.NaN, oneWay));
  }

  private ContactorDecisionsTest of(PackSpec other) {
    pack = other;
    bench = new ObservedBench(pack);
    return this;
  }

  private ContactorDecisionsTest in(Mode mode) {
    state =
        new ContactorState(
            mode, state.openings(), state.precharges(), state.report(), state.reportedOpen());
    return this;
  }

  private ContactorDecisionsTest warms(double kelvinPerMinute) {
    warms = kelvinPerMinute / 60;
    return this;
  }

  private ContactorDecisionsTest fault(Fault found) {
    fault = Optional.of(found);
    return this;
  }

  /// The mode after so many seconds more.
  private Mode after(double seconds, Request request) {
    nanos += Math.round(seconds * 1e9);
    var readings = bench.at(nanos).readings();
    var input = new ContactorInput(request, fault, stopsOneWay, pending, readings, warms, nanos);
    state = new ContactorControl(pack).step(state, input);
    return state.mode();
  }

  private Mode next() {
    return after(0.1, Request.NONE);
  }

  private List<Refusal> refusals() {
    return state.report().refusals();
  }

  private static Fault causeOf(Mode mode) {
    return assertInstanceOf(Mode.Tripped.class, mode).cause();
  }

  @Test
  void aPackWithoutPrechargeClosesWithoutABusVoltageAndOneWithDoesNot() {
    bench.busBelowPackV = Double.NaN;
    assertEquals(new Mode.Open(), after(0.1, Request.CLOSE));
    assertEquals(List.of(Refusal.BUS_NOT_MEASURED), refusals());
    of(DIRECT).bench.busBelowPackV = Double.NaN;
    assertEquals(new Mode.Closed(), after(0.1, Request.CLOSE));
  }

  @Test
  void whatAPersonHasToClearSaysThatAResetIsNeeded() {
    in(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1)).next();
    assertEquals(List.of(Refusal.RESET_NEEDED), refusals());
  }

  /// A cell may burn that no thermistor touches, and somebody says that all is repaired.
  @Test
  void aPackThatWarmsByItselfDoesNotCloseUntilItHasSettled() {
    assertEquals(new Mode.Open(), warms(2.1).after(0.1, Request.CLOSE));
    assertEquals(List.of(Refusal.WARMS_BY_ITSELF), refusals());
    warms(1.9).after(0.1, Request.CLOSE);
    assertEquals(List.of(), refusals());
  }

  @Test
  void refusalsThatStayAreNotMadeAnew() {
    bench.currentA = Double.NaN;
    next();
    List<Refusal> before = refusals();
    next();
    assertEquals(List.of(Refusal.NOT_MEASURED), before);
    assertSame(before, refusals());
  }

  @Test
  void aClosedPackRefusesNothing() {
    bench.currentA = Double.NaN;
    in(new Mode.Closed()).next();
    assertEquals(List.of(), refusals());
  }

  @Test
  void aFiftiethOfTheCapacityIsLittle() {
    bench.currentA = -0.99;
    assertEquals(new Mode.Open(), in(new Mode.Closed()).after(0.1, Request.OPEN));
    bench.currentA = -1.01;
    assertInstanceOf(Mode.Opening.class, in(new Mode.Closed()).after(0.1, Request.OPEN));
  }

  @Test
  void ofAPoorSensorFiveSigmasAreLittle() {
    of(ProtectedPacks.FULL).bench.currentA = -2.49;
    assertEquals(new Mode.Open(), in(new Mode.Closed()).after(0.1, Request.OPEN));
    bench.currentA = -2.51;
    assertInstanceOf(Mode.Opening.class, in(new Mode.Closed()).after(0.1, Request.OPEN));
  }

  @Test
  void aLoadThatDoesNotLetGoHasTheFusesTimeOnTopIfTheContactorsCannotInterruptIt() {
    bench.currentA = -61;
    in(new Mode.Closed()).after(0.1, Request.OPEN);
    assertInstanceOf(Mode.Opening.class, after(9.9, Request.NONE));
    assertEquals(new Mode.Open(), after(0.2, Request.NONE));
  }

  @Test
  void aFaultOpensAtOnceWhatIsNotClosedYetHoweverMuchFlows() {
    bench.currentA = -61;
    assertEquals(
        Fault.BUS_DEAD, causeOf(in(new Mode.Precharging(nanos)).fault(Fault.BUS_DEAD).next()));
  }

  @Test
  void whoeverOpensWhileThePackPrechargesIsObeyed() {
    bench.busBelowPackV = 10;
    assertInstanceOf(Mode.Precharging.class, in(new Mode.Precharging(nanos)).next());
    assertEquals(new Mode.Open(), after(0.1, Request.OPEN));
  }

  @Test
  void nothingIsPrechargedWhileSomethingIsAboutToTrip() {
    bench.busBelowPackV = 10;
    pending = true;
    assertEquals(new Mode.Open(), in(new Mode.Precharging(nanos)).next());
  }

  @Test
  void nothingIsPrechargedWhileAReadingIsMissing() {
    bench.busBelowPackV = 10;
    bench.tempsDegC[0] = Double.NaN;
    assertEquals(new Mode.Open(), in(new Mode.Precharging(nanos)).next());
  }

  @Test
  void aPrechargeThatWorksForgivesThoseThatDidNot() {
    failsToPrecharge();
    failsToPrecharge();
    bench.busBelowPackV = 0;
    after(10, Request.CLOSE);
    assertEquals(new Mode.Closed(), next());
    in(new Mode.Open()).failsToPrecharge();
    assertEquals(new Mode.Open(), state.mode());
  }

  @Test
  void aResetForgivesPrechargesThatFailed() {
    failsToPrecharge();
    failsToPrecharge();
    after(0.1, Request.RESET);
    failsToPrecharge();
    assertEquals(new Mode.Open(), state.mode());
  }

  @Test
  void aPrechargeThatIsBrokenOffHasNotFailed() {
    bench.busBelowPackV = 10;
    in(new Mode.Precharging(nanos)).after(0.1, Request.OPEN);
    assertEquals(0, state.precharges().failed());
    pending = true;
    in(new Mode.Precharging(nanos)).next();
    assertEquals(0, state.precharges().failed());
    in(new Mode.Precharging(nanos)).fault(Fault.BUS_DEAD).next();
    assertInstanceOf(Mode.Tripped.class, state.mode());
    assertEquals(0, state.precharges().failed());
  }

  private void failsToPrecharge() {
    bench.busBelowPackV = 14;
    after(60, Request.CLOSE);
    assertInstanceOf(Mode.Precharging.class, state.mode());
    after(3, Request.NONE);
  }

  @Test
  void whatIsClosedHasNotReportedThatItIsOpen() {
    bench.contactors = Feedback.OPEN;
    next();
    assertTrue(state.reportedOpen());
    in(new Mode.Closed()).next();
    assertFalse(state.reportedOpen());
  }

  @Test
  void ofTwoFaultsThatWhichTakesMoreToClearIsTheCause() {
    var mode = new Mode.OneWay(Fault.CHARGE_OVER_CURRENT, -1);
    assertEquals(
        Fault.CHARGE_OVER_CURRENT, causeOf(of(ONE_WAY).in(mode).fault(Fault.CURRENT_LOST).next()));
    assertEquals(
        Fault.CONTACTOR_WELDED, causeOf(of(ONE_WAY).in(mode).fault(Fault.CONTACTOR_WELDED).next()));
  }

  @Test
  void aFaultOfTheOtherDirectionOpensTheOtherSwitchAsWell() {
    stopsOneWay = true;
    var mode = new Mode.OneWay(Fault.CHARGE_OVER_CURRENT, -1);
    fault(Fault.CELL_UNDER_VOLTAGE);
    assertInstanceOf(Mode.Tripped.class, of(ONE_WAY).in(mode).next());
  }

  @Test
  void aFaultOfTheSameDirectionThatTakesMoreToClearIsRememberedInstead() {
    stopsOneWay = true;
    var mode = new Mode.OneWay(Fault.DISCHARGE_NOT_OBEYED, -1);
    fault(Fault.DISCHARGE_OVER_CURRENT);
    assertEquals(new Mode.OneWay(Fault.DISCHARGE_OVER_CURRENT, -1), of(ONE_WAY).in(mode).next());
  }

  @Test
  void oneDirectionIsNotOpenedAgainstMoreThanTheSwitchInterrupts() {
    stopsOneWay = true;
    fault(Fault.CHARGE_OVER_CURRENT).of(ONE_WAY).bench.currentA = 61;
    assertInstanceOf(Mode.Opening.class, in(new Mode.Closed()).next());
    bench.currentA = 59;
    assertEquals(new Mode.OneWay(Fault.CHARGE_OVER_CURRENT, -1), in(new Mode.Closed()).next());
  }

  @Test
  void aCurrentThatIsNotKnownMayBeALargeOne() {
    bench.currentA = Double.NaN;
    assertInstanceOf(Mode.Opening.class, in(new Mode.Closed()).after(0.1, Request.OPEN));
    assertInstanceOf(Mode.Opening.class, after(6.8, Request.NONE));
    assertEquals(new Mode.Open(), after(0.3, Request.NONE));
  }

  @Test
  void threeSecondsOfHealthHaveToBeContinuous() {
    in(new Mode.Tripped(Fault.CURRENT_LOST, -1)).next();
    assertInstanceOf(Mode.Tripped.class, after(2.9, Request.NONE));
    pending = true;
    next();
    pending = false;
    next();
    assertInstanceOf(Mode.Tripped.class, after(2.9, Request.NONE));
    assertEquals(new Mode.Open(), after(0.1, Request.NONE));
  }
}
