package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.sim.Packs;
import org.voltaire.sim.pack.Plant;

class InverterTest {
  private static final double TICK = 0.1;

  /// 2 kW with 20 % on a bench that is looked at ten times a second, for the four minutes in which
  /// the alias of 100.026 Hz comes round six times.
  @Test
  void sampledTenTimesASecondTheRippleIsASlowWaveThatIsNotThere() {
    Plant plant = Packs.shipped(), smooth = Packs.shipped();
    var bench = new Bench(plant, Inverter.on50Hz(-2000, 0.2));
    var calm = new Bench(smooth, Inverter.on50Hz(-2000, 0));
    double lowest = 0, highest = -1e9, sum = 0, lastA = bench.currentA(), steepest = 0;
    int samples = (int) Math.round(6 / 0.026 / TICK);
    for (int k = 0; k < samples; k++) {
      for (Bench each : new Bench[] {bench, calm}) {
        each.advance(TICK);
        each.decide((k + 1) * TICK);
      }
      double amperes = bench.currentA();
      assertEquals(bench.currentA(), bench.shuntCurrentA());
      lowest = Math.min(lowest, amperes);
      highest = Math.max(highest, amperes);
      sum += amperes;
      steepest = Math.max(steepest, Math.abs(amperes - lastA));
      lastA = amperes;
    }
    double meanA = sum / samples;
    System.out.printf("ripple: %.1f to %.1f A around %.1f A%n", lowest, highest, meanA);
    assertEquals(calm.currentA(), meanA, 0.3);
    assertEquals(1.2, lowest / meanA, 0.01);
    assertEquals(0.8, highest / meanA, 0.01);
    assertTrue(steepest < 0.02 * Math.abs(meanA), "a slow wave, but it jumped by " + steepest);
    assertEquals(Packs.bits(smooth), Packs.bits(plant), "the cells carry the mean");
  }

  @Test
  void cellsSagWithTheRippleBecauseTheyAreReadAtAnInstantToo() {
    var bench = new Bench(Packs.shipped(), new Inverter(-2000, 0.2, 50));
    bench.decide(0.0025);
    double peakV = bench.cellVoltageV(0), peakA = bench.currentA();
    bench.decide(0.0075);
    assertEquals(1.5, peakA / bench.currentA(), 1e-6, "1.2 against 0.8 of the mean");
    assertTrue(peakV < bench.cellVoltageV(0));
  }

  @Test
  void openContactorsHaveNoRipple() {
    var bench = new Bench(Packs.shipped(), new Inverter(-2000, 0.2, 50));
    bench.command(Contactors.OPEN);
    bench.decide(0.0025);
    assertEquals(0, bench.currentA());
  }

  @Test
  void impossibleOnesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Inverter.on50Hz(-2000, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new Inverter(-2000, 0.1, 0));
  }
}
