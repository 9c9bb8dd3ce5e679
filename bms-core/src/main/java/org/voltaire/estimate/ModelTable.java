package org.voltaire.estimate;

import java.util.Arrays;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.SocCurve;

/// A cell model on even grids, so that a look-up needs neither a search nor an object: resistances
/// and unexplained voltage over temperature and SoC, curves over SoC.
final class ModelTable {
  private static final double COLDEST_DEGC = -40;
  private static final double STEP_K = 1;

  /// Gas constant over Faraday's constant, V/K (CODATA 2018).
  private static final double GAS_OVER_FARADAY = 8.314462618 / 96485.33212;

  private static final int TEMPS = 131;
  private static final int SOCS = 41;
  private static final int SEGMENTS = SocCurve.POINTS - 1;

  /// What an entry of the table holds: resistances, Ω; standard deviation of what the model leaves
  /// unexplained at small currents, V; shift of the OCV with temperature, V.
  static final int R0 = 0, R1 = 1, R2 = 2, OWN_R2 = 3, SIGMA = 4, SHIFT = 5;

  private static final int WIDTH = 6, ROW = SOCS * WIDTH;

  /// The error of SoC that a trial looks for.
  static final double WRONG_SOC = 0.2;

  private final double[] table = new double[TEMPS * ROW];
  private final double[] tau1 = new double[TEMPS], tau2 = new double[TEMPS];
  private final double[] lagPerA = new double[TEMPS], shiftErrorV = new double[TEMPS];
  private final double[] ocv, halfGap, wrongSocV;
  private final double ohmicOhm;
  private final boolean hasHysteresis;

  ModelTable(CellModel model) {
    for (int t = 0; t < TEMPS; t++) {
      double degC = COLDEST_DEGC + t * STEP_K;
      var row = model.dynamics().at(degC);
      tau1[t] = row.tau1Seconds();
      tau2[t] = row.tau2Seconds();
      lagPerA[t] = row.lagPerA();
      shiftErrorV[t] = model.ocvShift().errorV(degC);
      for (int s = 0; s < SOCS; s++) {
        double soc = (double) s / (SOCS - 1);
        int k = t * ROW + s * WIDTH;
        table[k + R0] = row.r0At(soc);
        table[k + R1] = row.r1At(soc);
        table[k + R2] = row.r2At(soc);
        table[k + OWN_R2] = row.ownR2At(model.ocv(), soc);
        table[k + SHIFT] = model.ocvShift().at(degC, soc);
        table[k + SIGMA] = model.residual().sigmaV(degC, 0, soc);
      }
    }
    ohmicOhm = model.dynamics().ohmicOhm();
    ocv = model.ocv().volts().toArray();
    wrongSocV = new double[ocv.length];
    int off = (int) (WRONG_SOC * SEGMENTS);
    for (int k = 0; k < ocv.length; k++) {
      double below = ocv[k] - ocv[Math.max(k - off, 0)];
      double above = ocv[Math.min(k + off, SEGMENTS)] - ocv[k];
      wrongSocV[k] = k < off ? above : k > SEGMENTS - off ? below : Math.min(below, above);
    }
    halfGap = model.hysteresis().halfGap().values().toArray();
    hasHysteresis = Arrays.stream(halfGap).anyMatch(volts -> volts != 0);
  }

  /// Where a temperature lies between two rows, in rows; −40..90 °C.
  static double row(double tempDegC) {
    return Math.clamp((tempDegC - COLDEST_DEGC) / STEP_K, 0.0, TEMPS - 1.000001);
  }

  /// Time constant of the fast pair, s.
  double tau1(double row) {
    int t = (int) row;
    return tau1[t] + (row - t) * (tau1[t + 1] - tau1[t]);
  }

  /// Time constant of the slow pair, s.
  double tau2(double row) {
    int t = (int) row;
    return tau2[t] + (row - t) * (tau2[t + 1] - tau2[t]);
  }

  /// How far the particles' surface runs ahead of their mean, SoC per ampere.
  double lagPerA(double row) {
    int t = (int) row;
    return lagPerA[t] + (row - t) * (lagPerA[t + 1] - lagPerA[t]);
  }

  /// Standard deviation of the OCV's shift, V.
  double shiftErrorV(double row) {
    int t = (int) row;
    return shiftErrorV[t] + (row - t) * (shiftErrorV[t + 1] - shiftErrorV[t]);
  }

  /// Where a SoC lies between two columns, in columns; 0..1.
  static double column(double soc) {
    return Math.clamp(soc * (SOCS - 1), 0.0, SOCS - 1.000001);
  }

  /// One of `R0` to `SHIFT`, straight between the points of the table.
  double at(double row, double column, int what) {
    int t = (int) row, s = (int) column;
    int k = t * ROW + s * WIDTH + what;
    double full = column - s;
    double cold = table[k] + full * (table[k + WIDTH] - table[k]);
    double warm = table[k + ROW] + full * (table[k + ROW + WIDTH] - table[k + ROW]);
    return cold + (row - t) * (warm - cold);
  }

  /// All columns at one temperature, for many look-ups at it.
  Isotherm isotherm(double row) {
    int t = (int) row;
    double warm = row - t;
    double[] values = new double[ROW];
    for (int k = 0; k < ROW; k++) {
      double cold = table[t * ROW + k];
      values[k] = cold + warm * (table[(t + 1) * ROW + k] - cold);
    }
    return new Isotherm(values);
  }

  /// The table at one temperature.
  static final class Isotherm {
    private final double[] values;

    private Isotherm(double[] values) {
      this.values = values;
    }

    /// One of `R0` to `SHIFT`, straight between the columns.
    double at(double column, int what) {
      int s = (int) column, k = s * WIDTH + what;
      return values[k] + (column - s) * (values[k + WIDTH] - values[k]);
    }
  }

  /// V = 2 R T / F of the charge transfer, V.
  static double thermalV(double tempDegC) {
    return 2 * GAS_OVER_FARADAY * (tempDegC + 273.15);
  }

  /// What the series resistance adds to the voltage at once, V: [Dynamics.DynamicsRow#dropV].
  ///
  /// @param r0 at small currents, Ω
  /// @param thermalV of [Dynamics.DynamicsRow]
  double dropV(double r0, double currentA, double thermalV) {
    double transferOhm = r0 - ohmicOhm;
    if (!(transferOhm > 0)) return r0 * currentA;
    double x = transferOhm * currentA / thermalV, size = Math.abs(x);
    double asinh = StrictMath.log1p(size + size * size / (1 + StrictMath.sqrt(1 + size * size)));
    return ohmicOhm * currentA + Math.copySign(thermalV * asinh, x);
  }

  /// Voltage of a cell through which nothing flows, V, but for `SHIFT`: the curve at the particles'
  /// surface, the branch at their mean. Beyond the ends the last segment goes on.
  ///
  /// @param branch −1 after discharging, 1 after charging
  /// @param ahead how far the surface is ahead of the mean, SoC: [#surface]
  double ocvV(double soc, double branch, double ahead) {
    double x = soc * SEGMENTS;
    int k = (int) Math.clamp(x, 0.0, SEGMENTS - 1.0);
    double share = x - k, inside = Math.clamp(share, 0.0, 1.0);
    double more = branch * between(halfGap, k, inside);
    if (ahead == 0) return between(ocv, k, share) + more;
    double surface = surface(soc, ahead) * SEGMENTS;
    int s = (int) Math.clamp(surface, 0.0, SEGMENTS - 1.0);
    return between(ocv, s, surface - s) + more;
  }

  /// SoC of the particles' surface: [Dynamics.DynamicsRow#surfaceSoc].
  static double surface(double soc, double ahead) {
    return Math.clamp(soc + ahead, Math.min(soc, 0), Math.max(soc, 1));
  }

  /// By how much at least a SoC that is wrong by [#WRONG_SOC] in either direction would show in the
  /// voltage, V.
  double wrongSocV(double soc) {
    return wrongSocV[(int) (Math.clamp(soc, 0.0, 1.0) * SEGMENTS)];
  }

  /// Whether the model has any hysteresis.
  boolean hasHysteresis() {
    return hasHysteresis;
  }

  /// Half of the distance between the hysteresis branches, V.
  double halfGapV(double soc) {
    double x = Math.clamp(soc, 0.0, 1.0) * SEGMENTS;
    int k = Math.min((int) x, SEGMENTS - 1);
    return between(halfGap, k, x - k);
  }

  private static double between(double[] curve, int k, double share) {
    return curve[k] + share * (curve[k + 1] - curve[k]);
  }
}
