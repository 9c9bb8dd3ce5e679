package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.CellState.*;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// What a filter knows after it was off: as much as before, less what the time took.
class ResumeTest {
  private static final double AH = 50, OFFSET_A = 0.1, WORST_A = 100, DAY = 86_400;

  private static final CellModel NMC =
      CellModel.thevenin(
          AH,
          OcvCurve.through(
              Doubles.of(0, 0.05, 0.2, 0.5, 0.8, 0.95, 1),
              Doubles.of(2.9, 3.3, 3.5, 3.65, 3.9, 4.08, 4.18)),
          1e-3,
          0.6e-3,
          30,
          2500,
          4e-3,
          0.01);

  private static final CellModel LFP =
      CellModel.thevenin(
          AH,
          OcvCurve.through(
              Doubles.of(0, 0.1, 0.3, 0.7, 0.95, 1), Doubles.of(2.2, 3.18, 3.28, 3.33, 3.37, 3.6)),
          1e-3,
          0.6e-3,
          30,
          2500,
          8e-3,
          0.02);

  private final Random random = new Random(1800);

  private static CellEkf ekf(CellModel cell) {
    return new CellEkf(cell, AH, OFFSET_A, WORST_A);
  }

  /// A filter that has watched a rested cell for an hour, having been told its SoC.
  private Doubles watched(CellModel cell, double soc, double sigma) {
    return resting(ekf(cell), ekf(cell).initial(1, soc, sigma), cell, soc, 3600);
  }

  /// A cell that rests at `soc` while the contactors are open.
  private Doubles resting(CellEkf ekf, Doubles row, CellModel cell, double soc, int seconds) {
    for (int s = 0; s < seconds; s++) {
      double volts = cell.ocv().at(soc) + 1e-3 * random.nextGaussian();
      row = ekf.step(row, Doubles.of(volts), true, 0, true, 25, 1);
    }
    return row;
  }

  private static FilterMemory memory(Doubles row) {
    return FilterMemory.of(row, 1, AH, 25);
  }

  /// The same, of a cell that is believed to be elsewhere.
  private static FilterMemory believing(FilterMemory was, double soc, double sigma) {
    var cell = was.cells().getFirst();
    double[] states = cell.states().toArray(), sigmas = cell.sigmas().toArray();
    states[Z] = soc;
    sigmas[Z] = sigma;
    return new FilterMemory(
        AH,
        25,
        List.of(
            new FilterMemory.Cell(
                true,
                Doubles.of(states),
                Doubles.of(sigmas),
                Doubles.generate(FilterMemory.PAIRS, _ -> 0),
                cell.modelSigmaV(),
                cell.resistancesSigma(),
                0,
                cell.r0Ratio(),
                cell.r0Sigma())));
  }

  private static Estimate estimate(Doubles row) {
    return Estimate.of(row, 1, AH, Double.NaN, 0);
  }

  private static double sigma(Doubles row, int variance) {
    return StrictMath.sqrt(row.get(variance));
  }

  @Test
  void afterNoTimeItKnowsWhatItKnew() {
    Doubles before = watched(NMC, 0.6, 0.1);
    Doubles after = ekf(NMC).resume(memory(before), 0, 0);
    for (int k = Z; k <= R; k++) assertEquals(before.get(k), after.get(k), 1e-12, "state " + k);
    for (int k = PZZ; k <= PRR; k++) {
      assertEquals(before.get(k), after.get(k), 1e-5 * Math.abs(before.get(k)) + 1e-15, "P " + k);
    }
    for (int k : new int[] {SIGMA_D, R_RATIO, SIGMA_R, SLOW_A}) {
      assertEquals(before.get(k), after.get(k), 1e-15, "lane " + k);
    }
    assertEquals(before.get(R_VARIANCE), after.get(R_VARIANCE), 1e-15);
  }

  /// The running filter, left alone for as long, is the referee.
  @Test
  void sigmaGrowsAsThatOfAFilterThatWasOnAndSawNothing() {
    double[] learnt = watched(NMC, 0.6, 0.1).toArray();
    learnt[PGG] = 1e-4;
    Doubles before = Doubles.of(learnt), alone = before;
    for (int n = 0; n < 24; n++) {
      alone = ekf(NMC).step(alone, Doubles.of(Double.NaN), true, Double.NaN, true, 25, 3600);
    }
    Doubles after = ekf(NMC).resume(memory(before), DAY, 0);
    for (int k : new int[] {PHH, PDD, PBB, PGG, PV1V1, PV2V2}) {
      assertEquals(alone.get(k), after.get(k), 1e-5 * alone.get(k) + 1e-15, "P " + k);
      assertTrue(after.get(k) > 0 || k == PV1V1 || k == PV2V2, "P " + k);
    }
    double drained = 24 * 2e-4;
    assertEquals(sigma(alone, PZZ) + drained, sigma(after, PZZ), 1e-6, "and what boards draw");
    assertEquals(alone.get(Z), after.get(Z), 1e-12);
  }

  @Property(tries = 200)
  void theLongerItWasOffTheLessItKnows(
      @ForAll @DoubleRange(min = 0, max = 4e7) double seconds,
      @ForAll @DoubleRange(min = 0, max = 1) double moreShare,
      @ForAll @DoubleRange(min = 0, max = 1) double unseenShare) {
    Doubles before = watched(LFP, 0.5, 0.02);
    FilterMemory memory = memory(before);
    double longer = seconds * (1 + moreShare);
    Doubles a = ekf(LFP).resume(memory, seconds, unseenShare * seconds);
    Doubles b = ekf(LFP).resume(memory, longer, unseenShare * longer);
    Doubles unknown = ekf(LFP).initial(1, 0.5, 0.29);
    for (int k : new int[] {PZZ, PHH, PBB, PGG, PRR, R_VARIANCE}) {
      assertTrue(b.get(k) >= a.get(k) * (1 - 1e-9), "variance " + k);
      double most = Math.max(before.get(k), k == PRR ? 0.04 : unknown.get(k));
      assertTrue(b.get(k) <= most * (1 + 1e-9), "variance " + k);
    }
    for (int k = Z; k <= PRR; k++) assertTrue(Double.isFinite(b.get(k)), "lane " + k);
  }

  @Test
  void ifNoClockSaysItIsAsAfterAYear() {
    FilterMemory memory = memory(watched(NMC, 0.6, 0.1));
    assertEquals(ekf(NMC).resume(memory, 365 * DAY, 0), ekf(NMC).resume(memory, Double.NaN, 0));
    assertEquals(
        ekf(NMC).resume(memory, 365 * DAY, 365 * DAY),
        ekf(NMC).resume(memory, Double.NaN, Double.NaN));
  }

  /// 100 A for half an hour would be all of it: then a voltage has to tell SoC. What the cell is
  /// has not changed.
  @Test
  void aCurrentThatNobodyCountedTakesTheSocAndLeavesTheCapacity() {
    Doubles before = watched(NMC, 0.6, 0.1);
    double[] aged = before.toArray();
    aged[G] = 0.075;
    aged[PGG] = 1e-4;
    aged[R_RATIO] = 1.4;
    aged[R_VARIANCE] = 1e-3;
    Doubles after = ekf(NMC).resume(memory(Doubles.of(aged)), 1800, 1800);
    assertEquals(Math.sqrt(1.0 / 12), sigma(after, PZZ), 1e-9);
    assertEquals(0.01, sigma(after, PGG), 1e-3);
    assertEquals(1.4, estimate(after).insight().r0Ratio().get(0), 1e-6);
    Doubles seen = ekf(NMC).step(after, Doubles.of(NMC.ocv().at(0.3)), true, 0, true, 25, 1);
    assertEquals(0.3, seen.get(Z), 0.03);
    assertEquals(AH / 1.075, estimate(seen).insight().capacityAh().get(0), 1e-4);
  }

  /// A voltage that was used before the restart is no second witness after it. It would be one if
  /// only SoC and its σ were kept, and the first voltage were integrated over the curve again.
  @Test
  void aHundredRestartsMakeItNoSurer() {
    Doubles first = watched(LFP, 0.2, 0.03), kept = first, lost = first;
    double before = sigma(first, PZZ);
    for (int n = 0; n < 100; n++) {
      kept = resting(ekf(LFP), ekf(LFP).resume(memory(kept), 5, 0), LFP, 0.21, 2);
      Doubles guess = ekf(LFP).initial(1, lost.get(Z), sigma(lost, PZZ));
      lost = resting(ekf(LFP), guess, LFP, 0.21, 2);
    }
    assertTrue(sigma(kept, PZZ) > 0.97 * before, "from " + before + " to " + sigma(kept, PZZ));
    assertEquals(first.get(Z), kept.get(Z), 0.3 * before);
    assertTrue(sigma(lost, PZZ) < 0.5 * before, "would be " + sigma(lost, PZZ));
  }

  @Test
  void onThePlateauARestedVoltageDoesNotSpoilWhatWasKnown() {
    FilterMemory memory = believing(memory(watched(LFP, 0.5, 0.1)), 0.5, 0.005);
    Doubles start = ekf(LFP).resume(memory, 3600, 0);
    // The model's curve is off by as much as it says it may be.
    Doubles row = resting(ekf(LFP), start, LFP, 0.5 + 8e-3 / 0.125, 3600);
    assertEquals(0.5, row.get(Z), 0.002);
    assertTrue(sigma(row, PZZ) > 0.9 * sigma(start, PZZ), "nor makes it surer than it is");
  }

  @Test
  void whereVoltageTellsSocARestedOneMakesItBetter() {
    FilterMemory memory = believing(memory(watched(NMC, 0.9, 0.1)), 0.88, 0.02);
    Doubles start = ekf(NMC).resume(memory, 3 * DAY, 0);
    Doubles row = resting(ekf(NMC), start, NMC, 0.9, 3600);
    assertEquals(0.9, row.get(Z), 0.006);
    assertTrue(sigma(row, PZZ) < 0.5 * sigma(start, PZZ), "now " + sigma(row, PZZ));
  }

  /// Another pack of the same name, or one that was charged meanwhile.
  @Test
  void aSocThatTheVoltageContradictsIsForgotten() {
    FilterMemory memory = believing(memory(watched(NMC, 0.6, 0.1)), 0.8, 0.01);
    Doubles row = resting(ekf(NMC), ekf(NMC).resume(memory, 3600, 0), NMC, 0.6, 3);
    assertEquals(CellSet.of(0), estimate(row).insight().suspect(), "and told");
    row = resting(ekf(NMC), row, NMC, 0.6, 60);
    assertEquals(0.6, row.get(Z), 2 * estimate(row).cellSocSigma().get(0));
    assertEquals(0.6, row.get(Z), 0.02);
    assertEquals(CellSet.NONE, estimate(row).insight().suspect());
  }

  @Test
  void oneWildVoltageDoesNotMakeItForget() {
    FilterMemory memory = believing(memory(watched(NMC, 0.6, 0.1)), 0.6, 0.01);
    Doubles start = ekf(NMC).resume(memory, 3600, 0);
    Doubles row = ekf(NMC).step(start, Doubles.of(4.4), true, 0, true, 25, 1);
    assertEquals(start.get(Z), row.get(Z));
    row = resting(ekf(NMC), row, NMC, 0.6, 10);
    assertEquals(0.6, row.get(Z), 0.01);
  }

  @Test
  void atAKneeAVoltageMendsWhatThePlateauCouldNot() {
    FilterMemory memory = believing(memory(watched(LFP, 0.5, 0.1)), 0.5, 0.01);
    Doubles row = resting(ekf(LFP), ekf(LFP).resume(memory, 3600, 0), LFP, 0.7, 600);
    assertEquals(0.5, row.get(Z), 0.03, "50 mV per SoC tell nothing");
    double soc = 0.7, volts = 0;
    while (volts < 3.55) {
      soc += 10 / 3600.0 / AH;
      volts = LFP.ocv().at(soc) + 1.6e-3 * 10;
      row = ekf(LFP).step(row, Doubles.of(volts), true, 10, false, 25, 1);
    }
    assertEquals(soc, row.get(Z), 0.03);
  }

  @Test
  void cellsOfAnotherCapacityAreRefused() {
    FilterMemory memory = memory(watched(NMC, 0.6, 0.1));
    var other = new CellEkf(NMC, 2 * AH, OFFSET_A, WORST_A);
    var refused = assertThrows(IllegalArgumentException.class, () -> other.resume(memory, 0, 0));
    assertTrue(
        refused.toString().contains("capacity_ah: found 50.0, allowed: 100.0"), refused.toString());
  }

  @Test
  void numbersThatCannotBeAreRefusedByName() {
    FilterMemory memory = memory(watched(NMC, 0.6, 0.1));
    var refused = assertThrows(IllegalArgumentException.class, () -> believing(memory, 1.5, 0.01));
    assertTrue(refused.toString().contains("soc: found 1.5, allowed: -0.05 to 1.05"));
    refused = assertThrows(IllegalArgumentException.class, () -> believing(memory, 0.5, -1));
    assertTrue(refused.toString().contains("sigma of soc: found -1.0"), refused.toString());
    refused =
        assertThrows(IllegalArgumentException.class, () -> believing(memory, Double.NaN, 0.01));
    assertTrue(refused.toString().contains("soc: found NaN"), refused.toString());
  }
}
