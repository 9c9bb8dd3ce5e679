package org.voltaire.sim.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.cell.CellBank;
import org.voltaire.sim.pack.PackProfile.Spread;

/// Heat between neighbours, and from the bleed resistors.
class LayoutTest {
  private static final double J_PER_K = 1900;
  private static final double NO_LOSS = 1e-15;

  /// A row without a room, whose temperatures are told.
  private static CellBank row(Layout layout, double... degC) {
    var bank = new CellBank(Chemistries.load("lfp"), degC.length, 100, J_PER_K, NO_LOSS);
    bank.arrange(layout.between(degC.length), layout.losses(degC.length, NO_LOSS));
    for (int k = 0; k < degC.length; k++) bank.rest(k, 0.5, degC[k]);
    return bank;
  }

  private static Layout touching(double neighbourWPerK) {
    return new Layout(4, neighbourWPerK, neighbourWPerK / 3, 1, 8, 300, 0.2, false);
  }

  private static double[] temps(CellBank bank) {
    double[] degC = new double[bank.cells()];
    for (int k = 0; k < degC.length; k++) degC[k] = bank.tempDegC(k);
    return degC;
  }

  @Property(tries = 200)
  void whatLeavesOneCellEntersAnother(
      @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1000) double dtSeconds) {
    double[] degC = new SplittableRandom(seed).doubles(16, -20, 80).toArray();
    CellBank bank = row(touching(5), degC);
    for (int step = 0; step < 50; step++) bank.advance(new double[16], 0, 25, dtSeconds);
    double before = Arrays.stream(degC).sum(), after = Arrays.stream(temps(bank)).sum();
    assertEquals(before, after, 1e-6, "at rest, without a room, no heat is made or lost");
    assertTrue(spread(temps(bank)) < spread(degC), "and none flows from cold to hot");
  }

  private static double spread(double[] degC) {
    return Arrays.stream(degC).max().orElseThrow() - Arrays.stream(degC).min().orElseThrow();
  }

  @Test
  void equalTemperaturesStayEqualToTheLastBit() {
    double[] degC = new double[16];
    Arrays.fill(degC, 41.3);
    CellBank touching = row(touching(5), degC), apart = row(Layout.APART, degC);
    for (int step = 0; step < 100; step++) {
      touching.advance(new double[16], 0, 25, 1 + step % 7);
      apart.advance(new double[16], 0, 25, 1 + step % 7);
    }
    assertEquals(Arrays.toString(temps(apart)), Arrays.toString(temps(touching)));
  }

  /// Two lumps: the difference falls with exp(−2 g t / C).
  @Test
  void twoCellsComeTogetherAtTheirTimeConstant() {
    CellBank bank = row(touching(2), 60, 20);
    for (int step = 0; step < 475; step++) bank.advance(new double[2], 0, 25, 1);
    assertEquals(40 / StrictMath.E, bank.tempDegC(0) - bank.tempDegC(1), 0.02);
    bank.advance(new double[2], 0, 25, 1e7);
    assertEquals(0, bank.tempDegC(0) - bank.tempDegC(1), 1e-2, "one long step is stable");
  }

  @Test
  void theLengthOfStepsMattersLittle() {
    CellBank fine = row(touching(0.3), 60, 20, 20, 20, 20, 20);
    CellBank coarse = row(touching(0.3), 60, 20, 20, 20, 20, 20);
    for (int step = 0; step < 36_000; step++) fine.advance(new double[6], 0, 25, 0.1);
    for (int step = 0; step < 60; step++) coarse.advance(new double[6], 0, 25, 60);
    for (int k = 0; k < 6; k++) assertEquals(fine.tempDegC(k), coarse.tempDegC(k), 0.1);
  }

  @Test
  void heatGoesMoreEasilyWithinAModuleThanToTheNext() {
    CellBank bank = row(touching(1), 20, 20, 20, 60, 20, 20, 20, 20);
    for (int step = 0; step < 60; step++) bank.advance(new double[8], 0, 25, 1);
    double within = bank.tempDegC(2) - 20, beyond = bank.tempDegC(4) - 20;
    assertEquals(3, within / beyond, 0.1, "cells 3 and 5, beside cell 4");
  }

  @Test
  void theEndsLoseMoreAndThePackAsMuchAsBefore() {
    var layout = new Layout(8, 0.3, 0.1, 1.5, 8, 300, 0.2, false);
    double[] losses = layout.losses(16, 0.5);
    assertEquals(8, Arrays.stream(losses).sum(), 1e-12);
    assertEquals(1.5, losses[0] / losses[1], 1e-12);
    var plant = new Plant(PackProfile.load("lfp-16s"));
    for (int second = 0; second < 3600; second++) plant.advance(-100, CellSet.NONE, 1);
    double inside = 0;
    for (int cell = 4; cell < 12; cell++) inside += plant.tempDegC(cell) / 8;
    System.out.printf(
        "an hour at 1C: ends %.2f and %.2f °C, inside %.2f °C%n",
        plant.tempDegC(0), plant.tempDegC(15), inside);
    assertTrue(plant.tempDegC(0) < inside - 0.3 && plant.tempDegC(15) < inside - 0.3);
  }

  @Test
  void bleedResistorsWarmTheBoardAndTheirCells() {
    var plant = new Plant(PackProfile.load("lfp-16s"));
    var resting = new Plant(PackProfile.load("lfp-16s"));
    CellSet bled = CellSet.of(2, 3, 4, 5);
    assertEquals(22, plant.boardDegC());
    for (int second = 0; second < 3600; second++) {
      plant.advance(0, bled, 1);
      resting.advance(0, CellSet.NONE, 1);
    }
    double volts = plant.cellVoltageV(3, 0), watts = volts * volts / 36;
    System.out.printf("four cells bleed %.2f W: board %.1f °C%n", 4 * watts, plant.boardDegC());
    assertEquals(22 + 8 * 0.8 * 4 * watts, plant.boardDegC(), 0.1);
    assertTrue(plant.tempDegC(3) > resting.tempDegC(3) + 0.05, "0.06 W into each bled cell");
    plant.advance(0, CellSet.NONE, 300);
    assertEquals(22 + 8 * 0.8 * 4 * watts / StrictMath.E, plant.boardDegC(), 0.1);
    assertEquals(22, resting.boardDegC());
  }

  @Test
  void aBoardSensorIsTheLastThermistor() {
    var layout = new Layout(8, 0, 0, 1, 8, 300, 0.2, true);
    var profile =
        new PackProfile(
            "test",
            "test",
            "lfp",
            16,
            100,
            5,
            22,
            0.7,
            new Spread(0, 0, 0, 1),
            36,
            Optional.empty(),
            Optional.of(layout),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    var plant = new Plant(profile);
    for (int second = 0; second < 600; second++) plant.advance(-50, CellSet.of(1), 1);
    assertEquals(plant.boardDegC(), plant.thermistorDegC(4));
    assertEquals(plant.tempDegC(14), plant.thermistorDegC(3), "the others are where four are");
  }

  @Test
  void impossibleLayoutsAreRefused() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> new Layout(8, -1, 0.1, 1.5, 8, 300, 0.2, false));
    assertTrue(refused.toString().contains("layout: neighbour_w_per_k is -1.0, must be 0 or more"));
    CellBank bank = row(Layout.APART, 20, 20);
    assertThrows(IllegalArgumentException.class, () -> bank.arrange(new double[2], new double[2]));
  }
}
