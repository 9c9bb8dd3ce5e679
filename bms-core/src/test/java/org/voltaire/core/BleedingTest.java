package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Signals;
import org.voltaire.pack.PackSpec;

/// Which cells are bled, through the whole step: from 3.6 V on, from 10 mV above the lowest to 5
/// mV, two at most.
class BleedingTest {
  private StepBench bench = new StepBench().soc(0.8);

  private CellSet bled() {
    return bench.run(0.5).steps.getLast().output().command().bleed();
  }

  private BleedingTest high(double... volts) {
    for (int cell = 0; cell < volts.length; cell++) bench.cellStandsHighBy(cell, volts[cell]);
    return this;
  }

  @Test
  void aCellIsBledFromTenMillivoltsAboveTheLowestDownToFive() {
    assertEquals(CellSet.NONE, high(0, 0, 0.0085).bled(), "not yet");
    assertEquals(CellSet.of(2), high(0, 0, 0.0125).bled());
    assertEquals(CellSet.of(2), high(0, 0, 0.0085).bled(), "goes on");
    assertEquals(CellSet.NONE, high(0, 0, 0.002).bled(), "has come down");
  }

  @Test
  void ofSeveralTheHighestTwoAreBled() {
    assertEquals(CellSet.of(1, 2), high(0.02, 0.03, 0.05).bled());
    assertEquals(CellSet.of(0, 1), high(0.05, 0.03, 0.02).bled());
  }

  @Test
  void nothingIsBledBelowTheStart() {
    bench.soc(0.6);
    assertEquals(CellSet.NONE, high(0, 0, 0.04).bled());
  }

  @Test
  void nothingIsBledWhileThePackIsDischarged() {
    bench.closed().current(-5);
    assertEquals(CellSet.NONE, high(0, 0, 0.03).bled());
    bench.current(5);
    assertEquals(CellSet.of(2), bled());
  }

  @Test
  void nothingIsBledWhileAReadingIsMissing() {
    high(0, 0, 0.03).bench.temperatureReads(1, Double.NaN);
    assertEquals(CellSet.NONE, bled());
  }

  @Test
  void aBoardThatIsWarmBleeds() {
    var none = Measured.missing(Long.MIN_VALUE);
    var warm = new Measured(79, Long.MAX_VALUE);
    bench.signals(new Signals(Feedback.UNKNOWN, Feedback.UNKNOWN, none, warm));
    assertEquals(CellSet.of(2), high(0, 0, 0.03).bled());
  }

  @Test
  void whereTheBoardChoosesItselfNothingIsChosen() {
    PackSpec spec = StepBench.SPEC;
    assertFalse(high(0, 0, 0.03).bled().isEmpty());
    bench = new StepBench(withBleed(spec, new PackSpec.Bleed(false, 3.6, 0.01, 2))).soc(0.8);
    assertEquals(CellSet.NONE, high(0, 0, 0.03).bled());
  }

  @Test
  void aChoiceThatStaysIsNotMadeAnew() {
    CellSet before = high(0, 0, 0.03).bled();
    assertSame(before, bench.run(0.1).steps.getLast().output().command().bleed());
  }

  private static PackSpec withBleed(PackSpec spec, PackSpec.Bleed bleed) {
    return new PackSpec(
        spec.name(),
        spec.cellsInSeries(),
        spec.thermistors(),
        spec.capacityAh(),
        spec.cell(),
        spec.limits(),
        spec.chargeTargetV(),
        spec.maxChargeA(),
        spec.maxDischargeA(),
        spec.currentErrorA(),
        spec.sensors(),
        spec.contactors(),
        bleed);
  }
}
