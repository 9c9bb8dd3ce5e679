package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.balance.BalanceInput;
import org.voltaire.balance.BalancePast;
import org.voltaire.balance.BalanceReport;
import org.voltaire.balance.BalanceState;
import org.voltaire.balance.Balancing;
import org.voltaire.balance.BleedPhase;
import org.voltaire.balance.CellNeeds;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;

/// Balancing of four cells of 50 Ah, second by second, on a board that does what it is told.
class BalancingTest {
  private static final double SECOND = 1e9;

  private double[] missingAh = {20, 20, 20, 20}, cellsV = {3.7, 3.7, 3.7, 3.7};
  private double errorAh = 0.02, currentA, tempDegC = 22, boardDegC = Double.NaN;
  private boolean tripped, isNew = true;
  private CellSet unfit = CellSet.NONE, sticks = CellSet.NONE;
  private Balancing balancing = new Balancing(StepBench.SPEC);
  private BalanceState state = BalanceState.INITIAL;
  private long now;

  private Readings readings() {
    var signals =
        new Signals(
            Feedback.UNKNOWN,
            Feedback.UNKNOWN,
            Measured.missing(now),
            new Measured(boardDegC, now),
            Measured.missing(now),
            Signals.NONE.heater());
    return new Readings(
        now,
        Doubles.of(cellsV),
        0,
        isNew,
        Doubles.of(tempDegC, tempDegC),
        0,
        currentA,
        0,
        Doubles.of(cellsV).sum(),
        0,
        Double.NaN,
        state.bleed().and(sticks),
        Feedback.UNKNOWN,
        signals);
  }

  private BalancingTest second() {
    now += (long) SECOND;
    for (int cell : state.bleed().cells()) missingAh[cell] += cellsV[cell] / 40 / 3600;
    Doubles errors = Doubles.generate(missingAh.length, _ -> errorAh);
    var needs = new CellNeeds(Doubles.of(missingAh), errors, unfit);
    state = balancing.step(state, new BalanceInput(readings(), () -> needs, tripped, 1));
    return this;
  }

  private BalancingTest seconds(int count) {
    for (int k = 0; k < count; k++) second();
    return this;
  }

  /// In its first week a comparison learns how it began.
  private BalancingTest week() {
    second();
    now += (long) (8 * 86_400 * SECOND);
    return second();
  }

  private double twoSigmaAh() {
    return 2 * Math.hypot(errorAh, errorAh);
  }

  private boolean bleeds() {
    for (int k = 0; k < 60; k++) if (!second().state.bleed().isEmpty()) return true;
    return false;
  }

  private double doneSeconds() {
    return balancing.report(state, readings()).doneSeconds();
  }

  @Test
  void aCellThatHoldsTooMuchLosesThatMuchAndNoMoreWithinThePredictedTime() {
    missingAh[1] = 19.5;
    double predicted = second().doneSeconds();
    int took = 0;
    while (doneSeconds() > 0 && took < 100_000) {
      second();
      took++;
    }
    assertEquals(predicted, took, 0.05 * predicted);
    assertEquals(20, missingAh[1], 0.05, "all are full at the same time");
    assertTrue(missingAh[1] < 20, "it never loses too much");
    assertEquals(missingAh[1] - 19.5, state.bledAh().get(1), 1e-9);
    assertEquals(0, state.bledAh().get(0) + state.bledAh().get(2) + state.bledAh().get(3));
  }

  @Test
  void aPredictionCountsTheTurnsOfBothKindsOfCells() {
    missingAh[0] = 19.8;
    missingAh[1] = 19.7;
    missingAh[3] = 19.6;
    double predicted = second().doneSeconds();
    int took = 0;
    while (doneSeconds() > 0 && took < 100_000) {
      second();
      took++;
    }
    assertEquals(predicted, took, 0.1 * predicted);
  }

  @Test
  void neighboursNeverBleedTogetherAndVoltagesAreMeasuredInBetween() {
    missingAh[3] = 30;
    missingAh[2] = 20;
    int quiet = 0, bled = 0;
    for (int k = 0; k < 600; k++) {
      second();
      var cells = state.bleed();
      if (cells.isEmpty()) quiet++;
      else bled++;
      for (int cell = 0; cell < 3; cell++) {
        assertFalse(cells.contains(cell) && cells.contains(cell + 1), cells.toString());
      }
    }
    assertTrue(state.bledAh().get(0) > 0 && state.bledAh().get(1) > 0 && state.bledAh().get(2) > 0);
    assertEquals(0.1, (double) quiet / (quiet + bled), 0.03);
  }

  @Test
  void ofMoreThanMayBleedAtOnceThoseThatOweMostAreFirst() {
    balancing = new Balancing(StepBench.withBleed(new PackSpec.Bleed(true, 3.6, 0.01, 1)));
    missingAh[0] = 19.8;
    missingAh[2] = 19.5;
    cellsV[0] = 3.71;
    assertTrue(bleeds());
    assertEquals(CellSet.of(2), state.bleed());
    missingAh[0] = 19;
    cellsV[2] = 3.72;
    seconds(60);
    assertEquals(CellSet.of(0), state.bleed());
  }

  @Test
  void asManyBleedAsTheBoardStands() {
    missingAh = new double[] {19.8, 20, 19.7, 20, 19.6, 20};
    cellsV = new double[] {3.7, 3.7, 3.7, 3.7, 3.7, 3.7};
    balancing = new Balancing(StepBench.withCells(6));
    assertTrue(bleeds());
    assertEquals(CellSet.of(2, 4), state.bleed());
  }

  /// LFP: 0.1 V for all of the plateau, 4 V for the last twentieth.
  @Test
  void howWellChargeIsKnownAgainstOthersIsVoltageOverSlope() {
    var lfp = OcvCurve.through(Doubles.of(0, 0.1, 0.95, 1), Doubles.of(2.8, 3.2, 3.3, 3.5));
    var soc = Doubles.of(0.99, 0.6, 0.99);
    var sigma = Doubles.of(0.01, 0.03, 0.2);
    var needs = CellNeeds.of(soc, sigma, Doubles.of(50, 50, 50), lfp, CellSet.NONE);
    assertEquals(0.5, needs.missingAh().get(0), 1e-9);
    assertEquals(50 * Math.hypot(0.002 / 4, 0.02 * 0.01), needs.errorAh().get(0), 1e-3);
    assertEquals(50 * Math.hypot(0.002 / 0.1176, 0.02 * 0.4), needs.errorAh().get(1), 1e-2);
    assertEquals(10, needs.errorAh().get(2), 0.01, "it may be anywhere on the curve");
  }

  @Test
  void cellsWithoutANeighbourThatOwesNeedNotTakeTurns() {
    missingAh[0] = 19.5;
    missingAh[3] = 19.5;
    double predicted = second().doneSeconds();
    assertTrue(bleeds());
    assertEquals(CellSet.of(0, 3), state.bleed());
    int took = 0;
    for (; doneSeconds() > 0 && took < 100_000; took++) second();
    assertEquals(predicted, took, 0.05 * predicted);
  }

  @Test
  void anExcessWithinItsErrorIsNotBled() {
    errorAh = 0.2;
    missingAh[1] = 19.5;
    assertFalse(bleeds());
  }

  /// On LFP's plateau nobody knows who holds more.
  @Test
  void whatIsNotKnownDecidesNothingAndWhatWasDecidedIsBledAllTheSame() {
    errorAh = 5;
    missingAh[1] = 15;
    assertFalse(bleeds());
    errorAh = 0.02;
    missingAh[1] = 19;
    assertTrue(bleeds());
    errorAh = 5;
    double owedAh = state.owedAh().get(1);
    missingAh[1] = 25;
    seconds(600);
    double bledAh = 540 * 3.7 / 40 / 3600;
    assertEquals(owedAh - bledAh, state.owedAh().get(1), 0.1 * bledAh);
  }

  @Test
  void anExcessThatIsCertainThoughNotKnownIsBledAsFarAsItIsCertain() {
    errorAh = 2;
    missingAh[1] = 5;
    second();
    assertEquals(15 - 2 * Math.hypot(2, 2), state.owedAh().get(1), 1e-9);
  }

  @Test
  void itIsBledUnderAnyCurrentButDecidedUnderSmallOnesOnly() {
    missingAh[1] = 19;
    currentA = -40;
    assertFalse(bleeds());
    currentA = -2;
    assertTrue(bleeds());
    currentA = -40;
    assertTrue(bleeds());
  }

  @Test
  void aCellThatContradictsItselfIsNeitherBledNorTheMeasureOfOthers() {
    unfit = CellSet.of(2);
    missingAh[2] = 40;
    assertFalse(bleeds());
    missingAh[2] = 0;
    assertFalse(bleeds());
  }

  @Test
  void nothingIsBledFromAPackThatIsColdOrTrippedOrFromABoardThatIsHot() {
    missingAh[1] = 19;
    tempDegC = 4;
    assertFalse(bleeds(), "cold");
    tempDegC = 22;
    tripped = true;
    assertFalse(bleeds(), "tripped");
    tripped = false;
    boardDegC = 81;
    assertFalse(bleeds(), "a hot board");
    boardDegC = 60;
    assertTrue(bleeds());
  }

  @Test
  void nothingIsBledFromACellThatIsNearlyEmptyNorWhileOneIsMissing() {
    missingAh[1] = 19;
    cellsV[1] = 3.09;
    assertFalse(bleeds(), "tell 3.00 V, over at 3.10 V");
    cellsV[1] = 3.2;
    assertTrue(bleeds());
    cellsV[3] = Double.NaN;
    second();
    assertFalse(bleeds());
  }

  /// 3.7 V over 5 Ω are 2.7 W; 90 K/W would make that 250 °C.
  @Test
  void aResistorThatWouldBecomeTooHotRestsInBetween() {
    var weak = new PackSpec.Bleed(true, 3.6, 0.01, 2, 5, 90, 110);
    balancing = new Balancing(StepBench.withBleed(weak));
    missingAh[1] = 15;
    double hottest = 0;
    int on = 0;
    for (int k = 0; k < 3600; k++) {
      second();
      if (state.warmerK().size() > 0) hottest = Math.max(hottest, state.warmerK().get(1));
      if (!state.bleed().isEmpty()) on++;
    }
    assertTrue(22 + 15 + hottest < 120, "one second late at most: " + hottest);
    assertTrue(on > 600, "and is used as far as it may: " + on);
  }

  @Test
  void aRestartGoesOnWithWhatIsOwed() {
    missingAh[1] = 19;
    seconds(1000);
    BalancePast past = state.past();
    state = BalanceState.after(past);
    errorAh = 5;
    assertTrue(bleeds());
    assertEquals(past.bledAh().get(1), state.bledAh().get(1), 0.01);
  }

  /// Through which resistors it does, nobody knows.
  @Test
  void ofABoardThatBalancesByItselfNothingIsTold() {
    balancing = new Balancing(StepBench.withBleed(new PackSpec.Bleed(false, 3.6, 0.01, 2)));
    missingAh[1] = 19;
    assertFalse(bleeds());
    assertEquals(BalanceReport.NONE, balancing.report(state, readings()));
  }

  @Test
  void noTurnBeginsBeforeVoltagesWereMeasuredAnew() {
    missingAh[1] = 19;
    isNew = false;
    assertFalse(bleeds());
    isNew = true;
    assertTrue(bleeds());
  }

  @Test
  void whereChargeIsNotKnownVoltagesNearFullAreCompared() {
    errorAh = 5;
    cellsV[1] = 3.72;
    assertTrue(bleeds());
    assertEquals(CellSet.of(1), state.bleed());
  }

  @Test
  void soTheyAreWhileAnotherCellOwesWhatIsCertain() {
    errorAh = 2;
    missingAh[0] = 5;
    cellsV[2] = 3.72;
    assertTrue(bleeds());
    assertEquals(CellSet.of(0, 2), state.bleed());
  }

  @Test
  void whereChargeIsKnownVoltagesAreNotCompared() {
    cellsV[1] = 3.72;
    assertFalse(bleeds());
  }

  @Test
  void ofCellsThatOweTheSameTheHigherIsFirst() {
    balancing = new Balancing(StepBench.withBleed(new PackSpec.Bleed(true, 3.6, 0.01, 1)));
    missingAh[0] = 19.5;
    missingAh[2] = 19.5;
    for (int higher : new int[] {0, 2}) {
      cellsV[higher] = 3.72 + 0.01 * higher;
      state = BalanceState.INITIAL;
      assertTrue(bleeds());
      assertEquals(CellSet.of(higher), state.bleed());
    }
  }

  @Test
  void whereNothingCouldBeDecidedYetTheHighestIsFirst() {
    balancing = new Balancing(StepBench.withBleed(new PackSpec.Bleed(true, 3.6, 0.01, 1)));
    currentA = 40;
    cellsV[0] = 3.72;
    cellsV[2] = 3.73;
    assertTrue(bleeds());
    assertEquals(CellSet.of(2), state.bleed());
  }

  @Test
  void beforeAnythingIsDecidedNothingIsTold() {
    currentA = -40;
    second();
    assertEquals(Doubles.NONE, balancing.report(state, readings()).owedAh());
    currentA = 0;
    second();
    assertEquals(Doubles.of(0, 0, 0, 0), balancing.report(state, readings()).owedAh());
    assertEquals(Doubles.of(0, 0, 0, 0), balancing.report(state, readings()).bledAh());
  }

  @Test
  void nothingIsDecidedWhileAReadingIsMissing() {
    missingAh[1] = 19;
    cellsV[3] = Double.NaN;
    assertEquals(0, second().doneSeconds());
  }

  @Test
  void whereNoCellHasAnythingToLoseVoltagesAreMeasuredAllTheTime() {
    for (int k = 0; k < 60; k++) assertEquals(BleedPhase.MEASURING, second().state.phase());
  }

  @Test
  void noTurnBeginsWhileABoardStillBleeds() {
    missingAh[1] = 19;
    isNew = false;
    second();
    isNew = true;
    sticks = CellSet.of(3);
    assertFalse(bleeds());
    sticks = CellSet.NONE;
    assertTrue(bleeds());
  }

  @Test
  void whatIsNotMeasuredIsNotCountedAndTakenForFullInThePrediction() {
    missingAh[1] = 19;
    assertTrue(bleeds());
    double bledAh = second().state.bledAh().get(1), owedAh = state.owedAh().get(1);
    assertEquals(3600 * owedAh * 40 / 3.7 / 0.9, doneSeconds(), 1);
    cellsV[1] = Double.NaN;
    second();
    assertEquals(bledAh, state.bledAh().get(1));
    assertEquals(3600 * owedAh * 40 / 3.6 / 0.9, doneSeconds(), 1);
  }

  @Test
  void itIsDecidedAnewEveryTenSecondsAndNotWhileCellsBleed() {
    second();
    missingAh[1] = 19;
    seconds(9);
    assertTrue(state.bleed().isEmpty() && doneSeconds() == 0);
    seconds(1);
    double owedAh = state.owedAh().get(1);
    assertTrue(owedAh > 0.9);
    assertTrue(bleeds());
    missingAh[1] = 10;
    seconds(15);
    assertTrue(state.owedAh().get(1) < owedAh, "still the old decision, less what was bled");
  }

  /// Cell 2 is bled as told and loses a little beside it; the others have to follow.
  @Test
  void aCellThatLeaksIsTheOneThatOthersAreBledMoreThan() {
    week();
    for (int day = 0; day < 3; day++) {
      for (int hour = 0; hour < 24; hour++) {
        missingAh[1] += 0.02;
        seconds(3600);
      }
    }
    assertEquals(1, state.ledger().leaks());
    assertEquals(72 * 0.02, state.ledger().leakedAh() + twoSigmaAh(), 0.1);
    assertEquals(0, state.ledger().unbledAh());
  }

  @Test
  void aCellThatDoesNotLoseWhatIsBledIsNamed() {
    missingAh[1] = 19.5;
    week();
    for (int hour = 0; hour < 24; hour++) {
      for (int k = 0; k < 3600; k++) {
        second();
        if (state.bleed().contains(1)) missingAh[1] -= cellsV[1] / 40 / 3600;
      }
    }
    assertEquals(1, state.ledger().unbled());
    assertEquals(state.bledAh().get(1), state.ledger().unbledAh() + twoSigmaAh(), 0.3);
    assertTrue(state.ledger().unbledAh() > 1.5);
  }

  @Test
  void whileACellContradictsItselfNoneAreCompared() {
    week();
    unfit = CellSet.of(2);
    missingAh[1] = 21;
    seconds(36_000);
    assertEquals(0, state.ledger().leakedAh());
    unfit = CellSet.NONE;
    seconds(36_000);
    assertEquals(1, state.ledger().leaks());
    assertTrue(state.ledger().leakedAh() > 0.8);
  }

  @Test
  void cellsThatDifferAtTheBeginningOnlyAreNotApart() {
    missingAh[1] = 19.5;
    missingAh[2] = 19;
    for (int hour = 0; hour < 24; hour++) seconds(3600);
    assertEquals(0, doneSeconds());
    assertEquals(0, state.ledger().leakedAh() + state.ledger().unbledAh());
  }

  @Test
  void afterARestartTheComparisonGoesOnAndAfterAMonthItBeginsAnew() {
    second();
    missingAh[1] = 21;
    seconds(100);
    state = BalanceState.after(state.past());
    seconds(100);
    assertEquals(1, state.ledger().leakedAh() + twoSigmaAh(), 0.03);
    assertEquals(190, state.ledger().seconds(), 11);
    now += (long) (30 * 86_400 * SECOND);
    seconds(60);
    assertEquals(0, state.ledger().leakedAh());
  }
}
