package org.voltaire.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// Four cells of 100 Ah that are compared hour by hour.
class ChargeLedgerTest {
  private static final double CAPACITY_AH = 100, DAY = 86_400;
  private final double[] missingAh = {20, 20, 20, 20}, errorAh = {0.1, 0.1, 0.1, 0.1};
  private Doubles bledAh = Doubles.of(0, 0, 0, 0);
  private ChargeLedger ledger = ChargeLedger.NONE;

  private ChargeLedger after(double seconds) {
    var needs = new CellNeeds(Doubles.of(missingAh), Doubles.of(errorAh), CellSet.NONE);
    ledger = ledger.compared(bledAh, needs, CAPACITY_AH, seconds);
    return ledger;
  }

  @Test
  void beforeCellsWereComparedNothingIsKnown() {
    assertEquals(0, ledger.leakedAh());
    assertEquals(0, ledger.unbledAh());
    assertEquals(-1, ledger.leaks());
    assertEquals(-1, ledger.unbled());
  }

  @Test
  void twoStandardDeviationsAreNotCertain() {
    after(0);
    missingAh[1] = 21;
    missingAh[2] = 18.5;
    double twoSigmaAh = 2 * Math.hypot(0.1, 0.1);
    assertEquals(1 - twoSigmaAh, after(DAY).leakedAh(), 1e-12);
    assertEquals(1, ledger.leaks());
    assertEquals(1.5 - twoSigmaAh, ledger.unbledAh(), 1e-12);
    assertEquals(2, ledger.unbled());
    missingAh[1] = 20.2;
    assertEquals(0, after(DAY).leakedAh());
  }

  @Test
  void whatWasBledCountsAsHeld() {
    after(0);
    missingAh[3] = 23;
    bledAh = Doubles.of(0, 0, 0, 3);
    assertEquals(0, after(DAY).leakedAh());
    assertEquals(0, ledger.unbledAh());
  }

  @Test
  void ofTwoCellsNobodyKnowsWhichOneMoved() {
    var needs = new CellNeeds(Doubles.of(20, 20), Doubles.of(0.1, 0.1), CellSet.NONE);
    ledger = ledger.compared(Doubles.of(0, 0), needs, CAPACITY_AH, 0);
    assertEquals(ChargeLedger.NONE, ledger);
  }

  @Test
  void cellsAreComparedWhileTheMedianIsKnownToSixTenthsOfAPercent() {
    errorAh[1] = 0.61;
    errorAh[2] = 0.61;
    assertEquals(Doubles.NONE, after(0).fromAh());
    errorAh[1] = 0.59;
    errorAh[2] = 10;
    assertEquals(Doubles.of(0, 0, 0, 0), after(0).fromAh(), "one may be known badly");
    errorAh[1] = 0.61;
    missingAh[0] = 25;
    assertEquals(0, after(DAY).leakedAh());
    assertEquals(DAY, ledger.seconds());
  }

  @Test
  void inTheFirstWeekACellThatIsKnownTwiceAsWellBeginsAnew() {
    errorAh[1] = 2;
    errorAh[2] = 0.5;
    after(0);
    missingAh[1] = 23;
    missingAh[2] = 23;
    errorAh[1] = 0.9;
    errorAh[2] = 0.3;
    after(6 * DAY);
    assertEquals(Doubles.of(0, -3, 0, 0), ledger.fromAh());
    assertEquals(Doubles.of(0.1, 0.9, 0.5, 0.1), ledger.fromErrorAh());
    assertEquals(6 * DAY, ledger.seconds());
    after(2 * DAY);
    errorAh[2] = 0.2;
    assertEquals(Doubles.of(0, -3, 0, 0), after(0).fromAh(), "not in the second");
  }

  @Test
  void afterThirtyDaysAllBeginAnew() {
    after(0);
    missingAh[1] = 23;
    assertEquals(1, after(29 * DAY).leaks());
    after(2 * DAY);
    assertEquals(Doubles.of(0, -3, 0, 0), after(0).fromAh());
    assertEquals(0, ledger.seconds());
    assertEquals(0, ledger.leakedAh());
  }
}
