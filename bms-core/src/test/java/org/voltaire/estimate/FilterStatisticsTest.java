package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.voltaire.estimate.Anchor.AnchorKind;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// What people are told of how the filter does.
class FilterStatisticsTest {
  private static final double AH = 50, R0 = 1e-3;

  private static final OcvCurve LFP_LIKE =
      OcvCurve.through(
          Doubles.of(0, 0.1, 0.3, 0.7, 0.95, 1), Doubles.of(2.2, 3.18, 3.28, 3.33, 3.37, 3.6));

  private static final CellModel LFP =
      CellModel.thevenin(AH, LFP_LIKE, R0, 0.6e-3, 30, 2500, 15e-3, 0.02);

  private final CellEkf ekf = new CellEkf(LFP, AH, 0.25, 100);
  private FilterState row = ekf.initial(1, 0.5, 0.05);

  private void run(double volts, double currentA, int seconds) {
    for (int s = 0; s < seconds; s++) {
      row = ekf.step(row, new FilterInput(Doubles.of(volts), true, currentA, false, 25, 1));
    }
  }

  private FilterDiagnostics diagnostics() {
    return Estimate.of(row).diagnostics();
  }

  private Anchor anchor() {
    return diagnostics().anchors().getFirst();
  }

  /// One cell whose readings have a NIS that is given.
  private static void read(double[] x, double nis, double dtSeconds) {
    FilterStatistics.before(x, 0, FilterStatistics.kept(dtSeconds), 0);
    x[INNOVATION] = Math.sqrt(nis);
    x[INNOVATION_VARIANCE] = 1;
    FilterStatistics.after(x, 0, true, true, 0);
  }

  private static double nis(double[] x) {
    var state = new FilterState(AH, 0, Doubles.of(x), Anchors.none(1));
    return FilterStatistics.nis(state).get(0);
  }

  @Test
  void readingsFadeFromTheMeanOfNisWithinTenMinutes() {
    double[] x = new double[STRIDE];
    for (int s = 0; s < 10_000; s++) read(x, 4, 1);
    assertEquals(4, nis(x), 1e-6);
    for (int s = 0; s < 600; s++) read(x, 1, 1);
    assertEquals(1 + 3 * Math.exp(-1), nis(x), 1e-3);
    FilterStatistics.before(x, 0, FilterStatistics.kept(86_400), 0);
    assertEquals(Double.NaN, nis(x), "a day without a reading");
  }

  @Test
  void theMeanIsTheSameHoweverOftenOneLooks() {
    double[] seldom = new double[STRIDE], often = new double[STRIDE];
    for (int minute = 0; minute < 100; minute++) {
      double nis = minute < 95 ? 1 : 5;
      read(seldom, nis, 60);
      for (int tick = 0; tick < 600; tick++) read(often, nis, 0.1);
    }
    double expected = nis(often);
    assertTrue(expected > 1.5 && expected < 3, "five minutes of 5 after 1, is " + expected);
    assertEquals(expected, nis(seldom), 0.1);
  }

  @Test
  void beforeTheFirstReadingNothingIsTold() {
    assertEquals(Double.NaN, diagnostics().nis().get(0));
    assertEquals(Anchor.NONE, anchor());
    run(Double.NaN, -10, 600);
    assertEquals(Double.NaN, diagnostics().nis().get(0));
    assertEquals(Anchor.NONE, anchor());
  }

  @Test
  void aCellThatFollowsItsModelStaysInTheBound() {
    var random = new Random(4);
    for (int s = 0; s < 1200; s++) run(LFP_LIKE.at(0.5) + 2e-3 * random.nextGaussian(), 0, 1);
    double nis = diagnostics().nis().get(0);
    assertTrue(nis > 0 && nis < 1, "σ has room for a wrong model, NIS is " + nis);
  }

  @Test
  void aVoltageThatJumpsMoreThanTheFilterExpectsLeavesTheBound() {
    var random = new Random(4);
    for (int s = 0; s < 1200; s++) run(LFP_LIKE.at(0.5) + 60e-3 * random.nextGaussian(), 0, 1);
    double nis = diagnostics().nis().get(0);
    assertTrue(nis > FilterDiagnostics.NIS_BOUND, "NIS is " + nis);
  }

  @Test
  void aRefusedReadingCountsToo() {
    run(LFP_LIKE.at(0.5), 0, 60);
    double before = diagnostics().nis().get(0);
    run(LFP_LIKE.at(0.5) + 0.5, 0, 1);
    double last =
        square(diagnostics().innovationV().get(0) / diagnostics().innovationSigmaV().get(0));
    assertTrue(last > 25, "the gate refuses from 25 on, this is " + last);
    assertTrue(diagnostics().nis().get(0) > before + last / 100);
  }

  private static double square(double value) {
    return value * value;
  }

  @Test
  void aSilentCellHasNoInnovation() {
    run(LFP_LIKE.at(0.5), 0, 60);
    double nis = diagnostics().nis().get(0);
    run(Double.NaN, 0, 1);
    assertEquals(Double.NaN, diagnostics().innovationV().get(0));
    assertEquals(Double.NaN, diagnostics().nis().get(0));
    run(LFP_LIKE.at(0.5), Double.NaN, 1);
    assertEquals(
        Double.NaN, diagnostics().innovationV().get(0), "nor one whose current is not known");
    run(LFP_LIKE.at(0.5), 0, 1);
    assertEquals(nis, diagnostics().nis().get(0), 0.05, "the mean goes on where it was");
  }

  @Test
  void aPlateauIsNoAnchor() {
    run(LFP_LIKE.at(0.5), 0, 4 * 3600);
    assertEquals(Anchor.NONE, anchor());
  }

  @Test
  void theFirstVoltageInAKneeIsAnAnchor() {
    row = ekf.initial(1, 0.5, 0.29);
    run(2.9, 0, 1);
    Anchor anchor = anchor();
    assertEquals(AnchorKind.EMPTY_KNEE, anchor.kind());
    assertEquals(1, anchor.count());
    assertEquals(LFP_LIKE.socAt(2.9), anchor.soc(), 0.01);
    assertEquals(0, anchor.ageSeconds());
    run(Double.NaN, 0, 90);
    assertTrue(anchor.sigma() < 0.02, "σ was " + anchor.sigma());
    assertEquals(new Anchor(AnchorKind.EMPTY_KNEE, 1, anchor.soc(), anchor.sigma(), 90), anchor());
  }

  @Test
  void aChargeToTheTopEndsAtAnAnchor() {
    row = ekf.initial(1, 0.6, 0.1);
    double soc = 0.65;
    for (; soc < 0.8; soc += 10.0 / 3600 / AH) run(LFP_LIKE.at(soc) + 1.6e-3 * 10, 10, 1);
    assertEquals(Anchor.NONE, anchor(), "the plateau has told nothing");
    for (; soc < 1; soc += 10.0 / 3600 / AH) run(LFP_LIKE.at(soc) + 1.6e-3 * 10, 10, 1);
    run(LFP_LIKE.at(1), 0, 1800);
    assertEquals(AnchorKind.FULL_KNEE, anchor().kind());
    assertTrue(anchor().soc() > 0.95, "at " + anchor().soc());
    assertTrue(anchor().ageSeconds() < 3600, "it was " + anchor());
    assertTrue(anchor().sigma() < 0.03, "it was " + anchor());
  }

  @Test
  void aStringTellsOfEachCellByItself() {
    row =
        ekf.step(
            ekf.initial(2, 0.5, 0.29),
            new FilterInput(Doubles.of(2.9, Double.NaN), true, 0, false, 25, 1));
    List<Anchor> anchors = Estimate.of(row).diagnostics().anchors();
    assertEquals(AnchorKind.EMPTY_KNEE, anchors.getFirst().kind());
    assertEquals(Anchor.NONE, anchors.getLast());
  }

  @Test
  void kneesAreWhereTheCurveSaysTheyAre() {
    var lfp = new FilterStatistics(LFP_LIKE, AH);
    assertEquals(AnchorKind.EMPTY_KNEE, lfp.kind(-0.02, 0));
    assertEquals(AnchorKind.EMPTY_KNEE, lfp.kind(0.05, -20));
    assertEquals(AnchorKind.REST, lfp.kind(0.5, 0.4));
    assertEquals(AnchorKind.SLOPE, lfp.kind(0.5, -0.6));
    assertEquals(AnchorKind.FULL_KNEE, lfp.kind(0.99, 20));
    var straight = new FilterStatistics(OcvCurve.through(Doubles.of(0, 1), Doubles.of(3, 4)), AH);
    assertEquals(AnchorKind.REST, straight.kind(0, 0), "a straight line has no knee");
    assertEquals(AnchorKind.SLOPE, straight.kind(1, 10));
  }

  /// Taken off and left together are what counting would have: no voltage may change that.
  @Property(tries = 100)
  void whatCountingWouldKnowIsNotMadeBetterByVoltage(@ForAll long seed) {
    var random = new Random(seed);
    row = ekf.initial(1, 0.9, 0.1);
    run(LFP_LIKE.at(0.9), 0, 1);
    double before = Covariance.of(row, SOC, SOC, 0) + row.get(REMOVED_VARIANCE, 0);
    double soc = 0.9;
    int anchors = anchor().count();
    for (int s = 0; s < 300; s++) {
      double currentA = -50 * random.nextDouble();
      soc += currentA / 3600 / AH * 5;
      row =
          ekf.step(
              row,
              new FilterInput(
                  Doubles.of(LFP_LIKE.at(soc) + R0 * currentA), true, currentA, false, 25, 5));
      double now = Covariance.of(row, SOC, SOC, 0) + row.get(REMOVED_VARIANCE, 0);
      if (anchor().count() == anchors) {
        assertTrue(now > before - 1e-9, "from " + before + " to " + now + " at " + s);
      }
      anchors = anchor().count();
      before = now;
    }
  }
}
