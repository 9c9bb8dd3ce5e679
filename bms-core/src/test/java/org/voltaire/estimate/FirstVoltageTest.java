package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.CellState.*;

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
  private Doubles row = ekf.initial(1, 0.5, 0.25);

  private void read(double voltageV, double dtSeconds) {
    row = ekf.step(row, Doubles.of(voltageV), true, 0, false, 25, dtSeconds);
  }

  private double sigma() {
    return StrictMath.sqrt(row.get(PZZ));
  }

  @ParameterizedTest(name = "a reading every {0} s")
  @ValueSource(doubles = {0.1, 1, 10, 20, 60, 600})
  void isBelievedOnceOthersHaveAgreedForAMinute(double everySeconds) {
    read(TRUE_V, 0);
    assertEquals(ON_TRIAL, row.get(FIXED));
    for (double t = 0; t < Math.max(120, 3 * everySeconds); t += everySeconds)
      read(TRUE_V, everySeconds);
    assertEquals(1, row.get(FIXED), "the trial is over");
    assertEquals(0.5, row.get(Z), 0.01);
  }

  @ParameterizedTest(name = "a reading every {0} s")
  @ValueSource(doubles = {0.1, 1, 10, 20, 60})
  void isTakenAnewOnceOthersHaveContradictedItForAMinute(double everySeconds) {
    read(WRONG_V, 0);
    assertEquals(0.9, row.get(Z), 0.02);
    int readings = 0;
    for (; Math.abs(row.get(Z) - 0.5) > 0.02; readings++) {
      assertTrue(readings < 700, "still " + row.get(Z));
      read(TRUE_V, everySeconds);
    }
    assertTrue(readings >= 6 && readings * everySeconds >= 59.9, readings + " readings");
    assertTrue(readings == 6 || readings * everySeconds <= 61, readings + " readings");
    assertTrue(sigma() > 0.005, "and its σ with it");
  }

  /// A logger of one row in ten seconds meets currents that its rows do not know of.
  @Test
  void aFewReadingsThatContradictItChangeNothing() {
    read(TRUE_V, 0);
    for (int n = 0; n < 3; n++) read(TRUE_V, 10);
    double soc = row.get(Z), sigma = sigma();
    for (int n = 0; n < 5; n++) read(WRONG_V, 10);
    assertEquals(soc, row.get(Z), 1e-9);
    assertEquals(sigma, sigma(), 1e-4);
    for (int n = 0; n < 10; n++) read(TRUE_V, 10);
    assertEquals(0.5, row.get(Z), 0.01);
    assertEquals(1, row.get(FIXED));
  }
}
