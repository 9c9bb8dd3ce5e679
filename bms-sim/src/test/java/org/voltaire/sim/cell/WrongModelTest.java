package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterInput;
import org.voltaire.estimate.FilterState;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.OcvShift;
import org.voltaire.pack.Residual;

/// Where models of real cells are wrong, the filter must not learn from the difference.
class WrongModelTest {
  private static final double AH = 2;

  /// Flat like LFP, with its knees.
  private static final OcvCurve FLAT =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.15, 0.3, 0.6, 0.95, 0.98, 0.99, 1),
          Doubles.of(2.5, 3.0, 3.2, 3.27, 3.30, 3.33, 3.36, 3.42, 3.56));

  private static CellModel model(OcvCurve ocv, double fullOhm, double emptyOhm, double lagAt1C) {
    var dynamics =
        new Dynamics(
            Doubles.of(24, 26),
            Doubles.of(0.2, 0.95),
            Doubles.of(emptyOhm, fullOhm, emptyOhm, fullOhm),
            Doubles.of(0.005, 0.005, 0.005, 0.005),
            Doubles.of(0.01, 0.01, 0.01, 0.01),
            Doubles.of(10, 10),
            Doubles.of(120, 120),
            Doubles.of(lagAt1C / AH, lagAt1C / AH),
            Double.POSITIVE_INFINITY,
            0);
    return new CellModel(
        AH,
        ocv,
        Hysteresis.none(),
        OcvShift.none(25),
        dynamics,
        Residual.constant(0.003, 600),
        1,
        0.02);
  }

  /// A model has one lag of the surface for all SoC. Where it is too large, the model meets the
  /// knee before the cell does, and the difference is a hundred millivolts. A filter that believes
  /// it takes percents off SoC and off the capacity for ever.
  @Test
  void aKneeThatComesLaterThanTheModelHasItDoesNotSpoilWhatWasCounted() {
    var plant = new ModelledCell(model(FLAT, 0.01, 0.01, 0.05), 0.08, 0, 25);
    var ekf = new CellEkf(model(FLAT, 0.01, 0.01, 0.10), AH, AH / 200, AH);
    FilterState state = ekf.initial(1, 0.08, 0.01);
    Estimate estimate = Estimate.of(state);
    for (int t = 0; t < 3 * 3600; t++) {
      double currentA = plant.soc() < 0.986 ? AH / 2 : 0;
      plant.advance(currentA, 25, 1);
      state =
          ekf.step(
              state,
              new FilterInput(Doubles.of(plant.voltageV(currentA)), true, currentA, false, 25, 1));
      estimate = Estimate.of(state);
      double error = estimate.cellSoc().get(0) - plant.soc();
      assertTrue(
          Math.abs(error) <= 2 * estimate.cellSocSigma().get(0),
          "after %d s: %.4f off, sigma %.4f".formatted(t, error, estimate.cellSocSigma().get(0)));
    }
    assertEquals(plant.soc(), estimate.cellSoc().get(0), 0.01);
    assertEquals(AH, estimate.diagnostics().capacityAh().get(0), 0.02 * AH);
  }

  /// The first voltage of a cell that works already: how much of it is resistance depends on the
  /// SoC that it is to tell.
  @Test
  void aFirstVoltageUnderLoadIsReadWithTheResistanceOfEachSoc() {
    var ocv = OcvCurve.through(Doubles.of(0, 1), Doubles.of(3.0, 4.2));
    CellModel model = model(ocv, 0.05, 0.20, 0);
    var plant = new ModelledCell(model, 0.95, 0, 25);
    var ekf = new CellEkf(model, AH, AH / 200, AH);
    FilterState first =
        ekf.step(
            ekf.initial(1, 0.3, 0.29),
            new FilterInput(Doubles.of(plant.voltageV(-2)), true, -2, false, 25, 0));
    Estimate estimate = Estimate.of(first);
    assertEquals(0.95, estimate.cellSoc().get(0), 0.04);
  }
}
