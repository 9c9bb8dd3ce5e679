package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
import org.voltaire.contactor.Request;
import org.voltaire.event.Event;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.pack.Limit;
import org.voltaire.protect.Alarms;

/// What a reset must not clear, and what tells it apart from what may be reset.
class ServiceScenarioTest {
  private StepBench bench = new StepBench();

  private void trippedBy(Fault cause) {
    assertEquals(cause, bench.mode().fault(), () -> bench.frame().alarms().toString());
  }

  private List<Fault> alarms() {
    return bench.frame().alarms().stream().map(Alarms.Active::fault).distinct().toList();
  }

  @Test
  void aResetDoesNotClearAWeldedContactorAndTheServiceDoes() {
    bench.closed().run(1, Request.OPEN).contactorsReport(Feedback.CLOSED).run(3);
    trippedBy(Fault.CONTACTOR_WELDED);
    bench.contactorsReport(Feedback.OPEN).run(1).run(1, Request.RESET).run(5, Request.CLOSE);
    trippedBy(Fault.CONTACTOR_WELDED);
    assertEquals(List.of(Refusal.SERVICE_NEEDED), bench.refusals());
    bench.service("main contactor replaced");
    assertInstanceOf(Mode.Open.class, bench.mode());
    bench.contactorsReport(Feedback.UNKNOWN).closed();
  }

  /// It is repaired when the fault has gone, whatever somebody says.
  @Test
  void theServiceClearsNothingThatIsStillWrong() {
    bench.closed().run(1, Request.OPEN).contactorsReport(Feedback.CLOSED).run(3);
    bench.service("looked at it");
    trippedBy(Fault.CONTACTOR_WELDED);
  }

  @Test
  void theServiceClearsWhatAResetClearsToo() {
    bench.closed().cellStandsHighBy(2, 0.8).run(3);
    trippedBy(Fault.CELL_OVER_VOLTAGE);
    bench.cellStandsHighBy(2, 0).run(1).service("charger set right");
    assertInstanceOf(Mode.Open.class, bench.mode());
  }

  @Test
  void whatWasDoneIsKeptWithWhatOpenedThePackUntilSomebodyHasSeenIt() {
    bench.closed().run(1, Request.OPEN).contactorsReport(Feedback.CLOSED).run(3);
    bench.contactorsReport(Feedback.OPEN).run(1).run(0.1, Request.ACKNOWLEDGE);
    bench.service("main contactor replaced").run(60);
    Event event = bench.frame().events().getFirst();
    assertEquals("main contactor replaced", event.service());
    assertFalse(event.acknowledged(), "whoever looks next has not seen that");
    bench.run(0.1, Request.ACKNOWLEDGE);
    assertEquals(List.of(), bench.frame().events());
  }

  @Test
  void aServiceNeedsAReasonAndNothingElseHasOne() {
    var sample = bench.run(0.1).inputs.getLast().sample();
    for (String none : List.of("", "  ")) {
      assertThrows(
          IllegalArgumentException.class, () -> new Bms.Input(sample, Request.SERVICE, none));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Bms.Input(sample, Request.RESET, "because"));
  }

  /// A person may clear the first, and must not clear the second with it.
  @Test
  void whatTakesMoreToClearReplacesWhatTripped() {
    bench.closed().cellStandsHighBy(2, 0.8).run(3);
    trippedBy(Fault.CELL_OVER_VOLTAGE);
    bench.contactorsReport(Feedback.CLOSED).run(3);
    trippedBy(Fault.CONTACTOR_WELDED);
    assertEquals(Fault.CELL_OVER_VOLTAGE, bench.frame().events().getFirst().fault());
    assertTrue(bench.frame().events().getFirst().isFirstCause(), "the first cause stays");
  }

  /// Contacts do not weld while they are apart: the report is wrong, and a reset is enough.
  @Test
  void aContactorThatWasOpenAndReportsItselfClosedIsNoWeld() {
    bench.contactorsReport(Feedback.OPEN).run(3).contactorsReport(Feedback.CLOSED).run(3);
    trippedBy(Fault.CONTACTOR_MISMATCH);
    assertEquals(List.of(Fault.CONTACTOR_MISMATCH), alarms());
    bench.contactorsReport(Feedback.OPEN).run(1).run(0.1, Request.RESET);
    assertInstanceOf(Mode.Open.class, bench.mode());
  }

  /// The report is as old as everything else.
  @Test
  void whatAContactorReportedBeforeTheBusFailedIsNoWeld() {
    bench.closed().contactorsReport(Feedback.CLOSED).run(3).currentReads(Double.NaN);
    bench.temperatureReads(0, Double.NaN).temperatureReads(1, Double.NaN);
    for (int cell = 0; cell < 4; cell++) bench.cellGoesSilent(cell);
    bench.run(10);
    assertFalse(alarms().contains(Fault.CONTACTOR_WELDED));
  }

  @ParameterizedTest
  @EnumSource
  void itIsNeededAfterARestartToo(Fault fault) {
    if (fault.cleared() != Cleared.BY_SERVICE) return;
    bench.restartsLatched(fault).run(5, Request.CLOSE).run(1, Request.RESET);
    trippedBy(fault);
    bench.service("repaired").closed();
  }

  @Test
  void aDeeplyDischargedCellIsNotForgottenWhenItsVoltageComesBack() {
    bench = new StepBench(StepBench.withLimit(Fault.CELL_DEEP_DISCHARGE, new Limit(2.5, 2.6, 5)));
    bench.cellStandsHighBy(1, -1.4).run(10);
    trippedBy(Fault.CELL_DEEP_DISCHARGE);
    bench.cellStandsHighBy(1, 0).run(5).run(1, Request.RESET);
    trippedBy(Fault.CELL_DEEP_DISCHARGE);
  }

  /// Under-voltage has opened the contactors, and the cell comes back.
  @Test
  void theSagOfALoadIsNoDeepDischarge() {
    bench = new StepBench(StepBench.withLimit(Fault.CELL_DEEP_DISCHARGE, new Limit(2.5, 2.6, 5)));
    bench.closed().cellStandsHighBy(1, -1.4).run(3.5).cellStandsHighBy(1, -0.8).run(10);
    trippedBy(Fault.CELL_UNDER_VOLTAGE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.2, 0, 0.1})
  void aCellWithoutVoltageThatThePackLacksTooIsShorted(double volts) {
    bench.closed().cellIsShorted(1, volts).run(0.9).run(0.2);
    trippedBy(Fault.CELL_SHORTED);
    assertEquals(List.of(Fault.CELL_SHORTED), alarms());
    bench.cellIsShorted(1, Double.NaN).run(10).run(1, Request.RESET).run(5, Request.CLOSE);
    trippedBy(Fault.CELL_SHORTED);
    bench.service("cell 2 replaced").closed();
  }

  /// The sense wire at the top came off: the pack has its voltage.
  @Test
  void aCellWithoutVoltageThatThePackDoesNotLackIsALostReading() {
    bench.closed().cellReadsHighBy(3, -3.8).run(2);
    trippedBy(Fault.CELL_VOLTAGE_LOST);
  }

  @Test
  void aBrokenSenseWireIsNoShortedCell() {
    bench.closed().senseWireBreaksAbove(1).run(2);
    trippedBy(Fault.CELL_WIRE_OPEN);
    assertFalse(alarms().contains(Fault.CELL_SHORTED));
  }

  /// Cells 3 and 4 are on a board that has dropped out of the chain.
  @Test
  void neighboursThatAreMissingAreAModuleAndNeedAPerson() {
    bench.closed().cellGoesSilent(2).cellGoesSilent(3).run(2);
    trippedBy(Fault.CELL_VOLTAGE_LOST);
    bench.run(2);
    trippedBy(Fault.MODULE_MISSING);
    bench.cellReadsHighBy(2, 0).cellReadsHighBy(3, 0).run(10, Request.CLOSE);
    trippedBy(Fault.MODULE_MISSING);
    bench.run(0.1, Request.RESET).closed();
  }

  @Test
  void aBusThatIsSilentForAWhileIsNoMissingModule() {
    bench.closed();
    for (int cell = 0; cell < 4; cell++) bench.cellGoesSilent(cell);
    bench.run(20);
    trippedBy(Fault.CELL_VOLTAGE_LOST);
  }

  /// Two boards with one address: neither is ever understood, while the current is measured.
  @Test
  void aPackOfWhichNoCellWasEverSeenIsMissingItsModules() {
    for (int cell = 0; cell < 4; cell++) bench.cellGoesSilent(cell);
    bench.run(5);
    trippedBy(Fault.MODULE_MISSING);
  }

  @Test
  void aBusThatSaysNothingAtAllAtTheStartIsWaitedFor() {
    for (int cell = 0; cell < 4; cell++) bench.cellGoesSilent(cell);
    bench.currentReads(Double.NaN).run(20);
    assertFalse(alarms().contains(Fault.MODULE_MISSING));
  }

  /// It loses 0.5 V at once, the pack too, and a thermistor warms by 2 K/s.
  @Test
  void aCellThatLosesVoltageAndWarmsIsVenting() {
    bench.closed().run(10).cellIsShorted(1, 3.2);
    for (int n = 1; n <= 25; n++) bench.temperatureReads(0, 22 + 0.2 * n).run(0.1);
    trippedBy(Fault.CELL_VENTING);
  }

  @Test
  void aSensorThatLosesVoltageIsNotVenting() {
    bench.closed().run(10).cellReadsHighBy(1, -0.5);
    for (int n = 1; n <= 25; n++) bench.temperatureReads(0, 22 + 0.2 * n).run(0.1);
    trippedBy(Fault.CELL_VOLTAGE_IMPLAUSIBLE);
  }

  @Test
  void aCellThatJumpsInACoolPackIsNotVenting() {
    bench.closed().run(10).cellIsShorted(1, 3.2).run(10);
    trippedBy(Fault.CELL_VOLTAGE_IMPLAUSIBLE);
  }
}
