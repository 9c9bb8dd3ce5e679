package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.voltaire.identify.CellLog;
import org.voltaire.identify.VoltageRun;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.OcvShift;
import org.voltaire.pack.Residual;
import org.voltaire.pack.SocCurve;

/// The plant cell of an identified model, in which everything that the model knows is at work.
class ModelledCellTest {
  private static final OcvCurve OCV =
      OcvCurve.through(Doubles.of(0, 0.2, 0.8, 1), Doubles.of(3.0, 3.5, 3.9, 4.2));

  private static final CellModel MODEL =
      new CellModel(
          2,
          OCV,
          new Hysteresis(SocCurve.constant(0.01), 50),
          new OcvShift(Doubles.of(10, 25), Doubles.of(0.5), Doubles.of(-0.0015, 0)),
          new Dynamics(
              Doubles.of(0, 25),
              Doubles.of(0.2, 0.8),
              Doubles.of(0.08, 0.06, 0.04, 0.03),
              Doubles.of(0.02, 0.02, 0.01, 0.01),
              Doubles.of(0.04, 0.04, 0.02, 0.02),
              Doubles.of(12, 8),
              Doubles.of(300, 200),
              Doubles.of(0.01, 0.005),
              0.015,
              0),
          Residual.constant(0.005, 600),
          1,
          0.02);

  /// Two programs that share no line but the model must say the same.
  @Test
  void agreesWithTheRunThatIdentificationUses() {
    int n = 3000;
    double[] current = new double[n], soc = new double[n];
    double z = 0.85;
    for (int k = 0; k < n; k++) {
      current[k] = k < 5 ? 0 : 4 * StrictMath.sin(k / 40.0) - 1.5;
      if (k > 0) z += current[k] / 3600 / 2;
      soc[k] = z;
    }
    double degC = 10;
    double first = OCV.at(0.85) - 0.0015;
    var log =
        new CellLog(
            "made up",
            Doubles.generate(n, k -> k),
            Doubles.of(current),
            Doubles.generate(n, _ -> first),
            Doubles.generate(n, _ -> degC),
            Doubles.of(soc));
    double[] expected = VoltageRun.of(MODEL, log);
    var cell = new ModelledCell(MODEL, 0.85, 0, degC);
    for (int k = 0; k < n; k++) {
      cell.advance(current[k], degC, k == 0 ? 0 : 1);
      assertEquals(expected[k], cell.voltageV(current[k]), 1e-9, "row " + k);
    }
    assertEquals(soc[n - 1], cell.soc(), 1e-12);
  }

  /// The slope of the OCV falls to a quarter at SoC 0.2. What the surface was ahead below the knee
  /// counts above it by the slope there, not by the one it was built up under.
  @Test
  void theSlowPairShowsTheOpenCircuitVoltageOfTheSurfaceAlsoAcrossAKnee() {
    double lagPerA = 0.03, tauSeconds = 200, r0Ohm = 0.02, currentA = 1;
    Doubles socs = Doubles.of(0, 0.1, 0.15, 0.2, 0.25, 0.3, 1);
    var dynamics =
        new Dynamics(
            Doubles.of(25),
            socs,
            Doubles.generate(socs.size(), _ -> r0Ohm),
            Doubles.generate(socs.size(), _ -> 0),
            Doubles.generate(socs.size(), s -> lagPerA * OCV.meanSlopeAt(socs.get(s))),
            Doubles.of(10),
            Doubles.of(tauSeconds),
            Doubles.of(lagPerA),
            Double.POSITIVE_INFINITY,
            0);
    var cell = new ModelledCell(withoutHysteresis(dynamics), 0.1, 0, 25);
    for (int second = 1; second <= 1500; second++) {
      cell.advance(currentA, 25, 1);
      double slowA = currentA * (1 - StrictMath.exp(-second / tauSeconds));
      double surface = cell.soc() + lagPerA * slowA;
      double expected = OCV.at(surface) + r0Ohm * currentA;
      assertEquals(expected, cell.voltageV(currentA), 1e-9, "after " + second + " s");
    }
  }

  /// Charge transfer takes place at the surface: while charging that is fuller than the mean.
  @Test
  void theSeriesResistanceIsThatOfTheSurface() {
    var dynamics =
        new Dynamics(
            Doubles.of(25),
            Doubles.of(0.1, 0.9),
            Doubles.of(0.09, 0.01),
            Doubles.of(0, 0),
            Doubles.of(0, 0),
            Doubles.of(10),
            Doubles.of(200),
            Doubles.of(0.1),
            Double.POSITIVE_INFINITY,
            0);
    var row = dynamics.at(25);
    double surface = row.surfaceSoc(0.5, 1);
    assertEquals(0.6, surface, 1e-12);
    assertEquals(0.04, row.dropV(surface, 1), 1e-12);

    var cell = new ModelledCell(withoutHysteresis(dynamics), 0.5, 0, 25);
    for (int second = 0; second < 20_000; second++) {
      cell.advance(1, 25, 1);
      cell.place(0.5);
    }
    double jump = cell.voltageV(1) - cell.voltageV(0);
    assertEquals(0.04, jump, 1e-9);
  }

  private static CellModel withoutHysteresis(Dynamics dynamics) {
    return new CellModel(
        2,
        OCV,
        new Hysteresis(SocCurve.constant(0), 50),
        OcvShift.none(25),
        dynamics,
        Residual.constant(0.005, 600),
        1,
        0.02);
  }

  @Test
  void aRestedCellShowsItsOpenCircuitVoltage() {
    var cell = new ModelledCell(MODEL, 0.5, 1, 25);
    assertEquals(OCV.at(0.5) + 0.01, cell.voltageV(0), 1e-12);
  }

  @Test
  void timeThatRunsBackwardsIsRefused() {
    var cell = new ModelledCell(MODEL, 0.5, 1, 25);
    assertThrows(IllegalArgumentException.class, () -> cell.advance(1, 25, -1));
  }
}
