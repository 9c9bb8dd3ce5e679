package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// What a charger, a load and people are told by three relays.
class RelayScenarioTest {
  private final StepBench bench = new StepBench();

  private Relays relays() {
    assertEquals(bench.frame().relays(), bench.steps.getLast().output().command().relays());
    return bench.frame().relays();
  }

  @Test
  void nothingIsAllowedBeforeThePackIsConnected() {
    bench.run(1);
    assertEquals(new Relays(false, false, false), relays());
    bench.closed();
    assertEquals(new Relays(true, true, false), relays());
  }

  @Test
  void theSafeStateAllowsNothingAndTellsAnAlarm() {
    assertEquals(new Relays(false, false, true), Command.SAFE.relays());
  }

  @Test
  void aFullCellStopsTheChargerAndNotTheLoad() {
    bench.closed().current(25).run(1);
    assertTrue(relays().chargeAllowed());
    double above = 0;
    while (bench.frame().envelope().cclA() > 20) bench.cellStandsHighBy(2, above += 0.01).run(0.1);
    assertFalse(relays().chargeAllowed());
    assertFalse(
        bench.frame().alarms().stream().anyMatch(each -> each.fault().name().contains("OBEYED")));
    assertTrue(relays().dischargeAllowed());
  }

  @Test
  void aTrippedPackAllowsNothingAndTellsAnAlarmThoughNothingIsWrongAnyMore() {
    bench.closed().cellStandsHighBy(2, 0.8).run(3).cellStandsHighBy(2, 0).run(5);
    assertTrue(bench.frame().alarms().isEmpty());
    assertEquals(new Relays(false, false, true), relays());
  }

  @Test
  void readingsThatAreLostAllowNothing() {
    bench.closed().cellGoesSilent(1).run(0.1);
    assertFalse(relays().chargeAllowed() || relays().dischargeAllowed());
  }
}
