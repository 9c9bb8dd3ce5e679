package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;

/// The cells' equations with every term on, solved for an hour by somebody else's integrator:
/// Dormand and Prince, order 8. It shares the tables of coefficients, and nothing else.
class CellRefereeTest {
  private static final double AH = 100;

  /// What [CellBank] documents: z, v1, v2, T, and the four modes of the salt.
  private record RefereeCase(Chemistry chemistry, double currentA, double room)
      implements FirstOrderDifferentialEquations {
    @Override
    public int getDimension() {
      return 8;
    }

    /// The current has one sign, so the branch is a function of the charge that has flown.
    double branch(double t) {
      double flown = currentA * t / (3600 * AH);
      return Math.clamp(2 * flown / chemistry.hysteresis().reversal().value(), -1.0, 1.0);
    }

    @Override
    public void computeDerivatives(double t, double[] y, double[] dot) {
      var tables = new Lazy(chemistry).tables;
      double i = currentA, z = y[0], degC = y[3];
      double factor = tables.atSoc(CellTables.FACTOR, z);
      double sigma = tables.atTemp(CellTables.SIGMA, degC);
      double r0 = factor * tables.atTemp(CellTables.R0, degC);
      double r1 = factor * tables.atTemp(CellTables.R1, degC);
      double r2 = factor * tables.atTemp(CellTables.R2, degC);
      dot[0] = i / (3600 * AH) - tables.atTemp(CellTables.LEAK, degC);
      dot[1] = (r1 * i - y[1]) / chemistry.resistance().tau1().value();
      dot[2] = (r2 * i - y[2]) / chemistry.resistance().tau2().value() * sigma;
      double eta = 0;
      if (chemistry.polymer().isPresent()) {
        var sand = chemistry.polymer().get().sand();
        double share = sand.steadyShare().value();
        double steadyA = sand.limitingRate().value() * share * AH;
        double root = 4 / StrictMath.pow(StrictMath.PI, 1.5) / share;
        double tau = root * root * sand.sandTime().value();
        double sum = 0, weights = 0;
        for (int n = 0; n < 4; n++) {
          int odd = (2 * n + 1) * (2 * n + 1);
          double w = n < 3 ? 8 / (StrictMath.PI * StrictMath.PI * odd) : 1 - weights;
          weights += w;
          dot[4 + n] = (w * i / (steadyA * sigma) - y[4 + n]) * odd / tau;
          sum += y[4 + n];
        }
        eta = sand.diffusion().value() * steadyA / AH / 2 * StrictMath.log((1 + sum) / (1 - sum));
      }
      double gap = tables.atSoc(CellTables.HALF_GAP, z) * branch(t);
      double heat =
          r0 * i * i
              + y[1] * y[1] / r1
              + y[2] * y[2] / r2
              + i * (gap + eta + (degC + 273.15) * tables.atSoc(CellTables.ENTROPY, z));
      var lump = chemistry.heat();
      dot[3] = (heat / AH - lump.loss().value() * (degC - room)) / lump.capacity().value();
    }
  }

  /// Tables are costly to make and the integrator asks often.
  private static final class Lazy {
    private static final Map<String, CellTables> MADE = new TreeMap<>();
    final CellTables tables;

    Lazy(Chemistry chemistry) {
      tables = MADE.computeIfAbsent(chemistry.name(), _ -> new CellTables(chemistry, AH));
    }
  }

  /// Steps of 0.1 s. Bounds: SoC 1e-9 (its self-discharge is taken at the step's first
  /// temperature), RC voltages 1 µV, temperature 0.1 mK; worst measured 2e-10, 0.2 µV, 0.034 mK.
  @ParameterizedTest(name = "{0}, {1} A from {2} in a room of {3} °C")
  @CsvSource({
    "lfp, -80, 0.95, 25",
    "lfp, 50, 0.2, 10",
    "nmc, -60, 0.9, 5",
    "nca, 40, 0.3, 25",
    "lto, -90, 0.97, -10",
    "lmp, -40, 0.8, 80",
    "lmp, 20, 0.3, 66"
  })
  void anHourAgreesWithDormandAndPrince(String name, double currentA, double start, double room) {
    Chemistry chemistry = Chemistries.load(name);
    CellBank bank = one(chemistry);
    bank.rest(0, start, room);
    double[] current = {currentA};
    double[] y = {start, 0, 0, room, 0, 0, 0, 0};
    new DormandPrince853Integrator(1e-8, 5, 1e-11, 1e-11)
        .integrate(new RefereeCase(chemistry, currentA, room), 0, y, 3599, y);
    for (int step = 0; step < 35_990; step++) bank.advance(current, 0, room, 0.1);
    System.out.printf(
        "referee, %s at %.0f A: soc %.1e, v1 %.1e V, v2 %.1e V of %.4f, T %.1e K of %.2f, s %.1e%n",
        name,
        currentA,
        bank.soc(0) - y[0],
        bank.fastV(0) - y[1],
        bank.slowV(0) - y[2],
        y[2],
        bank.tempDegC(0) - y[3],
        y[3],
        bank.depletion(0) - (y[4] + y[5] + y[6] + y[7]));
    assertEquals(y[0], bank.soc(0), 1e-9);
    assertEquals(y[1], bank.fastV(0), 1e-6);
    assertEquals(y[2], bank.slowV(0), 1e-6);
    assertEquals(y[3], bank.tempDegC(0), 1e-4);
    assertEquals(y[4] + y[5] + y[6] + y[7], bank.depletion(0), 1e-6);
    assertTrue(Math.abs(y[3] - room) > 0.05, "nothing got warm, so heat was not compared");
  }

  /// Charge and branch do not depend on the length of steps at all, but for rounding, as the
  /// polymer shows; the others also lose charge by themselves, faster when warm, and so differ by
  /// what the temperature changes within a step, as voltages and heat do: at 1 C measured 3e-8 in
  /// SoC, 52 µV, 6 mK.
  @ParameterizedTest(name = "{0}, {1} A from {2} in a room of {3} °C")
  @CsvSource({"lfp, -100, 0.99, 25, 1e-7", "nmc, -100, 0.99, 25, 1e-7", "lmp, -50, 0.9, 80, 1e-12"})
  void tenSecondStepsSayTheSameAsTenthsOfASecond(
      String name, double currentA, double start, double room, double socBound) {
    Chemistry chemistry = Chemistries.load(name);
    CellBank coarse = one(chemistry), fine = one(chemistry);
    coarse.rest(0, start, room);
    fine.rest(0, start, room);
    double[] current = {currentA};
    double worstV = 0, worstK = 0, worstSoc = 0;
    for (int step = 0; step < 300; step++) {
      coarse.advance(current, 0, room, 10);
      for (int k = 0; k < 100; k++) fine.advance(current, 0, room, 0.1);
      double apart = coarse.voltageV(0, currentA) - fine.voltageV(0, currentA);
      worstV = Math.max(worstV, Math.abs(apart));
      worstK = Math.max(worstK, Math.abs(coarse.tempDegC(0) - fine.tempDegC(0)));
      worstSoc = Math.max(worstSoc, Math.abs(coarse.soc(0) - fine.soc(0)));
    }
    System.out.printf(
        "10 s against 0.1 s, %s at %.0f A: soc %.1e, voltage %.1e V, temperature %.1e K of %.1f%n",
        name, currentA, worstSoc, worstV, worstK, fine.tempDegC(0));
    assertEquals(0, worstSoc, socBound);
    assertEquals(fine.branch(0), coarse.branch(0), 1e-12);
    assertEquals(0, worstV, 1e-4);
    assertEquals(0, worstK, 1e-2);
  }

  private static CellBank one(Chemistry chemistry) {
    var heat = chemistry.heat();
    return new CellBank(chemistry, 1, AH, heat.capacity().value() * AH, heat.loss().value() * AH);
  }
}
