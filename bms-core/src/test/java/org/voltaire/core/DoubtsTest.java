package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubts;
import org.voltaire.plausibility.Plausibility;
import org.voltaire.plausibility.PlausibilityCheck;

/// What is doubted and what is not, reading by reading: ten readings in a second, each cell with
/// its own noise of a millivolt.
class DoubtsTest {
  private final PlausibilityCheck check = new PlausibilityCheck(ProtectedPacks.PLAIN);
  private final ObservedBench bench = new ObservedBench(ProtectedPacks.PLAIN);
  private final SplittableRandom random = new SplittableRandom(1800);
  private final double[] trueV = {3.5, 3.5, 3.5, 3.5}, trueDegC = {25, 26, 27};
  private final boolean[] stands = new boolean[4], tempStands = new boolean[3];
  private Plausibility plausibility = check.initial();
  private long nanos = 5_000_000_000L;

  private Doubts run(int readings) {
    for (int i = 0; i < readings; i++) read(false);
    return plausibility.doubts();
  }

  private void read(boolean reset) {
    nanos += 100_000_000L;
    for (int cell = 0; cell < 4; cell++) {
      double noise = 1e-3 * (random.nextDouble() - 0.5);
      if (!stands[cell]) bench.cellsV[cell] = trueV[cell] + noise;
    }
    for (int i = 0; i < 3; i++) {
      double noise = 0.02 * (random.nextDouble() - 0.5);
      if (!tempStands[i]) bench.tempsDegC[i] = trueDegC[i] + noise;
    }
    plausibility = check.step(plausibility, bench.at(nanos).readings(), reset);
  }

  private DoubtsTest all(double volts) {
    for (int cell = 0; cell < 4; cell++) trueV[cell] += volts;
    return this;
  }

  @Test
  void aJumpThatGoesBackSoonIsForgottenAndALongerOneWaitsForAReset() {
    run(30);
    trueV[2] += 0.5;
    assertEquals(CellSet.of(2), run(15).contradicting());
    trueV[2] -= 0.5;
    assertEquals(CellSet.NONE, run(2).contradicting());
    trueV[2] += 0.5;
    run(25);
    trueV[2] -= 0.5;
    assertEquals(CellSet.of(2), run(30).contradicting(), "what it should have is a guess by now");
    read(true);
    assertEquals(CellSet.NONE, run(1).contradicting());
  }

  @Test
  void aResetTakesWhatIsReadNextAsRight() {
    run(30);
    trueV[2] += 0.5;
    trueDegC[1] += 20;
    assertEquals(CellSet.of(2), run(5).contradicting());
    assertEquals(CellSet.of(1), plausibility.doubts().tempsContradicting());
    read(true);
    assertSame(Doubts.NONE, run(5));
  }

  @Test
  void aCellThatStandsStillWhileTheOthersMoveIsFrozenWithinHalfASecond() {
    run(30);
    stands[2] = true;
    for (int i = 0; i < 4; i++) {
      assertEquals(CellSet.NONE, i == 0 ? plausibility.doubts().frozen() : CellSet.NONE);
      all(0.004).run(1);
    }
    assertEquals(CellSet.of(2), plausibility.doubts().frozen());
  }

  @Test
  void aCellThatAloneGoesSilentIsFrozenAlsoIfNothingMoves() {
    run(30);
    stands[2] = true;
    assertEquals(CellSet.NONE, run(15).frozen());
    assertEquals(CellSet.of(2), run(30).frozen());
  }

  @Test
  void aThermistorThatAloneGoesSilentIsFrozen() {
    run(30);
    tempStands[1] = true;
    assertEquals(CellSet.NONE, run(15).tempsFrozen());
    assertEquals(CellSet.of(1), run(30).tempsFrozen());
  }

  @Test
  void ifTheNoiseOfAllEndsNoneIsSilent() {
    run(30);
    Arrays.fill(stands, true);
    Arrays.fill(tempStands, true);
    assertSame(Doubts.NONE, run(200));
  }

  @Test
  void aJumpUpwardsThatThePackMakesTooIsBelieved() {
    bench.sumErrorV = 0.01;
    run(30);
    trueV[2] += 0.3;
    assertSame(Doubts.NONE, run(30));
  }

  @Test
  void aJumpUpwardsThatThePackDoesNotMakeIsDoubted() {
    bench.sumErrorV = 0.01;
    run(30);
    trueV[2] += 0.3;
    bench.sumErrorV = 0.31;
    assertEquals(CellSet.of(2), run(1).contradicting());
  }

  @Test
  void bleedingThatIsSwitchedMayMoveACellAndItsNeighbours() {
    run(30);
    trueV[2] -= 0.2;
    bench.bleeding = CellSet.of(1);
    assertEquals(CellSet.NONE, run(1).contradicting(), "its own drop over a shared wire");
    trueV[2] += 0.2;
    assertEquals(CellSet.of(2), run(1).contradicting(), "nothing was switched");
  }

  @Test
  void aWeakCellMayMoveThreeTimesAsMuchAsTheOthersUnderLoad() {
    run(30);
    all(-0.1);
    trueV[2] -= 0.2;
    assertEquals(CellSet.NONE, run(1).contradicting());
    trueV[2] -= 0.2;
    assertEquals(CellSet.of(2), run(1).contradicting());
  }

  @Test
  void anOldMeasurementThatComesAgainSaysNothingNew() {
    run(30);
    Plausibility before = plausibility;
    bench.measuredAnew = false;
    trueV[2] += 0.5;
    read(false);
    assertEquals(before.cells(), plausibility.cells());
    bench.tempsDegC[1] += 20;
    var again = check.step(plausibility, bench.at(nanos).readings(), false);
    assertSame(plausibility.temps(), again.temps());
    assertSame(Doubts.NONE, again.doubts());
  }

  @Test
  void aThermistorThatJumpsIsDoubtedUntilItIsBack() {
    run(30);
    trueDegC[1] += 8;
    assertEquals(CellSet.of(1), run(5).tempsContradicting());
    trueDegC[1] -= 8;
    assertEquals(CellSet.NONE, run(1).tempsContradicting());
    trueDegC[1] += 4;
    assertEquals(CellSet.NONE, run(1).tempsContradicting());
  }

  @Test
  void aThermistorThatReadsTheRoomIsFrozenWhenTheOthersHaveWarmedByFiveKelvin() {
    run(30);
    for (int i = 0; i < 490; i++) warm(0.01);
    assertEquals(CellSet.NONE, plausibility.doubts().tempsFrozen());
    for (int i = 0; i < 20; i++) warm(0.01);
    assertEquals(CellSet.of(0), plausibility.doubts().tempsFrozen());
  }

  private void warm(double kelvin) {
    trueDegC[1] += kelvin;
    trueDegC[2] += kelvin;
    run(1);
  }

  @Test
  void theOneThatWarmsFastestIsNamed() {
    run(30);
    for (int i = 0; i < 700; i++) {
      trueDegC[0] += 0.05;
      trueDegC[1] += 0.02;
      trueDegC[2] += 0.02;
      run(1);
    }
    assertEquals(0.5, plausibility.fastestRise(), 0.05);
    assertEquals(0, plausibility.fastestRiseIndex());
  }

  @Test
  void whatStandsStillIsNotKnownToBeSilentBeforeItHasChangedSixteenTimes() {
    run(10);
    stands[2] = true;
    assertSame(Doubts.NONE, run(60));
  }

  /// Of few cells, all but one may by chance be near a step of their converter.
  @Test
  void aCellInTheMiddleOfAStepIsNotSilentWhereTheOthersFlickerBetweenTwoValues() {
    for (int i = 0; i < 260; i++) {
      for (int cell = 0; cell < 4; cell++) {
        boolean flickers = cell != 2 || i < 100;
        stands[cell] = true;
        if (flickers) bench.cellsV[cell] = 3.5 + 1e-3 * (i / 2 % 2);
      }
      assertEquals(CellSet.NONE, run(1).frozen());
    }
  }

  @Test
  void aReadingIsBelievedUnlessItIsDoubted() {
    run(30);
    trueV[2] += 0.5;
    run(1);
    var believed = plausibility.believed(bench.at(nanos).readings());
    assertTrue(Double.isNaN(believed.cellVoltagesV().get(2)));
    assertFalse(Double.isNaN(believed.cellVoltagesV().get(1)));
  }

  /// A pack of 1 mΩ a cell that is charged with 40 A now and then.
  private DoubtsTest charges(double amperes, int sign) {
    bench.currentA = sign * amperes;
    Arrays.fill(trueV, 3.5 + 1e-3 * amperes);
    return this;
  }

  @Test
  void aCurrentThatIsReversedIsDoubtedUntilItHasAgreedForAsLong() {
    charges(0, 1).run(60);
    charges(40, -1);
    assertFalse(run(8).current(), "not at once");
    assertTrue(run(12).current());
    charges(0, 1);
    assertTrue(run(300).current(), "nothing has changed since");
    charges(40, 1);
    assertTrue(run(8).current(), "it agrees, and not yet for long enough");
    assertFalse(run(12).current());
  }

  @Test
  void voltagesThatMoveByThemselvesWhileACurrentFlowsAreNoDeadSensor() {
    charges(20, 1).run(6000);
    all(-0.02);
    assertFalse(run(60).current());
  }

  @Test
  void voltagesThatMoveByThemselvesWhileNothingFlowsAreADeadSensor() {
    charges(0, 1).run(60);
    all(-0.02);
    assertTrue(run(20).current());
  }

  @Test
  void aCurrentAtTheEndOfItsSensorsRangeMayBeAnyLargerOne() {
    var ranged = new PlausibilityCheck(ProtectedPacks.FULL);
    for (double amperes : new double[] {499.6, -499.6, 700}) {
      bench.currentA = amperes;
      var found = ranged.step(ranged.initial(), bench.at(nanos).readings(), false);
      assertTrue(found.doubts().offScale());
      bench.currentA = 0.99 * Math.copySign(500, amperes);
      found = ranged.step(found, bench.at(nanos + 1).readings(), false);
      assertFalse(found.doubts().offScale());
    }
  }

  @Test
  void theSumShiftsIfItMovesWhileTheCurrentDoesNot() {
    charges(0, 1).run(200);
    bench.sumErrorV = 0.04;
    run(60);
    assertEquals(0.04, plausibility.sumShiftV(), 0.01);
  }

  @Test
  void whatBarsDropAtAnotherCurrentIsNoShiftOfTheSum() {
    charges(0, 1).run(200);
    charges(40, 1).bench.sumErrorV = 0.04;
    for (int i = 0; i < 300; i++) {
      run(1);
      assertEquals(0, plausibility.sumShiftV(), 0.005);
    }
  }
}
