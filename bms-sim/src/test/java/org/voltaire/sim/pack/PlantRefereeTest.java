package org.voltaire.sim.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.Packs;

/// The plant's equations, solved by somebody else's integrator: Dormand and Prince, order 8.
class PlantRefereeTest {
  private static final double Q_AS = 360_000, R0 = 0.0191 / 100, R1 = 0.0398 / 100, TAU = 60;
  private static final double C = 1930, H = 0.5, ROOM = 25;

  /// What the plant's documentation says, with the resistances as continuous functions of the
  /// temperature.
  private record Cell(double currentA) implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 3;
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] dot) {
      double scale = StrictMath.exp(2526 * (1 / (y[2] + 273.15) - 1 / 298.15));
      double r0 = R0 * scale, r1 = R1 * scale;
      dot[0] = currentA / Q_AS;
      dot[1] = (r1 * currentA - y[1]) / TAU;
      dot[2] = (r0 * currentA * currentA + y[1] * y[1] / r1 - H * (y[2] - ROOM)) / C;
    }
  }

  @ParameterizedTest(name = "{0} A")
  @ValueSource(doubles = {-200, -50, 25, 100})
  void thePlantAgreesWithDormandAndPrince(double currentA) {
    double seconds = 900;
    Plant plant = Packs.cell(0.5);
    double[] y = {0.5, 0, ROOM};
    new DormandPrince853Integrator(1e-6, 10, 1e-12, 1e-12)
        .integrate(new Cell(currentA), 0, y, seconds, y);
    for (int step = 0; step < 9000; step++) plant.advance(currentA, CellSet.NONE, 0.1);
    var ocv = plant.profile().cells().cellModel(100).ocv();
    double v1 = plant.cellVoltageV(0, 0) - ocv.at(plant.soc(0));
    System.out.printf(
        "referee at %.0f A: soc %.1e, v1 %.1e V of %.4f, T %.1e K of %.2f%n",
        currentA, plant.soc(0) - y[0], v1 - y[1], y[1], plant.tempDegC(0) - y[2], y[2]);
    assertEquals(y[0], plant.soc(0), 1e-11);
    assertEquals(y[1], v1, 2e-6);
    assertEquals(y[2], plant.tempDegC(0), 1e-3);
    assertTrue(y[2] > 25.1, "it got warm");
  }
}
