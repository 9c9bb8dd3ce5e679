package org.voltaire.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.voltaire.limit.LimitInput.Prediction;
import org.voltaire.limit.Why.Cause;

/// Conditions of the limits, each by itself.
class LimitConditionsTest {
  private static final long TENTH = 100_000_000L;

  private final LimiterBench bench = new LimiterBench();
  private Compliance compliance = Compliance.INITIAL;
  private long nanos = 7_000_000_000L;

  private Compliance told(double cclA, double dclA, double cvlV) {
    Why why = Why.of(Cause.CONFIGURED);
    nanos += TENTH;
    compliance = compliance.step(new Envelope(cclA, why, dclA, why, cvlV, why, 40, why), nanos);
    return compliance;
  }

  @Test
  void aVoltageMayBeFollowedTwoSecondsLaterAndACurrentThree() {
    told(50, 60, 58);
    for (int tick = 0; tick < 19; tick++) told(10, 20, 54);
    assertEquals(58, compliance.chargeV());
    for (int tick = 0; tick < 7; tick++) told(10, 20, 54);
    assertEquals(54, compliance.chargeV());
    assertEquals(50, compliance.chargeA());
    assertEquals(60, compliance.dischargeA());
    for (int tick = 0; tick < 10; tick++) told(10, 20, 54);
    assertEquals(10, compliance.chargeA());
    assertEquals(20, compliance.dischargeA());
  }

  @Test
  void eachOfTheThreeLimitsIsFollowedByItself() {
    told(10, 20, 54);
    assertSame(compliance, told(10, 20, 54));
    assertEquals(11, told(11, 20, 54).chargeA());
    settle(11, 20, 54);
    assertEquals(21, told(11, 21, 54).dischargeA());
    settle(11, 21, 54);
    assertEquals(55, told(11, 21, 55).chargeV());
  }

  private void settle(double cclA, double dclA, double cvlV) {
    for (int tick = 0; tick < 50; tick++) told(cclA, dclA, cvlV);
    assertSame(compliance, told(cclA, dclA, cvlV));
  }

  @Test
  void aPredictionThatIsNotKnownAllowsNothing() {
    bench.charge = new Prediction(Double.NaN, 1, false);
    bench.discharge = new Prediction(Double.NaN, 2, true);
    Envelope told = bench.tick(1);
    assertEquals(0, told.cclA());
    assertEquals(Cause.PREDICTED, told.cclWhy().cause());
    assertEquals(0, told.dclA());
    assertEquals(Cause.PREDICTED, told.dclWhy().cause());
  }

  /// The pack stands above its target of 13.6 V, by more than two voltmeters differ.
  @Test
  void aPackAboveItsTargetNeedNotBeChargedUnlessAChargerHoldsItThere() {
    bench.packOffsetV = 0.47;
    bench.currentA = 1.1;
    assertEquals(80 * (13.8 - 13.67) / (13.8 - 1.002 * 13.6), bench.tick(1).cclA(), 1e-6);
    bench.currentA = 0.9;
    assertEquals(0, bench.tick(1).cclA());
    assertEquals(Cause.PACK_HIGH, bench.told().cclWhy().cause());
  }

  /// The current stays the same, because it is too hot, while the lowest cell comes and goes.
  @Test
  void whatARowRemembersIsKeptAlsoIfNoLimitChanges() {
    bench.degC[0] = 56;
    bench.tick(1);
    assertEquals(Cause.HOT, bench.told().dclWhy().cause());
    bench.cellsV[1] = 2.9;
    bench.tick(1);
    bench.cellsV[1] = 3.05;
    bench.tick(1);
    bench.degC[0] = 25;
    bench.tick(1000);
    assertEquals(50, bench.tick(1000).dclA(), 1e-9);
    assertEquals(Cause.CELL_LOW, bench.told().dclWhy().cause());
  }
}
