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

  /// So many looks that what is known now has been so for long.
  private ChargeLedger settled() {
    for (int look = 0; look < 2000; look++) after(60);
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
    after(8 * DAY);
    missingAh[1] = 21;
    missingAh[2] = 18.5;
    double twoSigmaAh = 2 * Math.hypot(0.1, 0.1);
    assertEquals(1 - twoSigmaAh, settled().leakedAh(), 1e-3);
    assertEquals(1, ledger.leaks());
    assertEquals(1.5 - twoSigmaAh, ledger.unbledAh(), 1e-3);
    assertEquals(2, ledger.unbled());
    missingAh[1] = 20.2;
    assertEquals(0, settled().leakedAh());
  }

  @Test
  void oneLookAloneSaysLittle() {
    after(0);
    after(8 * DAY);
    missingAh[1] = 28;
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
  void theBeginningIsAMeanOfAWeekInWhichWhatIsKnownBetterCountsMore() {
    errorAh[1] = 0.5;
    after(0);
    missingAh[1] = 23;
    errorAh[1] = 0.05;
    for (int look = 0; look < ChargeLedger.RECENT_SECONDS / 60; look++) after(60);
    assertEquals(-3 * 100 / 101.0, ledger.fromAh().get(1), 1e-9);
    assertEquals(Math.sqrt(2 / (1 / 0.25 + 1 / 0.0025)), ledger.fromErrorAh().get(1), 1e-9);
    assertEquals(2 * ChargeLedger.RECENT_SECONDS, ledger.knownSeconds(), 1e-6);
    after(7 * DAY);
    Doubles from = ledger.fromAh();
    missingAh[1] = 20;
    assertEquals(from, settled().fromAh(), "not in the second week");
  }

  @Test
  void afterThirtyDaysAllBeginAnew() {
    after(0);
    after(8 * DAY);
    missingAh[1] = 23;
    assertEquals(1, settled().leaks());
    after(21 * DAY);
    after(DAY);
    assertEquals(-3, ledger.fromAh().get(1), 1e-3);
    assertEquals(0, ledger.seconds());
    assertEquals(0, ledger.leakedAh());
  }

  @Test
  void anErrorOfNothingIsTakenForALittle() {
    errorAh[1] = 0;
    after(0);
    after(60);
    assertEquals(Doubles.of(0, 0, 0, 0), ledger.fromAh());
    assertEquals(1e-6, ledger.fromErrorAh().get(1), 1e-9);
  }
}
