package org.voltaire.sim.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.Packs;
import org.voltaire.sim.pack.PackProfile.Spread;

class PlantTest {

  @Test
  void theSameSeedGivesTheSamePackToTheLastBit() {
    Plant one = Packs.shipped(), other = Packs.shipped();
    for (int step = 0; step < 1000; step++) {
      for (Plant plant : List.of(one, other)) {
        plant.advance(80 * StrictMath.sin(step), CellSet.of(step % 16), 0.1);
      }
    }
    assertEquals(Packs.bits(one), Packs.bits(other));
  }

  @Test
  void anotherSeedGivesAnotherPack() {
    var spread = new Spread(0.01, 0.05, 0.01, 1);
    var other = new Spread(0.01, 0.05, 0.01, 2);
    assertNotEquals(
        Packs.bits(new Plant(Packs.of(16, 100, 0.5, spread))),
        Packs.bits(new Plant(Packs.of(16, 100, 0.5, other))));
  }

  @Property(tries = 200)
  void chargeIsConserved(
      @ForAll @Size(max = 50) List<@DoubleRange(min = -300, max = 300) Double> currents,
      @ForAll @DoubleRange(min = 0, max = 20) double dtSeconds) {
    // LMP loses no charge by itself, so that nothing hides behind self-discharge.
    Plant plant = new Plant(Packs.of("lmp", 16, 100, 80, 0.5, new Spread(0.01, 0.05, 0.01, 9)));
    double[] before = IntStream.range(0, 16).mapToDouble(plant::soc).toArray();
    double chargeAs = 0;
    for (double currentA : currents) {
      plant.advance(currentA, CellSet.NONE, dtSeconds);
      chargeAs += currentA * dtSeconds;
    }
    for (int cell = 0; cell < 16; cell++) {
      double storedAs = (plant.soc(cell) - before[cell]) * 3600 * plant.capacityAh(cell);
      assertEquals(chargeAs, storedAs, 1e-6, "cell " + cell);
    }
  }

  @Test
  void bleedingTakesChargeOnlyFromTheCellsThatAreBled() {
    Plant plant = Packs.shipped();
    double[] before = IntStream.range(0, 16).mapToDouble(plant::soc).toArray();
    double voltageV = plant.cellVoltageV(3, 0);
    for (int second = 0; second < 3600; second++) plant.advance(0, CellSet.of(3, 15), 1);
    for (int cell = 0; cell < 16; cell++) {
      boolean bled = cell == 3 || cell == 15;
      double lost = before[cell] - plant.soc(cell);
      if (!bled) assertEquals(0.02 / 720, lost, 0.02 / 720, "cell " + cell + ": self-discharge");
      else assertTrue(lost > 5e-4, "cell " + cell);
    }
    double takenAh = (before[3] - plant.soc(3)) * plant.capacityAh(3);
    assertEquals(voltageV / 36, takenAh, 4e-3, "an hour through 36 Ω, and self-discharge");
  }

  @Test
  void currentWarmsTheCellsAndTheRoomCoolsThemAgain() {
    // Cells that do not touch: LayoutTest has the others.
    var plant = new Plant(Packs.of("lfp", 16, 100, 22, 0.72, new Spread(0, 0, 0, 1)));
    for (int second = 0; second < 1200; second++) plant.advance(-100, CellSet.NONE, 1);
    double warmDegC = plant.tempDegC(0);
    assertTrue(warmDegC > 22.5, "only " + warmDegC);
    plant.advance(0, CellSet.NONE, 300);
    double restedDegC = plant.tempDegC(0);
    plant.advance(0, CellSet.NONE, 19.3 / 0.005);
    assertEquals((restedDegC - 22) / StrictMath.E, plant.tempDegC(0) - 22, 0.02, "a time constant");
    plant.advance(0, CellSet.NONE, 1e6);
    assertEquals(22, plant.tempDegC(0), 1e-3);
  }

  @Test
  void aColdCellResistsMore() {
    var cold = Packs.of("lfp", 1, 100, 5, 0.5, new Spread(0, 0, 0, 1));
    double warmOhm = Packs.cell(0.5).cellVoltageV(0, 1) - Packs.cell(0.5).cellVoltageV(0, 0);
    Plant plant = new Plant(cold);
    double coldOhm = plant.cellVoltageV(0, 1) - plant.cellVoltageV(0, 0);
    assertEquals(0.0191 / 100, warmOhm, 1e-12);
    assertEquals(0.0351 / 100, coldOhm, 1e-12, "as measured at 5 °C");
  }

  @Test
  void theCellsOfAPackDifferAsMuchAsConfigured() {
    int n = 4000;
    var plant = new Plant(Packs.of(n, 100, 0.5, new Spread(0.012, 0.06, 0.008, 7)));
    assertSpread(100, 1.2, n, plant::capacityAh);
    assertSpread(0.5, 0.008, n, plant::soc);
    double r0 = 0.0191 / 100;
    assertSpread(
        r0, 0.06 * r0, n, cell -> plant.cellVoltageV(cell, 1) - plant.cellVoltageV(cell, 0));
  }

  /// Four standard errors of a mean and of a deviation.
  private static void assertSpread(double mean, double sigma, int n, IntToDoubleFunction value) {
    double sum = IntStream.range(0, n).mapToDouble(value).sum() / n;
    double square = IntStream.range(0, n).mapToDouble(value).map(v -> (v - sum) * (v - sum)).sum();
    assertEquals(mean, sum, 4 * sigma / StrictMath.sqrt(n));
    assertEquals(1, StrictMath.sqrt(square / n) / sigma, 4 / StrictMath.sqrt(2.0 * n));
  }

  @Test
  void thermistorsSitEvenlyAlongTheString() {
    var plant = new Plant(Packs.of(16, 100, 0.5, new Spread(0, 0.2, 0, 3)));
    for (int second = 0; second < 600; second++) plant.advance(-100, CellSet.NONE, 1);
    int[] cells = {2, 6, 10, 14};
    for (int i = 0; i < 4; i++) assertEquals(plant.tempDegC(cells[i]), plant.thermistorDegC(i));
    assertNotEquals(plant.tempDegC(2), plant.tempDegC(6));
  }

  @Test
  void theStringIsTheSumOfItsCells() {
    Plant plant = Packs.shipped();
    double sum = IntStream.range(0, 16).mapToDouble(cell -> plant.cellVoltageV(cell, -50)).sum();
    assertEquals(sum, plant.packVoltageV(-50), 1e-9);
    double lowest = IntStream.range(0, 16).mapToDouble(plant::soc).min().orElseThrow();
    assertEquals(lowest, plant.lowestSoc());
  }
}
