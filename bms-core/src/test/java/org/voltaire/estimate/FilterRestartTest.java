package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

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
class FilterRestartTest {
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
  private FilterState watched(CellModel cell, double soc, double sigma) {
    return resting(ekf(cell), ekf(cell).initial(1, soc, sigma), cell, soc, 3600);
  }

  /// A cell that rests at `soc` while the contactors are open.
  private FilterState resting(
      CellEkf ekf, FilterState row, CellModel cell, double soc, int seconds) {
    for (int s = 0; s < seconds; s++) {
      double volts = cell.ocv().at(soc) + 1e-3 * random.nextGaussian();
      row = ekf.step(row, new FilterInput(Doubles.of(volts), true, 0, true, 25, 1));
    }
    return row;
  }

  private static FilterMemory memory(FilterState row) {
    return FilterMemory.of(row, 25);
  }

  /// The same, of a cell that is believed to be elsewhere.
  private static FilterMemory believing(FilterMemory was, double soc, double sigma) {
    var cell = was.cells().getFirst();
    double[] states = cell.states().toArray(), sigmas = cell.sigmas().toArray();
    states[SOC] = soc;
    sigmas[SOC] = sigma;
    return new FilterMemory(
        AH,
        25,
        List.of(
            new FilterMemory.CellMemory(
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

  private static Estimate estimate(FilterState row) {
    return Estimate.of(row);
  }

  private static double variance(FilterState filter, int state) {
    return Covariance.of(filter, state, state, 0);
  }

  @Test
  void afterNoTimeItKnowsWhatItKnew() {
    FilterState before = watched(NMC, 0.6, 0.1);
    FilterState after = ekf(NMC).restart(memory(before), 0, 0);
    for (int k = 0; k < STATES; k++) {
      assertEquals(before.get(k, 0), after.get(k, 0), 1e-12, "state " + k);
    }
    for (int k = COVARIANCE; k < MODEL_SIGMA; k++) {
      double was = before.get(k, 0);
      assertEquals(was, after.get(k, 0), 1e-5 * Math.abs(was) + 1e-15, "covariance " + k);
    }
    for (int k : new int[] {MODEL_SIGMA, R0_RATIO, SLOW_A}) {
      assertEquals(before.get(k, 0), after.get(k, 0), 1e-15, "number " + k);
    }
    assertEquals(before.resistanceSigma(), after.resistanceSigma());
    assertEquals(before.get(R0_VARIANCE, 0), after.get(R0_VARIANCE, 0), 1e-15);
  }

  /// The running filter, left alone for as long, is the referee.
  @Test
  void sigmaGrowsAsThatOfAFilterThatWasOnAndSawNothing() {
    FilterState before = ChangedState.of(watched(NMC, 0.6, 0.1)).variance(0, GAIN, 1e-4).state();
    FilterState alone = before;
    for (int n = 0; n < 24; n++) {
      alone =
          ekf(NMC)
              .step(
                  alone, new FilterInput(Doubles.of(Double.NaN), true, Double.NaN, true, 25, 3600));
    }
    FilterState after = ekf(NMC).restart(memory(before), DAY, 0);
    for (int k : new int[] {HYSTERESIS, MODEL_ERROR, OFFSET, GAIN, V1, V2}) {
      double expected = variance(alone, k);
      assertEquals(expected, variance(after, k), 1e-5 * expected + 1e-15, "variance of " + k);
      assertTrue(variance(after, k) > 0 || k == V1 || k == V2, "variance of " + k);
    }
    double drained = 24 * 2e-4;
    assertEquals(alone.socSigma(0) + drained, after.socSigma(0), 1e-6, "and what boards draw");
    assertEquals(alone.get(SOC, 0), after.get(SOC, 0), 1e-12);
  }

  @Property(tries = 200)
  void theLongerItWasOffTheLessItKnows(
      @ForAll @DoubleRange(min = 0, max = 4e7) double seconds,
      @ForAll @DoubleRange(min = 0, max = 1) double moreShare,
      @ForAll @DoubleRange(min = 0, max = 1) double unseenShare) {
    FilterState before = watched(LFP, 0.5, 0.02);
    FilterMemory memory = memory(before);
    double longer = seconds * (1 + moreShare);
    FilterState a = ekf(LFP).restart(memory, seconds, unseenShare * seconds);
    FilterState b = ekf(LFP).restart(memory, longer, unseenShare * longer);
    FilterState unknown = ekf(LFP).initial(1, 0.5, 0.29);
    for (int k : new int[] {SOC, HYSTERESIS, OFFSET, GAIN, RESISTANCE}) {
      double later = variance(b, k);
      assertTrue(later >= variance(a, k) * (1 - 1e-9), "variance of " + k);
      double most = Math.max(variance(before, k), k == RESISTANCE ? 0.04 : variance(unknown, k));
      assertTrue(later <= most * (1 + 1e-9), "variance of " + k);
    }
    assertTrue(
        b.get(R0_VARIANCE, 0) >= a.get(R0_VARIANCE, 0) * (1 - 1e-9), "variance of R0's ratio");
    double most = Math.max(before.get(R0_VARIANCE, 0), unknown.get(R0_VARIANCE, 0));
    assertTrue(b.get(R0_VARIANCE, 0) <= most * (1 + 1e-9), "variance of R0's ratio");
    for (int k = 0; k < MODEL_SIGMA; k++) assertTrue(Double.isFinite(b.get(k, 0)), "number " + k);
  }

  @Test
  void ifNoClockSaysItIsAsAfterAYear() {
    FilterMemory memory = memory(watched(NMC, 0.6, 0.1));
    assertEquals(ekf(NMC).restart(memory, 365 * DAY, 0), ekf(NMC).restart(memory, Double.NaN, 0));
    assertEquals(
        ekf(NMC).restart(memory, 365 * DAY, 365 * DAY),
        ekf(NMC).restart(memory, Double.NaN, Double.NaN));
  }

  /// 100 A for half an hour would be all of it: then a voltage has to tell SoC. What the cell is
  /// has not changed.
  @Test
  void aCurrentThatNobodyCountedTakesTheSocAndLeavesTheCapacity() {
    FilterState before = watched(NMC, 0.6, 0.1);
    var aged =
        ChangedState.of(before)
            .with(0, GAIN, 0.075)
            .variance(0, GAIN, 1e-4)
            .with(0, R0_RATIO, 1.4)
            .with(0, R0_VARIANCE, 1e-3)
            .state();
    FilterState after = ekf(NMC).restart(memory(aged), 1800, 1800);
    assertEquals(Math.sqrt(1.0 / 12), after.socSigma(0), 1e-9);
    assertEquals(0.01, StrictMath.sqrt(variance(after, GAIN)), 1e-3);
    assertEquals(1.4, estimate(after).diagnostics().r0Ratio().get(0), 1e-6);
    FilterState seen =
        ekf(NMC).step(after, new FilterInput(Doubles.of(NMC.ocv().at(0.3)), true, 0, true, 25, 1));
    assertEquals(0.3, seen.get(SOC, 0), 0.03);
    assertEquals(AH / 1.075, estimate(seen).diagnostics().capacityAh().get(0), 1e-4);
  }

  /// A voltage that was used before the restart is no second witness after it. It would be one if
  /// only SoC and its σ were kept, and the first voltage were integrated over the curve again.
  @Test
  void aHundredRestartsMakeItNoSurer() {
    FilterState first = watched(LFP, 0.2, 0.03), kept = first, lost = first;
    double before = first.socSigma(0);
    for (int n = 0; n < 100; n++) {
      kept = resting(ekf(LFP), ekf(LFP).restart(memory(kept), 5, 0), LFP, 0.21, 2);
      FilterState guess = ekf(LFP).initial(1, lost.get(SOC, 0), lost.socSigma(0));
      lost = resting(ekf(LFP), guess, LFP, 0.21, 2);
    }
    assertTrue(kept.socSigma(0) > 0.97 * before, "from " + before + " to " + kept.socSigma(0));
    assertEquals(first.get(SOC, 0), kept.get(SOC, 0), 0.3 * before);
    assertTrue(lost.socSigma(0) < 0.5 * before, "would be " + lost.socSigma(0));
  }

  @Test
  void onThePlateauARestedVoltageDoesNotSpoilWhatWasKnown() {
    FilterMemory memory = believing(memory(watched(LFP, 0.5, 0.1)), 0.5, 0.005);
    FilterState start = ekf(LFP).restart(memory, 3600, 0);
    // The model's curve is off by as much as it says it may be.
    FilterState row = resting(ekf(LFP), start, LFP, 0.5 + 8e-3 / 0.125, 3600);
    assertEquals(0.5, row.get(SOC, 0), 0.002);
    assertTrue(row.socSigma(0) > 0.9 * start.socSigma(0), "nor makes it surer than it is");
  }

  @Test
  void whereVoltageTellsSocARestedOneMakesItBetter() {
    FilterMemory memory = believing(memory(watched(NMC, 0.9, 0.1)), 0.88, 0.02);
    FilterState start = ekf(NMC).restart(memory, 3 * DAY, 0);
    FilterState row = resting(ekf(NMC), start, NMC, 0.9, 3600);
    assertEquals(0.9, row.get(SOC, 0), 0.006);
    assertTrue(row.socSigma(0) < 0.5 * start.socSigma(0), "now " + row.socSigma(0));
  }

  /// Another pack of the same name, or one that was charged meanwhile.
  @Test
  void aSocThatTheVoltageContradictsIsForgotten() {
    FilterMemory memory = believing(memory(watched(NMC, 0.6, 0.1)), 0.8, 0.01);
    FilterState row = resting(ekf(NMC), ekf(NMC).restart(memory, 3600, 0), NMC, 0.6, 3);
    assertEquals(CellSet.of(0), estimate(row).diagnostics().suspect(), "and told");
    row = resting(ekf(NMC), row, NMC, 0.6, 60);
    assertEquals(0.6, row.get(SOC, 0), 2 * estimate(row).cellSocSigma().get(0));
    assertEquals(0.6, row.get(SOC, 0), 0.02);
    assertEquals(CellSet.NONE, estimate(row).diagnostics().suspect());
  }

  @Test
  void oneWildVoltageDoesNotMakeItForget() {
    FilterMemory memory = believing(memory(watched(NMC, 0.6, 0.1)), 0.6, 0.01);
    FilterState start = ekf(NMC).restart(memory, 3600, 0);
    FilterState row = ekf(NMC).step(start, new FilterInput(Doubles.of(4.4), true, 0, true, 25, 1));
    assertEquals(start.get(SOC, 0), row.get(SOC, 0));
    row = resting(ekf(NMC), row, NMC, 0.6, 10);
    assertEquals(0.6, row.get(SOC, 0), 0.01);
  }

  @Test
  void atAKneeAVoltageMendsWhatThePlateauCouldNot() {
    FilterMemory memory = believing(memory(watched(LFP, 0.5, 0.1)), 0.5, 0.01);
    FilterState row = resting(ekf(LFP), ekf(LFP).restart(memory, 3600, 0), LFP, 0.7, 600);
    assertEquals(0.5, row.get(SOC, 0), 0.03, "50 mV per SoC tell nothing");
    double soc = 0.7, volts = 0;
    while (volts < 3.55) {
      soc += 10 / 3600.0 / AH;
      volts = LFP.ocv().at(soc) + 1.6e-3 * 10;
      row = ekf(LFP).step(row, new FilterInput(Doubles.of(volts), true, 10, false, 25, 1));
    }
    assertEquals(soc, row.get(SOC, 0), 0.03);
  }

  @Test
  void cellsOfAnotherCapacityAreRefused() {
    FilterMemory memory = memory(watched(NMC, 0.6, 0.1));
    var other = new CellEkf(NMC, 2 * AH, OFFSET_A, WORST_A);
    var refused = assertThrows(IllegalArgumentException.class, () -> other.restart(memory, 0, 0));
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
