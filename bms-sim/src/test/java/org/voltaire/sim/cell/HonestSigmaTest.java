package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.estimate.CellEkf;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterInput;
import org.voltaire.estimate.FilterState;
import org.voltaire.measure.Doubles;

/// Many cells of the plant, none of them nominal, watched by sensors that are off: what the filter
/// says of its own error must be so.
class HonestSigmaTest {
  private static final double AH = 100;
  private static final int PACKS = 6, CELLS = 4, SECONDS = 12 * 3600, SETTLED = 1800;

  @ParameterizedTest
  @ValueSource(strings = {"lfp", "nmc", "nca", "lto"})
  void theTruthLiesInsideTwoSigmaWhereverCellsAndSensorsAreOff(String name) {
    Chemistry chemistry = Chemistries.load(name);
    int rows = 0, inside = 0;
    double squares = 0;
    for (int pack = 0; pack < PACKS; pack++) {
      var random = new Random(1000 + pack);
      var bank =
          new CellBank(
              chemistry,
              CELLS,
              AH,
              chemistry.heat().capacity().value() * AH,
              chemistry.heat().loss().value() * AH);
      double start = 0.3 + 0.5 * random.nextDouble();
      for (int c = 0; c < CELLS; c++) {
        bank.vary(c, 1 + 0.02 * random.nextGaussian(), 1 + 0.1 * random.nextGaussian(), 1);
        bank.rest(c, start + 0.02 * random.nextGaussian(), 25);
      }
      double offsetA = AH / 300 * random.nextGaussian();
      double scale = 1 + 0.005 * random.nextGaussian();
      double[] offsetV = new double[CELLS];
      for (int c = 0; c < CELLS; c++) offsetV[c] = 1e-3 * random.nextGaussian();

      var ekf = new CellEkf(chemistry.cellModel(AH), AH, AH / 300, AH);
      double guess = Math.clamp(start + 0.15 * random.nextGaussian(), 0, 1);
      FilterState state = ekf.initial(CELLS, guess, 0.2);
      double meanA = 0, currentA = 0;
      double[] currents = new double[CELLS];
      for (int t = 0; t < SECONDS; t++) {
        double soc = bank.soc(0);
        if (soc < 0.15) meanA = 0.3 * AH;
        else if (soc > 0.9 || t == 0) meanA = -0.3 * AH;
        if (t % 20 == 0) currentA = t % 7200 < 600 ? 0 : meanA + 0.3 * AH * random.nextGaussian();
        Arrays.fill(currents, currentA);
        bank.advance(currents, 0, 25, 1);
        double amperes = currentA;
        state =
            ekf.step(
                state,
                new FilterInput(
                    Doubles.generate(
                        CELLS,
                        c -> bank.voltageV(c, amperes) + offsetV[c] + 1e-3 * random.nextGaussian()),
                    true,
                    scale * currentA + offsetA,
                    false,
                    bank.tempDegC(0),
                    1));
        if (t < SETTLED || t % 60 != 0) continue;
        Estimate estimate = Estimate.of(state);
        for (int c = 0; c < CELLS; c++) {
          double ratio = (estimate.cellSoc().get(c) - bank.soc(c)) / estimate.cellSocSigma().get(c);
          rows++;
          if (Math.abs(ratio) <= 2) inside++;
          squares += ratio * ratio;
        }
      }
    }
    double share = (double) inside / rows, mean = squares / rows;
    assertTrue(rows > 10_000, rows + " rows");
    assertTrue(share > 0.93, name + ": inside 2 sigma " + share);
    assertTrue(mean < 2 && mean > 0.05, name + ": (error/sigma)^2 " + mean);
  }
}
