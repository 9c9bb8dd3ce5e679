package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.limit.Why.Cause;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// Readings that lie, and charger and load that do not obey: each is found, named, and nothing else
/// is.
class PlausibilityTest {
  private final StepBench bench = new StepBench();

  private Fault cause() {
    return assertInstanceOf(Mode.Tripped.class, bench.mode()).cause();
  }

  @Test
  void oneWrongReadingIsNotBelievedAndTripsNothing() {
    bench.closed().cellReadsHighBy(2, 0.256).run(0.1);
    assertTrue(Double.isNaN(bench.frame().readings().cellVoltagesV().get(2)));
    assertEquals(Cause.NOT_MEASURED, bench.frame().envelope().cclWhy().cause());
    bench.cellReadsHighBy(2, 0).run(5);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(0, bench.frame().readings().cellVoltagesV().missing());
    assertEquals(List.of(), bench.frame().alarms());
  }

  @Test
  void aCellThatJumpsWithoutACurrentOpensThePackAndIsNamed() {
    bench.closed().cellReadsHighBy(1, -0.3).run(1.1);
    assertEquals(Fault.CELL_VOLTAGE_IMPLAUSIBLE, cause());
    assertEquals(1, bench.frame().alarms().getFirst().index());
  }

  @Test
  void aLoadThatComesAndGoesMovesAllCellsAndIsNoJump() {
    bench.closed();
    for (int i = 0; i < 20; i++) bench.current(i % 2 == 0 ? -90 : 40).run(1);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertEquals(List.of(), bench.frame().alarms());
  }

  /// A cell reads 0.3 V high from the beginning: there is no jump, but the pack's voltage.
  @Test
  void aCellThatIsOffByAsMuchAsTheSumOfAllCellsIsNotBelieved() {
    bench.cellReadsHighBy(3, 0.3).run(10, Request.CLOSE);
    assertEquals(Fault.CELL_VOLTAGE_IMPLAUSIBLE, cause());
    assertEquals(3, bench.frame().alarms().getFirst().index());
  }

  @Test
  void aCellThatStandsStillWhileALoadMovesTheOthersIsFrozen() {
    bench.closed().cellStandsStill(2).run(3).current(-80).run(3);
    assertEquals(Fault.CELL_VOLTAGE_FROZEN, cause());
    assertEquals(2, bench.frame().alarms().getFirst().index());
  }

  @Test
  void cellsThatAllStandStillBecauseNothingHappensAreNotFrozen() {
    for (int cell = 0; cell < 4; cell++) bench.cellStandsStill(cell);
    bench.closed().run(600);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aBrokenSenseWireIsToldAsThatAndNotAsOverVoltageOfTheNextCell() {
    bench.closed().senseWireBreaksAbove(1).run(1);
    assertEquals(Fault.CELL_WIRE_OPEN, cause());
    assertEquals(1, bench.frame().alarms().getFirst().index());
    for (Alarms.Active alarm : bench.frame().alarms()) {
      assertTrue(alarm.fault() != Fault.CELL_OVER_VOLTAGE, alarm.toString());
    }
  }

  @Test
  void aCurrentSensorThatIsTheWrongWayRoundIsFoundAtTheFirstLoad() {
    bench.currentReadsReversed().closed().current(-40).run(2);
    assertEquals(Fault.CURRENT_IMPLAUSIBLE, cause());
  }

  @Test
  void aCurrentSensorThatIsDeadIsFoundAtTheFirstLoad() {
    bench.currentReads(0).closed().current(-40).run(2);
    assertEquals(Fault.CURRENT_IMPLAUSIBLE, cause());
  }

  @Test
  void aCurrentSensorThatDiesUnderLoadIsFound() {
    bench.closed().current(-40).run(60).currentReads(0).run(2.2);
    assertEquals(Fault.CURRENT_IMPLAUSIBLE, cause());
  }

  /// Half a second of it now and then is a glitch; it must not add up over hours.
  @Test
  void shortContradictionsWithQuietBetweenThemDoNotAddUp() {
    bench.closed();
    for (int i = 0; i < 12; i++) {
      bench.current(-40).currentReads(40).run(0.4);
      bench.current(0).currentReads(0).run(60);
      assertEquals(Contactors.CLOSED, bench.contactors(), "time " + i);
    }
  }

  @Test
  void aResetBelievesThePresentReadingsUntilTheyContradictThemselvesAgain() {
    bench.closed().cellReadsHighBy(1, 0.06).run(5).cellReadsHighBy(1, 0.2).run(1.1);
    assertEquals(Fault.CELL_VOLTAGE_IMPLAUSIBLE, cause());
    bench.cellReadsHighBy(1, 0).run(3).run(0.1, Request.RESET).run(5, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  @Test
  void aThermistorThatComesOffAndReadsTheRoomIsNotBelieved() {
    bench.temperature(0, 40).run(60).closed().temperatureReads(0, 20).run(1.2);
    assertEquals(Fault.TEMPERATURE_IMPLAUSIBLE, cause());
  }

  @Test
  void aTemperatureThatRisesByAKelvinASecondOpensLongBeforeItIsTooHot() {
    bench.closed();
    for (int i = 0; i < 150 && bench.contactors() == Contactors.CLOSED; i++) {
      bench.temperatureReads(1, 23 + 0.1 * i).run(0.1);
    }
    assertEquals(Fault.TEMPERATURE_RISE, cause());
    assertEquals(1, bench.frame().alarms().getFirst().index());
  }

  @Test
  void aChargerThatGoesBeyondItsLimitIsToldThenStoppedThenCutOff() {
    bench.closed().current(54).run(1);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertTrue(told(Fault.CHARGE_NOT_OBEYED, Level.TELL));
    bench.run(2);
    assertEquals(0, bench.frame().envelope().cclA());
    assertEquals(Cause.NOT_OBEYED, bench.frame().envelope().cclWhy().cause());
    bench.run(5);
    assertEquals(Fault.CHARGE_NOT_OBEYED, cause());
  }

  @Test
  void aChargerMayTakeAMomentToFollowALimitThatFalls() {
    bench.closed().current(40).run(5).cellStandsHighBy(1, 0.4).run(1.5);
    double cclA = bench.frame().envelope().cclA();
    assertTrue(cclA < 30, "the limit has fallen");
    assertFalse(told(Fault.CHARGE_NOT_OBEYED, Level.TELL));
    bench.current(0.9 * cclA).run(60);
    assertEquals(Contactors.CLOSED, bench.contactors());
    assertFalse(told(Fault.CHARGE_NOT_OBEYED, Level.TELL));
  }

  @Test
  void aCableThatComesAndGoesLocksThePackOutAtTheThirdTime() {
    bench.closed();
    for (int i = 0; i < 3; i++) {
      bench.cellGoesSilent(0).run(2, Request.CLOSE).cellReadsHighBy(0, 0).run(10, Request.CLOSE);
    }
    assertEquals(Fault.CONNECTION_UNSTABLE, cause());
    bench.run(600, Request.CLOSE);
    assertEquals(Contactors.OPEN, bench.contactors());
    bench.run(0.1, Request.RESET).run(3, Request.CLOSE);
    assertEquals(Contactors.CLOSED, bench.contactors());
  }

  private boolean told(Fault fault, Level level) {
    return bench.frame().alarms().stream()
        .anyMatch(alarm -> alarm.fault() == fault && alarm.level() == level);
  }
}
