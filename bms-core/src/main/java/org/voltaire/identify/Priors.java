package org.voltaire.identify;

import java.util.List;

/// What is known of cells before any record, as rows beside those of the data: resistances of
/// neighbouring SoCs differ little, ln R is about linear in 1/T and falls with T, the RC pairs are
/// of the order of R0, and the OCV is right to a few millivolts.
///
/// The parameters are those of [JointFit.Solution].
final class Priors {
  /// How far the swept OCV may be off, V, and how far it may move with temperature, V/K; between
  /// neighbours in SoC, and between one temperature and the next.
  static final double CORRECTION_V = 0.004;

  private static final double NEIGHBOURS_V = 0.004;
  private static final double SHIFT_V_PER_K = 0.3e-3,
      NEIGHBOURS_V_PER_K = 0.2e-3,
      NEXT_V_PER_K = 0.3e-3;

  /// A standard deviation of ln R between SoCs 0.15 apart.
  private static final double[] OVER_SOC = {0.3, 0.25, 0.25};

  private static final double SOC_STEP = 0.15;
  private static final double OFF_ARRHENIUS = 0.7, RISING_WITH_HEAT = 0.2;
  private static final double PAIR_RATIO = 2;
  private static final double SKEW_RATIO = 2;

  /// How far a particle's surface runs ahead of its mean at 1 C, in SoC, and within what ratio.
  private static final double USUAL_LAG = 0.01, LAG_RATIO = 2;

  private static final double ZERO_K = 273.15;
  private static final int K = Knots.RESISTANCE.size(), OFFSETS = Knots.OPEN_CIRCUIT.size();
  private static final int PER_GROUP = JointFit.PER_GROUP;

  private final List<TemperatureGroup> groups;
  private final int[] shifts;
  private final double capacityAh;
  private final int parameters;

  /// @param groups the coldest first
  /// @param shifts where the OCV's shift of each begins in the parameters; 0 for none
  /// @param capacityAh of the cell
  /// @param parameters how many there are
  Priors(List<TemperatureGroup> groups, int[] shifts, double capacityAh, int parameters) {
    this.groups = groups;
    this.shifts = shifts;
    this.capacityAh = capacityAh;
    this.parameters = parameters;
  }

  /// Adds their rows.
  ///
  /// @param p the parameters
  void add(double[] p, ResidualRows rows) {
    for (int g = 0; g < groups.size(); g++) expected(g, p, rows);
    overTemperature(p, rows);
    corrections(p, rows);
  }

  private void expected(int g, double[] p, ResidualRows rows) {
    int first = g * PER_GROUP;
    Knots at = Knots.RESISTANCE;
    for (int pair = 0; pair < 3; pair++) {
      for (int k = 0; k + 1 < K; k++) {
        double apart = StrictMath.sqrt((at.at(k + 1) - at.at(k)) / SOC_STEP);
        int i = first + pair * K + k;
        rows.difference(p, i + 1, i, OVER_SOC[pair] * apart);
      }
    }
    for (int k = 0; k < K; k++) {
      rows.difference(p, first + Evidence.R1 + k, first + k, PAIR_RATIO);
      rows.difference(p, first + Evidence.R2 + k, first + k, PAIR_RATIO);
    }
    rows.single(p, first + Evidence.LAG1, usualLag(), LAG_RATIO);
    rows.single(p, first + Evidence.LAG2, usualLag(), LAG_RATIO);
    double usual = StrictMath.exp(p[first + K / 2]);
    double[] jacobian = new double[parameters];
    double skew = p[first + Evidence.SKEW] / (SKEW_RATIO * usual);
    jacobian[first + Evidence.SKEW] = 1 / (SKEW_RATIO * usual);
    jacobian[first + K / 2] = -skew;
    rows.add(skew, jacobian);
  }

  private void overTemperature(double[] p, ResidualRows rows) {
    for (int g = 0; g + 1 < groups.size(); g++) {
      for (int q = 0; q < Evidence.SKEW; q++) {
        int cold = g * PER_GROUP + q, warm = cold + PER_GROUP;
        if (p[warm] > p[cold]) rows.difference(p, warm, cold, RISING_WITH_HEAT);
        else rows.nothing();
        if (g == 0) continue;
        double from = inverseK(g - 1), to = inverseK(g + 1);
        double share = (inverseK(g) - from) / (to - from);
        double[] jacobian = new double[parameters];
        jacobian[cold] = 1 / OFF_ARRHENIUS;
        jacobian[cold - PER_GROUP] = -(1 - share) / OFF_ARRHENIUS;
        jacobian[warm] = -share / OFF_ARRHENIUS;
        double off = p[cold] - (1 - share) * p[cold - PER_GROUP] - share * p[warm];
        rows.add(off / OFF_ARRHENIUS, jacobian);
      }
    }
  }

  private void corrections(double[] p, ResidualRows rows) {
    int shared = groups.size() * PER_GROUP;
    for (int o = 0; o < OFFSETS; o++) {
      rows.single(p, shared + o, 0, CORRECTION_V);
      if (o > 0) rows.difference(p, shared + o, shared + o - 1, NEIGHBOURS_V);
    }
    for (int g = 0; g < groups.size(); g++) {
      if (shifts[g] == 0) continue;
      double awayK = JointFit.fromSweepK(groups.get(g));
      for (int o = 0; o < OFFSETS; o++) {
        rows.single(p, shifts[g] + o, 0, SHIFT_V_PER_K * awayK);
        if (o == 0) continue;
        rows.difference(p, shifts[g] + o, shifts[g] + o - 1, NEIGHBOURS_V_PER_K * awayK);
      }
    }
    for (int g = 0; g + 1 < groups.size(); g++) {
      double apartK = groups.get(g + 1).degC() - groups.get(g).degC();
      for (int o = 0; o < OFFSETS; o++) next(p, shifts[g], shifts[g + 1], o, apartK, rows);
    }
  }

  /// Two temperatures that follow each other differ little.
  private static void next(
      double[] p, int cold, int warm, int o, double apartK, ResidualRows rows) {
    if (cold > 0 && warm > 0) rows.difference(p, warm + o, cold + o, NEXT_V_PER_K * apartK);
  }

  /// ln of the usual lag of the particle surface.
  double usualLag() {
    return StrictMath.log(USUAL_LAG / capacityAh);
  }

  private double inverseK(int g) {
    return 1 / (groups.get(g).degC() + ZERO_K);
  }
}
