package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.measure.Feedback;
import org.voltaire.pack.Fault;

/// Sensors that fail and are repaired: each failure is told by its own name and by no other, and
/// nothing is left of it afterwards.
class WrongSensorsTest {
  private static final Set<Fault> NOTHING = Set.of();

  private StepBench bench = new StepBench();

  private Fault cause() {
    return assertInstanceOf(Mode.Tripped.class, bench.mode()).cause();
  }

  /// Everything that was told since the test began.
  private Set<Fault> told() {
    var told = EnumSet.noneOf(Fault.class);
    for (Bms.Step step : bench.steps) {
      step.output().frame().alarms().forEach(each -> told.add(each.fault()));
    }
    return told;
  }

  @Test
  void aBrokenSenseWireIsToldByItsNameOnly() {
    bench.closed().senseWireBreaksAbove(1).run(10);
    assertEquals(Fault.CELL_WIRE_OPEN, cause());
    assertEquals(Set.of(Fault.CELL_WIRE_OPEN), told());
    bench.senseWireBreaksAbove(-1).run(1).run(0.1, Request.RESET).run(3, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void swappedSenseWiresKeepAPackOpenUntilAPersonHasLooked() {
    bench.senseWiresAreSwappedAbove(2).run(10, Request.CLOSE);
    assertEquals(Fault.CELL_WIRES_SWAPPED, cause());
    assertEquals(Set.of(Fault.CELL_WIRES_SWAPPED), told());
    assertEquals(2, bench.frame().alarms().getFirst().index());
    bench.run(0.1, Request.RESET).run(5, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors(), "a reset does not put wires right");
    bench.senseWiresAreSwappedAbove(-1).run(5, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors(), "nobody has looked");
    bench.run(0.1, Request.RESET).run(3, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  /// A sixth of the capacity in an hour moves these cells by 8 mV, the noise by half a millivolt.
  @Test
  void aCurrentThatReadsNothingUnderASmallSteadyLoadIsFoundWithinTwoSeconds() {
    bench.closed().current(-8).run(60).currentReads(0).run(2);
    assertEquals(Fault.CURRENT_IMPLAUSIBLE, cause());
    assertEquals(Set.of(Fault.CURRENT_IMPLAUSIBLE), told());
  }

  @Test
  void smallLoadsThatComeAndGoRaiseNoDoubt() {
    bench.closed();
    for (int i = 0; i < 60; i++) bench.current(i % 2 == 0 ? -8 : 3).run(1 + i % 7);
    assertEquals(NOTHING, told());
  }

  @Test
  void noiseThatComesAndGoesRaisesNoDoubt() {
    bench.closed().run(20).cellsScatterOver(0.17).run(60).cellsScatterOver(1e-3).run(60);
    assertEquals(NOTHING, told());
    bench.current(20).run(20).cellsScatterOver(0.17).run(60).cellsScatterOver(1e-3).run(60);
    assertEquals(NOTHING, told());
  }

  @Test
  void aCellThatReadsHighIsToldWhileACurrentFlowsToo() {
    bench.closed().current(-25).run(20).cellReadsHighBy(1, 0.03).run(8);
    assertEquals(Set.of(Fault.CELL_SUM_SHIFTED), told());
    bench.cellReadsHighBy(1, 0).run(30);
    assertEquals(0, bench.frame().alarms().size());
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  /// Bars and cables between the cells and the pack's divider drop 30 mV at 60 A.
  @Test
  void whatTheCurrentDropsBesideTheCellsIsNoShift() {
    bench.closed();
    for (int i = 0; i < 20; i++) {
      double amperes = -60 + 5 * i;
      bench.current(amperes).packReadsHighBy(0.0005 * amperes).run(15);
    }
    assertEquals(NOTHING, told());
  }

  @Test
  void aPackVoltageThatReadsNothingIsToldAndForgottenOnceItIsMended() {
    bench.closed().run(20).packReadsHighBy(-13.8).run(30);
    assertEquals(Set.of(Fault.PACK_VOLTAGE_MISMATCH), told());
    assertTrue(bench.frame().readings().packVoltageV() > 10, "the cells say what it is");
    bench.packReadsHighBy(0).run(5);
    assertEquals(0, bench.frame().alarms().size());
    bench.run(120);
    assertFalse(told().contains(Fault.CELL_SUM_SHIFTED));
  }

  @Test
  void aShortedThermistorIsMissingAndPassesByItself() {
    bench.closed().temperatureReads(0, 150).run(3);
    assertEquals(Fault.TEMPERATURE_LOST, cause());
    bench.temperatureReads(0, 22).run(5, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(Set.of(Fault.TEMPERATURE_LOST), told());
  }

  @Test
  void aThermistorThatStandsStillWhileTheOthersWarmIsToldAndPassesByItself() {
    warms();
    assertEquals(Set.of(Fault.TEMPERATURE_FROZEN), told());
    assertEquals(0, bench.frame().alarms().getFirst().index());
    assertEquals(0, bench.frame().envelope().dclA(), "nothing flows by it meanwhile");
    assertEquals(Contactors.CLOSED, bench.contactors());
    bench.temperatureReads(0, 28).run(60);
    assertEquals(0, bench.frame().alarms().size());
    assertEquals(Set.of(Fault.TEMPERATURE_FROZEN), told(), "it has not jumped, nor risen");
  }

  /// One that has come off flickers with the air of the room.
  @Test
  void aThermistorThatReadsTheRoomIsToldWhenTheOthersHaveWarmed() {
    warms(22, 22.1, 22, 22.2, 21.9);
    assertEquals(Set.of(Fault.TEMPERATURE_FROZEN), told());
    assertEquals(0, bench.frame().alarms().getFirst().index());
  }

  @Test
  void aCellThatWarmsAloneDoesNotMakeTheOthersSuspect() {
    bench = new StepBench(StepBench.withThermistors(4)).closed();
    bench.temperature(3, 45).run(60);
    assertFalse(told().contains(Fault.TEMPERATURE_FROZEN));
    assertFalse(told().contains(Fault.TEMPERATURE_IMPLAUSIBLE));
  }

  @Test
  void whatContactorsReportedLongAgoIsNotKnown() {
    bench.closed().contactorsReport(Feedback.CLOSED).contactorsReportLateBy(2);
    bench.run(0.1, Request.OPEN).run(10);
    assertEquals(Feedback.UNKNOWN, bench.frame().readings().contactors());
    assertEquals(NOTHING, told());
    bench.contactorsReportLateBy(0).run(4);
    assertEquals(Fault.CONTACTOR_WELDED, cause());
  }

  /// Three thermistors warm by 6.5 K in tenths of a kelvin, one after the other.
  ///
  /// @param first what the fourth one reads meanwhile, in turn; it stands still if that is nothing
  private void warms(double... first) {
    bench = new StepBench(StepBench.withThermistors(4)).closed();
    for (int n = 0; n < 65; n++) {
      for (int sensor = 1; sensor < 4; sensor++) {
        double[] from = {22, 23, 24, 25};
        bench.temperatureReads(sensor, from[sensor] + 0.1 * (n + 1));
        if (first.length > 0) bench.temperatureReads(0, first[n % first.length]);
        bench.run(1);
      }
    }
  }
}
