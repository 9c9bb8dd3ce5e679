package org.voltaire.sim.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.estimate.Forecast;
import org.voltaire.measure.CellSet;
import org.voltaire.pack.CellModel;
import org.voltaire.sim.pack.Plant;

/// Charge, energy and time that the step forecast, against a twin of the pack that is run to the
/// end. Model, pack and sensors are as in [PowerOnPlantTest].
class EnergyOnPlantTest {
  private static final double STEP_SECONDS = 1;

  /// What a twin gave or took until its first cell was empty or full.
  private record Truth(double ah, double wh, double seconds) {}

  @Test
  void chargeEnergyAndTimeAreThoseOfAPackThatIsRunToTheEnd() {
    areThoseOfAPackThatIsRunToTheEnd("lfp");
  }

  @ParameterizedTest
  @Tag("deep")
  @ValueSource(strings = {"nmc", "nca"})
  void chargeEnergyAndTimeOfOtherCellsAreThoseOfAPackThatIsRunToTheEnd(String name) {
    areThoseOfAPackThatIsRunToTheEnd(name);
  }

  private static void areThoseOfAPackThatIsRunToTheEnd(String name) {
    CellModel model = BenchRecords.model(Chemistries.load(name), PowerBench.AH, -10, 5, 25, 45);
    System.out.println(
        "| cells | way | SoC | Ah forecast | true | Wh forecast | true | h | true |");
    for (double c : new double[] {-0.3, 0.3}) {
      boolean charging = c > 0;
      var bench = new PowerBench(name, model, 25, charging ? 0.12 : 0.97, 2, 11);
      double[] socs = charging ? new double[] {0.5, 0.7} : new double[] {0.6, 0.4, 0.2};
      for (double soc : socs) {
        bench.drive(soc - Math.copySign(0.06, c), c, 0.2);
        bench.drive(soc, c, 0);
        Forecast forecast = steady(bench, c * PowerBench.AH);
        Truth truth = charging ? full(bench) : empty(bench);
        double ah = charging ? forecast.chargeableAh() : forecast.usableAh();
        double wh = charging ? forecast.chargeableWh() : forecast.usableWh();
        double seconds = charging ? forecast.timeToFullSeconds() : forecast.timeToEmptySeconds();
        // The mean of ten minutes has not wholly arrived at the current that now flows.
        double atThisCurrent =
            charging ? seconds : seconds * forecast.meanCurrentA() / bench.currentA;
        System.out.printf(
            "| %s | %s | %.2f | %.1f | %.1f | %.0f | %.0f | %.2f | %.2f |%n",
            name,
            charging ? "in" : "out",
            bench.meanSoc(),
            ah,
            truth.ah,
            wh,
            truth.wh,
            atThisCurrent / 3600,
            truth.seconds / 3600);
        assertEquals(truth.ah, ah, 0.035 * PowerBench.AH, name + " Ah at " + soc);
        assertEquals(truth.wh, wh, 0.035 * PowerBench.AH * bench.frame().readings().packVoltageV());
        double mostOff = 0.035 * 3600 / Math.abs(c) + (charging ? 0.12 * truth.seconds : 0);
        assertEquals(truth.seconds, atThisCurrent, mostOff, name + " time at " + soc);
        assertTrue(
            Double.isNaN(charging ? forecast.timeToEmptySeconds() : forecast.timeToFullSeconds()));
      }
    }
  }

  /// Lets the same current flow for ten minutes more.
  private static Forecast steady(PowerBench bench, double currentA) {
    bench.currentA = currentA;
    for (int tick = 0; tick < 6000; tick++) bench.tick(0.1);
    return bench.frame().forecast();
  }

  private static Truth empty(PowerBench bench) {
    Plant twin = Twin.of(bench.plant);
    double currentA = bench.currentA;
    double emptyV =
        bench.spec.limits().cellUnderVoltage().valueAt(-currentA / bench.spec.maxDischargeA());
    double seconds = 0, joules = 0;
    while (twin.lowestSoc() > 0 && lowestV(twin, currentA) > emptyV) {
      joules -= currentA * twin.packVoltageV(currentA) * STEP_SECONDS;
      twin.advance(currentA, CellSet.NONE, STEP_SECONDS);
      seconds += STEP_SECONDS;
    }
    return new Truth(-currentA * seconds / 3600, joules / 3600, seconds);
  }

  /// Charged with the current that flows until the highest cell is at the target, and held there
  /// until C/20.
  private static Truth full(PowerBench bench) {
    Plant twin = Twin.of(bench.plant);
    double currentA = bench.currentA, targetV = bench.spec.chargeTargetV();
    double seconds = 0, coulombs = 0, joules = 0;
    while (highestSoc(twin) < 1) {
      for (int newton = 0; newton < 3 && highestV(twin, currentA) > targetV; newton++) {
        double over = highestV(twin, currentA) - targetV;
        currentA -= over / (highestV(twin, currentA + 1) - highestV(twin, currentA));
      }
      if (currentA < 0.05 * PowerBench.AH) break;
      coulombs += currentA * STEP_SECONDS;
      joules += currentA * twin.packVoltageV(currentA) * STEP_SECONDS;
      twin.advance(currentA, CellSet.NONE, STEP_SECONDS);
      seconds += STEP_SECONDS;
    }
    return new Truth(coulombs / 3600, joules / 3600, seconds);
  }

  private static double highestSoc(Plant plant) {
    double highest = plant.soc(0);
    for (int c = 1; c < PowerBench.CELLS; c++) highest = Math.max(highest, plant.soc(c));
    return highest;
  }

  private static double lowestV(Plant plant, double currentA) {
    double lowest = plant.cellVoltageV(0, currentA);
    for (int c = 1; c < PowerBench.CELLS; c++)
      lowest = Math.min(lowest, plant.cellVoltageV(c, currentA));
    return lowest;
  }

  private static double highestV(Plant plant, double currentA) {
    double highest = plant.cellVoltageV(0, currentA);
    for (int c = 1; c < PowerBench.CELLS; c++)
      highest = Math.max(highest, plant.cellVoltageV(c, currentA));
    return highest;
  }
}
