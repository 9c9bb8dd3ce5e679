package org.voltaire.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;

/// Records of about the same temperature, which are fitted together.
///
/// @param degC their mean
record TemperatureGroup(List<CellLog> logs, double degC) {
  /// Records whose means are closer than this share a row of the tables.
  private static final double WIDTH_K = 5;

  private static final double[] TAU1_SECONDS = {2, 5, 12, 30, 60};
  private static final double[] TAU2_SECONDS = {120, 250, 500, 1000};

  /// How strongly two neighbouring knots pull at each other while time constants are searched.
  private static final double SMOOTH = 0.01;

  /// Normal equations at the time constants that explain the records best, and the first guess of
  /// the parameters.
  record GroupFit(double tau1Seconds, double tau2Seconds, Gram gram, Doubles guess, double cost) {}

  /// Sorts records into groups, the coldest first.
  static List<TemperatureGroup> of(List<CellLog> logs) {
    List<CellLog> sorted =
        logs.stream().sorted(Comparator.comparingDouble(CellLog::meanTempDegC)).toList();
    List<TemperatureGroup> groups = new ArrayList<>();
    List<CellLog> open = new ArrayList<>();
    for (CellLog log : sorted) {
      if (!open.isEmpty() && log.meanTempDegC() - mean(open) > WIDTH_K) {
        groups.add(new TemperatureGroup(List.copyOf(open), mean(open)));
        open.clear();
      }
      open.add(log);
    }
    groups.add(new TemperatureGroup(List.copyOf(open), mean(open)));
    return groups;
  }

  private static double mean(List<CellLog> logs) {
    double sum = 0;
    for (CellLog log : logs) sum += log.meanTempDegC();
    return sum / logs.size();
  }

  /// What the records say, for given OCV and hysteresis.
  List<Evidence> evidence(OcvCurve ocv, Hysteresis hysteresis, Optional<Dynamics> known) {
    return logs.stream().map(log -> new Evidence(log, ocv, hysteresis, degC, known)).toList();
  }

  /// Looks for the best time constants among a few.
  static GroupFit search(List<Evidence> evidence) {
    GroupFit best = fit(evidence, TAU1_SECONDS[0], TAU2_SECONDS[0]);
    for (double tau1 : TAU1_SECONDS) {
      for (double tau2 : TAU2_SECONDS) {
        GroupFit fit = fit(evidence, tau1, tau2);
        if (fit.cost < best.cost) best = fit;
      }
    }
    return best;
  }

  /// Normal equations and a first guess for given time constants.
  static GroupFit fit(List<Evidence> evidence, double tau1Seconds, double tau2Seconds) {
    int n = Evidence.SIZE;
    double[][] a = new double[n][n];
    double[] b = new double[n];
    double yy = 0, rows = 0;
    for (Evidence record : evidence) {
      double[] added = record.add(tau1Seconds, tau2Seconds, a, b);
      yy += added[0];
      rows += added[1];
    }
    for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) a[i][j] = a[j][i];
    var gram = new Gram(a, b, yy, (int) rows);
    double[] guess = ridge(gram);
    return new GroupFit(tau1Seconds, tau2Seconds, gram, Doubles.of(guess), gram.cost(guess));
  }

  private static double[] ridge(Gram gram) {
    int n = Evidence.SIZE, knots = Knots.RESISTANCE.size();
    double[][] a = new double[n][];
    double trace = 0;
    for (int i = 0; i < n; i++) {
      a[i] = gram.a()[i].clone();
      if (i < Evidence.LAG1) trace += a[i][i] / Evidence.LAG1;
    }
    for (int pair = 0; pair < 3; pair++) {
      for (int k = 0; k + 1 < knots; k++) {
        int i = pair * knots + k, j = i + 1;
        double pull = SMOOTH * trace;
        a[i][i] += pull;
        a[j][j] += pull;
        a[i][j] -= pull;
        a[j][i] -= pull;
      }
    }
    double correction =
        gram.rows() / (JointFit.INDEPENDENT * Priors.CORRECTION_V * Priors.CORRECTION_V);
    for (int i = 0; i < n; i++) a[i][i] += i < Evidence.OCV ? 1e-6 * trace : correction;
    return new CholeskyDecomposition(new Array2DRowRealMatrix(a, false), 1e-9, 0)
        .getSolver()
        .solve(new ArrayRealVector(gram.b(), false))
        .toArray();
  }
}
