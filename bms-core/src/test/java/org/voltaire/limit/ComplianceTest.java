package org.voltaire.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.voltaire.limit.Why.Cause;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;

/// A charger may take three seconds to follow a limit, whatever the limit does meanwhile.
class ComplianceTest {
  private static final long TICK_NANOS = 100_000_000L;

  private Compliance compliance = Compliance.INITIAL;
  private long nowNanos = 7_000_000_000L;

  private void tell(double cclA) {
    tell(cclA, TICK_NANOS);
  }

  private void tell(double cclA, long dtNanos) {
    nowNanos += dtNanos;
    Why why = Why.of(Cause.CONFIGURED);
    compliance =
        compliance.step(new Envelope(cclA, why, cclA, why, 50 + cclA, why, 40, why), nowNanos);
  }

  private static Readings flowing(double amperes) {
    Doubles none = Doubles.NONE;
    return new Readings(
        0,
        none,
        0,
        true,
        none,
        0,
        amperes,
        0,
        50,
        0,
        50,
        CellSet.NONE,
        Feedback.CLOSED,
        Signals.NONE);
  }

  @Test
  void aLimitThatFallsAllTheTimeGivesEachPartOfItThreeSeconds() {
    List<Double> told = new ArrayList<>();
    for (int tick = 0; tick < 600; tick++) {
      double cclA = Math.max(0, 50 - 0.1 * tick);
      told.add(cclA);
      tell(cclA);
      double follows = told.get(Math.max(0, tick - 29));
      assertTrue(
          compliance.chargeExcessA(flowing(follows)) <= 0,
          () -> "a charger that is 2.9 s late is told of at " + follows + " A");
    }
  }

  @Test
  void whateverALimitDoesAChargerThatIsLateByLessThanThreeSecondsObeys() {
    var random = new SplittableRandom(1800);
    List<Double> told = new ArrayList<>();
    double cclA = 30;
    for (int tick = 0; tick < 20_000; tick++) {
      if (random.nextInt(7) == 0) cclA = random.nextDouble(50);
      told.add(cclA);
      tell(cclA);
      double follows = told.get(Math.max(0, tick - random.nextInt(30)));
      assertTrue(compliance.chargeExcessA(flowing(follows)) <= 0, "tick " + tick);
      assertTrue(compliance.dischargeExcessA(flowing(-follows)) <= 0, "tick " + tick);
    }
  }

  @Test
  void afterThreeAndAHalfSecondsTheLowerLimitCounts() {
    tell(40);
    tell(10);
    for (int tick = 0; tick < 29; tick++) tell(10);
    assertEquals(40, compliance.chargeA());
    for (int tick = 0; tick < 6; tick++) tell(10);
    assertEquals(10, compliance.chargeA());
    assertEquals(5, compliance.chargeExcessA(flowing(15)), 1e-12);
  }

  @Test
  void aHigherLimitCountsAtOnceAndTheFirstOneToo() {
    tell(10);
    assertEquals(10, compliance.chargeA());
    tell(40);
    assertEquals(40, compliance.chargeA());
  }

  /// A step of a minute: what was told a minute ago was in force until now.
  @Test
  void whatWasToldLongAgoCountsUntilSomethingElseIsTold() {
    tell(40);
    tell(10, 60_000_000_000L);
    assertEquals(40, compliance.chargeA());
    tell(10, 60_000_000_000L);
    assertEquals(10, compliance.chargeA());
  }

  @Test
  void nothingIsMadeAnewWhileTheLimitStaysAsItIs() {
    tell(40);
    Compliance before = compliance;
    for (int tick = 0; tick < 100; tick++) tell(40);
    assertEquals(System.identityHashCode(before), System.identityHashCode(compliance));
  }
}
