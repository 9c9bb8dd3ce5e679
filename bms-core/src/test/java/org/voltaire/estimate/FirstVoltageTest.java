package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.OcvCurve;

/// A cell's first voltage makes its SoC, and later ones may take it back. The cell is at rest, half
/// full.
class FirstVoltageTest {
  private static final double AH = 50;

  private static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.2, 0.5, 0.8, 0.95, 1),
          Doubles.of(2.9, 3.3, 3.5, 3.65, 3.9, 4.08, 4.18));

  private static final CellModel NMC_LIKE =
      CellModel.thevenin(AH, OCV, 1e-3, 0.6e-3, 30, 2500, 4e-3, 0.01);

  private static final double TRUE_V = OCV.at(0.5), WRONG_V = OCV.at(0.9);

  private final CellEkf ekf = new CellEkf(NMC_LIKE, AH, 0.25, 100);
  private FilterState row = ekf.initial(1, 0.5, 0.25);

  private void read(double voltageV, double dtSeconds) {
    row = ekf.step(row, new FilterInput(Doubles.of(voltageV), true, 0, false, 25, dtSeconds));
  }

  private double sigma() {
    return StrictMath.sqrt(Covariance.of(row, SOC, SOC, 0));
  }

  @ParameterizedTest(name = "a reading every {0} s")
  @ValueSource(doubles = {0.1, 1, 10, 20, 60, 600})
  void isBelievedOnceOthersHaveAgreedForAMinute(double everySeconds) {
    read(TRUE_V, 0);
    assertEquals(ON_TRIAL, row.get(TRUST, 0));
    for (double t = 0; t < Math.max(120, 3 * everySeconds); t += everySeconds)
      read(TRUE_V, everySeconds);
    assertEquals(1, row.get(TRUST, 0), "the trial is over");
    assertEquals(0.5, row.get(SOC, 0), 0.01);
  }

  @ParameterizedTest(name = "a reading every {0} s")
  @ValueSource(doubles = {0.1, 1, 10, 20, 60})
  void isTakenAnewOnceSixInARowHaveContradictedItForSixSeconds(double everySeconds) {
    read(WRONG_V, 0);
    assertEquals(0.9, row.get(SOC, 0), 0.02);
    int readings = 0;
    for (; Math.abs(row.get(SOC, 0) - 0.5) > 0.02; readings++) {
      assertTrue(readings < 700, "still " + row.get(SOC, 0));
      read(TRUE_V, everySeconds);
    }
    assertTrue(readings >= 6 && readings * everySeconds >= 5.9, readings + " readings");
    assertTrue(readings == 6 || readings * everySeconds <= 6.2, readings + " readings");
    assertTrue(sigma() > 0.005, "and its σ with it");
  }

  /// A logger of one row in ten seconds meets currents that its rows do not know of.
  @Test
  void aFewReadingsThatContradictItChangeNothing() {
    read(TRUE_V, 0);
    for (int n = 0; n < 3; n++) read(TRUE_V, 10);
    double soc = row.get(SOC, 0), sigma = sigma();
    for (int n = 0; n < 5; n++) read(WRONG_V, 10);
    assertEquals(soc, row.get(SOC, 0), 1e-9);
    assertEquals(sigma, sigma(), 1e-4);
    for (int n = 0; n < 10; n++) read(TRUE_V, 10);
    assertEquals(0.5, row.get(SOC, 0), 0.01);
    assertEquals(1, row.get(TRUST, 0));
  }

  private static final CellModel LFP_LIKE =
      CellModel.thevenin(
          AH,
          OcvCurve.through(
              Doubles.of(0, 0.02, 0.1, 0.3, 0.6, 0.9, 0.97, 1),
              Doubles.of(2.5, 2.9, 3.2, 3.28, 3.32, 3.34, 3.36, 3.5)),
          2e-3,
          2e-3,
          60,
          2500,
          6e-3,
          0.02);

  /// Far above its curve a cell is overcharged, or another cell, or its sensor is broken: anything
  /// but surely empty, where the curve happens to be steepest.
  @ParameterizedTest(name = "{0} V")
  @ValueSource(doubles = {3.7, 4, 4.5, 5})
  void ofAnOverchargedCellIsNotThatOfAnEmptyOne(double voltageV) {
    var lfp = new CellEkf(LFP_LIKE, AH, 0.25, 100);
    row = lfp.initial(1, 0.5, 0.25);
    for (int s = 0; s < 600; s++)
      row = lfp.step(row, new FilterInput(Doubles.of(voltageV), true, 0, false, 25, 1));
    assertTrue(row.get(SOC, 0) > 0.5, "SoC " + row.get(SOC, 0));
    assertTrue(row.get(SOC, 0) + 2.5 * sigma() > 0.99, row.get(SOC, 0) + " ± " + sigma());
  }

  /// Both ends of a curve may explain a voltage under load that its middle cannot: then SoC varies
  /// more than if nothing were known of it, and what it has in common with the rest must not.
  @Property(tries = 300)
  void whateverItIsTheStateHasACovariance(
      @ForAll @DoubleRange(min = 0, max = 5.5) double first,
      @ForAll @DoubleRange(min = -4, max = 4) double cRate,
      @ForAll @DoubleRange(min = 0, max = 1) double guess,
      @ForAll @DoubleRange(min = 2, max = 4.5) double later,
      @ForAll @DoubleRange(min = -40, max = 60) double degC) {
    for (CellModel model : List.of(NMC_LIKE, LFP_LIKE)) {
      var filter = new CellEkf(model, AH, 0.25, 400);
      FilterState state = filter.initial(1, guess, 0.29);
      for (int s = 0; s < 400; s++) {
        double volts = s < 150 ? first : later - 3e-4 * s;
        double amperes = s < 150 ? 0 : cRate * AH;
        state =
            filter.step(
                state,
                new FilterInput(Doubles.of(volts), true, amperes, false, degC, s == 0 ? 0 : 1));
        hasACovariance(state, "at " + s);
      }
    }
  }

  private static void hasACovariance(FilterState state, String when) {
    for (int i = 0; i < STATES; i++) {
      assertTrue(Double.isFinite(state.get(i, 0)), "state " + i + " " + when);
      double variance = Covariance.of(state, i, i, 0);
      assertTrue(variance >= 0, "variance " + i + " is " + variance + " " + when);
      for (int j = 0; j < i; j++) {
        double largest = StrictMath.sqrt(variance * Covariance.of(state, j, j, 0));
        assertTrue(
            Math.abs(Covariance.of(state, i, j, 0)) <= largest * (1 + 1e-6) + 1e-15,
            "covariance of " + i + " and " + j + " " + when);
      }
    }
  }
}
