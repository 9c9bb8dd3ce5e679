package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.sim.Packs;
import org.voltaire.sim.pack.Plant;

class BenchTest {
  private static final Load WAVES = (seconds, _) -> 90 * StrictMath.sin(seconds * 0.37);
  private static final long SECOND = 1_000_000_000L;

  @Property(tries = 50)
  void howOftenSomebodyLooksChangesNothing(@ForAll long seed) {
    Plant once = Packs.shipped(), often = Packs.shipped();
    var patient = new Bench(once, WAVES);
    var curious = new Bench(often, WAVES);
    long end = 60 * SECOND + 37;
    var random = new SplittableRandom(seed);
    long now = 0;
    while (now < end) {
      now = Math.min(end, now + random.nextLong(random.nextBoolean() ? 30_000_000 : 5 * SECOND));
      curious.advanceTo(now);
      curious.advanceTo(now - random.nextLong(SECOND)); // an earlier time does nothing
      assertTrue(Double.isFinite(curious.packVoltageV()));
    }
    patient.advanceTo(end);
    assertEquals(Packs.bits(once), Packs.bits(often));
    assertEquals(patient.currentA(), curious.currentA());
  }

  @Test
  void openedContactorsStopTheCurrent() {
    Plant plant = Packs.shipped();
    var bench = new Bench(plant, (_, _) -> -50);
    bench.advanceTo(10 * SECOND);
    assertEquals(-50, bench.currentA());
    bench.command(Contactors.OPEN);
    assertEquals(0, bench.currentA());
    assertEquals(plant.cellVoltageV(5, 0), bench.cellVoltageV(5));
    double soc = bench.meanSoc();
    bench.advanceTo(3600 * SECOND);
    assertEquals(soc, bench.meanSoc(), 5e-5, "an hour of self-discharge");
    bench.command(Contactors.CLOSED);
    bench.advanceTo(3610 * SECOND);
    assertEquals(soc - 50 * 10 / 360_000.0, bench.meanSoc(), 1e-4);
  }

  @Test
  void aTransistorThatIsOffBlocksOneDirection() {
    for (double amperes : new double[] {50, -50}) {
      var bench = new Bench(Packs.shipped(), (_, _) -> amperes);
      bench.command(Contactors.CHARGE_ONLY);
      assertEquals(Math.max(0, amperes), bench.currentA());
      assertEquals(Feedback.UNKNOWN, bench.feedback());
      bench.command(Contactors.DISCHARGE_ONLY);
      assertEquals(Math.min(0, amperes), bench.currentA());
      bench.command(Contactors.OPEN);
      assertEquals(0, bench.currentA());
      assertEquals(Feedback.OPEN, bench.feedback());
    }
  }

  @Test
  void contactorsOpenWhereOneDirectionIsToldToOpen() {
    var bench = Bench.withContactors(Packs.shipped(), (_, _) -> 0);
    bench.command(Contactors.PRECHARGE);
    bench.advance(5);
    bench.command(Contactors.CLOSED);
    bench.advance(1);
    assertTrue(bench.connected());
    bench.command(Contactors.DISCHARGE_ONLY);
    bench.advance(1);
    assertFalse(bench.connected());
    assertEquals(Feedback.OPEN, bench.feedback());
  }

  @Test
  void bleedingGoesOnWithOpenContactors() {
    Plant plant = Packs.shipped();
    var bench = new Bench(plant, (_, _) -> -50);
    bench.command(Contactors.OPEN);
    bench.bleed(CellSet.of(2));
    double bled = bench.soc(2), other = bench.soc(3);
    bench.advanceTo(100 * SECOND);
    assertTrue(bench.soc(2) < bled);
    assertEquals(other, bench.soc(3), 1e-5);
    assertEquals(CellSet.of(2), bench.bleeding());
  }

  /// Three days on the virtual clock.
  @Test
  void aPackInDailyUseGoesRoundAndStaysWithinItsCellsLimits() {
    Plant plant = Packs.shipped();
    var bench = new Bench(plant, new DriveAndCharge(RecordedCycle.shipped(), 3.55));
    double highestV = 0, lowestV = 9, highestDegC = 0;
    int rounds = 0;
    boolean wasFull = false;
    for (long step = 1; step < 3 * 86_400 * 10L; step++) {
      bench.advanceTo(step * SECOND / 10);
      double currentA = bench.currentA();
      for (int cell = 0; cell < 16; cell++) {
        double volts = plant.cellVoltageV(cell, currentA);
        if (currentA > 0) highestV = Math.max(highestV, volts);
        lowestV = Math.min(lowestV, volts);
      }
      highestDegC = Math.max(highestDegC, plant.tempDegC(0));
      if (!wasFull && bench.meanSoc() > 0.95) rounds++;
      wasFull = wasFull ? bench.meanSoc() > 0.3 : bench.meanSoc() > 0.95;
    }
    System.out.printf(
        "three days: %d rounds, %.3f to %.3f V, up to %.1f °C%n",
        rounds, lowestV, highestV, highestDegC);
    assertTrue(rounds >= 5, "only " + rounds + " rounds");
    assertTrue(highestV <= 3.65 && highestV > 3.5, "highest while charging " + highestV);
    assertTrue(lowestV >= 2.5 && lowestV < 3.2, "lowest " + lowestV);
  }
}
