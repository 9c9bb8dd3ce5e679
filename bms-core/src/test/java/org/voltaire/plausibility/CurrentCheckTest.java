package org.voltaire.plausibility;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// A current and what it does to cells of 0.3 mΩ and 100 Ah, ten times a second if nothing else is
/// said.
class CurrentCheckTest {
  private static final double OHM = 0.3e-3;
  private static final CellModel CELL =
      CellModel.thevenin(
          100,
          OcvCurve.through(Doubles.of(0, 1), Doubles.of(3.2, 3.6)),
          OHM,
          1e-4,
          30,
          0,
          5e-3,
          0.01);

  private final CurrentCheck check = new CurrentCheck(CELL, 16);
  private final double[] memory = CurrentCheck.initial();
  private double openV = 3.4, currentA, readsA, climbsVPerS, slowOhm, slowV, stepSeconds = 0.1;
  private boolean doubted, ever;

  @BeforeEach
  void rests() {
    seconds(20);
  }

  private CurrentCheckTest seconds(double seconds) {
    for (int tick = 0; tick < seconds / stepSeconds; tick++) {
      openV += stepSeconds * climbsVPerS;
      slowV += (slowOhm * currentA - slowV) * stepSeconds / 10;
      memory[CurrentCheck.LEVEL_V] = openV + OHM * currentA + slowV;
      var cells =
          new CellCheck.CellFindings(
              CellSet.NONE, CellSet.NONE, CellSet.NONE, CellSet.NONE, 0, 4e-4, 1e-3);
      doubted = check.doubts(memory, cells, readings(), doubted, stepSeconds);
      ever |= doubted;
    }
    return this;
  }

  private Readings readings() {
    return new Readings(
        0,
        Doubles.of(3.4),
        0,
        true,
        Doubles.of(25),
        0,
        readsA,
        0,
        54.4,
        0,
        Double.NaN,
        CellSet.NONE,
        Feedback.UNKNOWN,
        Signals.NONE);
  }

  private CurrentCheckTest flows(double amperes) {
    currentA = amperes;
    readsA = amperes;
    return this;
  }

  @Test
  void aCurrentThatTheCellsFollowIsBelieved() {
    flows(75).seconds(20).flows(50).seconds(10).flows(-60).seconds(10);
    assertFalse(ever);
  }

  /// Near the knee they climb by a millivolt a second, as much as the filters see of the step.
  @Test
  void aCurrentThatFallsWhileTheCellsClimbIsBelieved() {
    climbsVPerS = 0.0012;
    flows(75).seconds(40).flows(50).seconds(10);
    assertFalse(ever);
  }

  @Test
  void aCurrentThatReadsAnotherWithoutMovingTheCellsIsDoubted() {
    flows(75).seconds(20);
    readsA = 40;
    assertTrue(seconds(3).doubted);
  }

  @Test
  void soItIsWhileTheCellsClimb() {
    climbsVPerS = 0.0012;
    flows(75).seconds(40);
    readsA = 40;
    assertTrue(seconds(3).doubted);
  }

  /// Once a second, the current looks steady for a reading between two loads; what cold cells do
  /// then is still of the last one.
  @Test
  void loadsThatFollowEachOtherAreBelieved() {
    stepSeconds = 1;
    slowOhm = 3 * OHM;
    var random = new SplittableRandom(7);
    for (int load = 0; load < 1500; load++)
      flows(-random.nextDouble(0, 100)).seconds(random.nextDouble(1, 20));
    assertFalse(ever);
  }
}
