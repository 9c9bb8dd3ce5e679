package org.voltaire.sim.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.sim.fault.Injection.with;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;
import org.voltaire.sim.Packs;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.InterlockLoop.Interlock;
import org.voltaire.sim.pack.Switchgear;

/// One physical effect of every way to break the switchgear. The pack's is that of `lfp-16s`.
class SwitchFaultsTest {
  private final Bench bench = Bench.withContactors(Packs.shipped(), (_, _) -> 0);
  private final Faults faults = Faults.on(bench);
  private final Switchgear gear = bench.switchgear().orElseThrow();

  @BeforeEach
  void isOpenAtFirst() {
    assertFalse(bench.connected());
  }

  private void seconds(double seconds) {
    for (int step = 0; step < Math.round(seconds * 100); step++) {
      bench.advance(0.01);
      bench.decide(0);
    }
  }

  private void close() {
    bench.command(Contactors.PRECHARGE);
    seconds(2);
    bench.command(Contactors.CLOSED);
    seconds(0.2);
  }

  @Test
  void aWeldedContactorStaysClosedUntilItIsReplaced() {
    close();
    faults.inject("F-CON-001");
    bench.command(Contactors.OPEN);
    seconds(1);
    assertTrue(gear.positive().closed());
    assertFalse(gear.negative().closed(), "the other one opened");
    assertEquals(Feedback.CLOSED, bench.feedback());
    faults.clear("F-CON-001");
    seconds(0.1);
    assertFalse(gear.positive().closed());
    faults.inject("F-CON-002");
    assertTrue(gear.negative().closed());
  }

  @Test
  void aContactorThatRefusesLeavesThePackOpenAndAnInvertedContactLies() {
    faults.inject("F-CON-003");
    close();
    assertFalse(bench.connected());
    faults.clear("F-CON-003");
    seconds(0.1);
    assertTrue(bench.connected());
    assertEquals(Feedback.CLOSED, bench.feedback());
    faults.inject("F-CON-004");
    assertEquals(Feedback.OPEN, bench.feedback());
  }

  @Test
  void aSlowContactorOpensLateAndABouncingOneClosesSeveralTimes() {
    close();
    faults.inject("F-CON-005");
    bench.command(Contactors.OPEN);
    seconds(0.04);
    assertTrue(gear.positive().closed(), "40 ms after 10 ms would have been enough");
    assertFalse(gear.negative().closed());
    seconds(0.05);
    assertFalse(gear.positive().closed());
    faults.clearAll();
    faults.inject("F-CON-006");
    bench.command(Contactors.PRECHARGE);
    seconds(2);
    bench.command(Contactors.CLOSED);
    int changes = 0;
    boolean was = false;
    for (int ms = 0; ms < 200; ms++) {
      bench.advance(0.001);
      if (gear.positive().closed() != was) changes++;
      was = gear.positive().closed();
    }
    assertEquals(11, changes, "five times apart and together again");
    assertTrue(bench.connected());
  }

  @Test
  void coilsHoldThroughASagButDoNotPullIn() {
    faults.inject("F-CON-007");
    bench.command(Contactors.PRECHARGE);
    seconds(1.5);
    assertFalse(gear.precharge().closed());
    seconds(1);
    assertTrue(gear.precharge().closed(), "the sag is over");
    faults.clearAll();
    close();
    faults.inject("F-CON-007");
    seconds(1);
    assertTrue(bench.connected());
  }

  @Test
  void aShortKeepsTheBusDownABrokenResistorToo() {
    faults.inject("F-PRE-001");
    bench.command(Contactors.PRECHARGE);
    seconds(1);
    assertTrue(bench.busVoltageV() < 3, "is " + bench.busVoltageV());
    assertTrue(bench.currentA() < -1.4, "is " + bench.currentA());
    faults.clearAll();
    faults.inject("F-PRE-002");
    seconds(2);
    assertTrue(bench.busVoltageV() < 3, "is " + bench.busVoltageV());
    assertEquals(0, bench.currentA());
    faults.clearAll();
    seconds(2);
    assertTrue(bench.busVoltageV() > 50);
  }

  @Test
  void aBusWithoutItsCapacitorComesUpAtOnce() {
    faults.inject("F-PRE-003");
    bench.command(Contactors.PRECHARGE);
    seconds(0.05);
    assertTrue(bench.busVoltageV() > 50, "is " + bench.busVoltageV());
  }

  @Test
  void prechargingAgainAndAgainHeatsTheResistor() {
    faults.inject("F-PRE-004", with("every", 2));
    seconds(0.9);
    double once = gear.resistor().energyJ();
    assertTrue(once > 5, "is " + once);
    bench.command(Contactors.OPEN);
    seconds(4);
    assertTrue(gear.resistor().energyJ() > once);
    assertTrue(gear.precharge().closed(), "whatever it was told");
    seconds(20);
    assertFalse(gear.precharge().closed(), "ten times, then it obeys again");
  }

  @Test
  void closingWithoutPrechargeLetsTheCurrentRushIn() {
    faults.inject("F-PRE-005");
    seconds(0.2);
    assertTrue(gear.inrushA() > 500, "is " + gear.inrushA());
  }

  @Test
  void theInterlockAndTheEmergencyStopTakeTheCoilsTheirSupply() {
    close();
    faults.inject("F-INT-001");
    seconds(0.05);
    assertFalse(bench.connected(), "told to be closed");
    assertFalse(gear.interlocks().reportsClosed(Interlock.HVIL));
    faults.clearAll();
    seconds(0.1);
    assertTrue(bench.connected());
    faults.inject("F-INT-003");
    faults.inject("F-INT-002");
    seconds(0.05);
    assertFalse(bench.connected());
    assertTrue(gear.interlocks().reportsClosed(Interlock.E_STOP), "it is stuck");
  }

  @Test
  void insulationLeaksAndItsMonitorIsSilent() {
    faults.inject("F-INS-001");
    assertEquals(20_000, gear.insulation().measuredOhm());
    faults.inject("F-INS-002");
    assertTrue(Double.isNaN(gear.insulation().measuredOhm()));
    faults.clearAll();
    assertEquals(gear.spec().insulationOhm(), gear.insulation().measuredOhm());
  }

  @Test
  void theBusVoltageCanBeLostToItsSensor() {
    close();
    faults.inject("F-SEN-013");
    assertEquals(0, bench.sensors().bus(bench.busVoltageV()));
    assertTrue(bench.busVoltageV() > 50);
  }

  @Test
  void transistorsHaveNoneOfThese() {
    var transistors = Faults.on(new Bench(Packs.shipped(), (_, _) -> 0));
    var refused = assertThrows(Refused.class, () -> transistors.inject("F-CON-001"));
    assertTrue(refused.allowed().contains("contactors are simulated"), refused.allowed());
  }
}
