package org.voltaire.sim.cell;

import java.util.Optional;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.Figure;
import org.voltaire.chemistry.Polymer;
import org.voltaire.pack.OcvCurve;

/// A chemistry's laws as even tables, so that a look-up is one multiplication and no search.
///
/// Straight lines between grid points *are* the model (steps of 0.5 % and 0.25 K; against the laws
/// themselves they are off by less than 0.05 % of a resistance). Nothing is remembered between two
/// look-ups, so neither the order of cells nor that of steps can matter.
///
/// Beyond the grid the open-circuit voltage goes on with its end segments and all else keeps its
/// last value.
final class CellTables {
  static final double ZERO_K = Figure.ZERO_CELSIUS_K;
  static final double SECONDS_PER_MONTH = 30 * 86_400;

  static final int SOC_SEGMENTS = 200;
  static final int OCV = 0, HALF_GAP = 1, ENTROPY = 2, FACTOR = 3, SOC_STRESS = 4, SOC_STRIDE = 5;
  static final double LOWEST_DEGC = -40, HIGHEST_DEGC = 120, PER_K = 4;
  static final int TEMP_SEGMENTS = (int) ((HIGHEST_DEGC - LOWEST_DEGC) * PER_K);
  static final int R0 = 0, R1 = 1, R2 = 2, LEAK = 3, TEMP_STRESS = 4, SIGMA = 5, TEMP_STRIDE = 6;

  /// Rows of OCV V, half gap V, dU/dT V/K, resistance factor, calendar stress.
  final double[] bySoc = new double[(SOC_SEGMENTS + 1) * SOC_STRIDE];

  /// Rows of R0, R1, R2 in Ω, self-discharge in 1/s, calendar stress, conductivity against that at
  /// the reference temperature.
  final double[] byTemp = new double[(TEMP_SEGMENTS + 1) * TEMP_STRIDE];

  CellTables(Chemistry chemistry, double capacityAh) {
    OcvCurve ocv = chemistry.ocvCurve();
    for (int k = 0; k <= SOC_SEGMENTS; k++) {
      double z = (double) k / SOC_SEGMENTS;
      int row = k * SOC_STRIDE;
      bySoc[row + OCV] = ocv.at(z);
      bySoc[row + HALF_GAP] = chemistry.hysteresis().halfGap().at(z);
      bySoc[row + ENTROPY] = chemistry.entropy().at(z);
      bySoc[row + FACTOR] = chemistry.resistance().socFactor().at(z);
      bySoc[row + SOC_STRESS] = chemistry.ageing().calendar().socStress().at(z);
    }
    Optional<Polymer.Conductivity> sigma = chemistry.polymer().map(Polymer::conductivity);
    double reference = chemistry.referenceDegC();
    var leak = chemistry.selfDischarge();
    var calendar = chemistry.ageing().calendar();
    var resistance = chemistry.resistance();
    for (int k = 0; k <= TEMP_SEGMENTS; k++) {
      double degC = LOWEST_DEGC + k / PER_K;
      double ratio = sigma.map(s -> s.at(degC) / s.at(reference)).orElse(1.0);
      int row = k * TEMP_STRIDE;
      byTemp[row + R0] = resistance.r0().at(degC) / ratio / capacityAh;
      byTemp[row + R1] = resistance.r1().at(degC) / ratio / capacityAh;
      byTemp[row + R2] = resistance.r2().at(degC) / ratio / capacityAh;
      byTemp[row + LEAK] =
          leak.perMonth().value()
              / SECONDS_PER_MONTH
              * arrhenius(leak.activation(), degC, reference);
      byTemp[row + TEMP_STRESS] = arrhenius(calendar.activation(), degC, reference);
      byTemp[row + SIGMA] = ratio;
    }
  }

  /// How many times faster than at the reference temperature.
  private static double arrhenius(Figure activation, double degC, double reference) {
    return StrictMath.exp(activation.value() * (1 / (reference + ZERO_K) - 1 / (degC + ZERO_K)));
  }

  /// The open-circuit voltage at a state of charge, V.
  double ocvV(double soc) {
    int k = Math.clamp((int) (soc * SOC_SEGMENTS), 0, SOC_SEGMENTS - 1);
    return line(bySoc, k * SOC_STRIDE + OCV, SOC_STRIDE, soc * SOC_SEGMENTS - k);
  }

  /// Any other column at a state of charge.
  double atSoc(int column, double soc) {
    double x = Math.clamp(soc, 0.0, 1.0) * SOC_SEGMENTS;
    int k = Math.min((int) x, SOC_SEGMENTS - 1);
    return line(bySoc, k * SOC_STRIDE + column, SOC_STRIDE, x - k);
  }

  /// A column at a temperature.
  double atTemp(int column, double degC) {
    double x = (Math.clamp(degC, LOWEST_DEGC, HIGHEST_DEGC) - LOWEST_DEGC) * PER_K;
    int k = Math.min((int) x, TEMP_SEGMENTS - 1);
    return line(byTemp, k * TEMP_STRIDE + column, TEMP_STRIDE, x - k);
  }

  static double line(double[] table, int at, int stride, double share) {
    return table[at] + share * (table[at + stride] - table[at]);
  }
}
