package org.voltaire.identify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.OcvShift;

/// Fits all temperatures together, by Levenberg and Marquardt's method on the logarithms of the
/// resistances, so that none can become negative. What is known of cells beforehand enters as
/// [Priors].
///
/// The records enter as the Cholesky factor L of their normal equations: Σ w (y − X p)² and |L p −
/// c|² have the same minimum, and L has only as many rows as there are parameters.
final class JointFit {
  /// Errors of rows that follow each other are alike. So a record counts as this many independent
  /// rows, however long it is.
  static final double INDEPENDENT = 200;

  /// The sweep's temperature, °C: the group nearest to it, if near, has no shift; others have one.
  private static final double SWEPT_DEGC = 25, NEAR_K = 8;

  private static final int K = Knots.RESISTANCE.size(), OFFSETS = Knots.OPEN_CIRCUIT.size();

  /// Parameters of each group.
  static final int PER_GROUP = Evidence.SKEW + 1;

  private final List<TemperatureGroup> groups;
  private final List<TemperatureGroup.GroupFit> fits;
  private final OcvCurve ocv;
  private final Priors priors;
  private final int[] shifts;
  private final double[][][] factors;
  private final double[][] targets;
  private final int parameters;

  /// What came out.
  ///
  /// @param p logarithms of resistances and skew, group by group, then ΔU at the knots, and what it
  ///   is more in each group that has a shift
  /// @param cost of data and expectations
  record Solution(Doubles p, double cost) {

    /// How much of the next interval's current the voltage shows already, as resistance, Ω.
    double skewOhm(int group) {
      return p.get(group * PER_GROUP + Evidence.SKEW);
    }

    /// Correction of the OCV at a SoC and 25 °C, V.
    double ocvV(int groups, double soc) {
      return Knots.OPEN_CIRCUIT.value(p.toArray(), groups * PER_GROUP, soc);
    }
  }

  /// @param groups the coldest first
  /// @param fits one per group
  JointFit(
      List<TemperatureGroup> groups,
      List<TemperatureGroup.GroupFit> fits,
      OcvCurve ocv,
      double capacityAh) {
    this.ocv = ocv;
    this.groups = groups;
    this.fits = fits;
    this.shifts = shifts(groups);
    this.parameters =
        groups.size() * PER_GROUP
            + (1 + (int) Arrays.stream(shifts).filter(i -> i > 0).count()) * OFFSETS;
    this.priors = new Priors(groups, shifts, capacityAh, parameters);
    this.factors = new double[groups.size()][][];
    this.targets = new double[groups.size()][];
    for (int g = 0; g < groups.size(); g++) compress(g);
  }

  /// Where in the parameters the shifts of each group begin; 0 for the group that has none. A
  /// single group has none: its shift could not be told from the sweep's own error.
  private static int[] shifts(List<TemperatureGroup> groups) {
    int[] at = new int[groups.size()];
    int swept = 0, next = groups.size() * PER_GROUP + OFFSETS;
    for (int g = 0; g < at.length; g++) {
      if (fromSweepK(groups.get(g)) < fromSweepK(groups.get(swept))) swept = g;
    }
    for (int g = 0; g < at.length; g++) {
      if (at.length == 1 || (g == swept && fromSweepK(groups.get(g)) < NEAR_K)) continue;
      at[g] = next;
      next += OFFSETS;
    }
    return at;
  }

  /// How far a group is from the sweep's temperature, K.
  static double fromSweepK(TemperatureGroup group) {
    return Math.abs(group.degC() - SWEPT_DEGC);
  }

  private void compress(int g) {
    Gram gram = fits.get(g).gram();
    int n = Evidence.SIZE;
    var eigen = new EigenDecomposition(new Array2DRowRealMatrix(gram.a(), false));
    double largest = 0;
    for (double value : eigen.getRealEigenvalues()) largest = Math.max(largest, value);
    double scale = StrictMath.sqrt(INDEPENDENT / gram.rows());
    factors[g] = new double[n][n];
    targets[g] = new double[n];
    for (int r = 0; r < n; r++) {
      double root = StrictMath.sqrt(Math.max(eigen.getRealEigenvalue(r), 1e-13 * largest));
      RealVector v = eigen.getEigenvector(r);
      for (int c = 0; c < n; c++) {
        factors[g][r][c] = scale * root * v.getEntry(c);
        targets[g][r] += scale / root * v.getEntry(c) * gram.b()[c];
      }
    }
  }

  /// Solves from an earlier solution, or from the first guess.
  ///
  /// @param enough relative change of the cost at which the search ends
  /// @throws IllegalStateException if the method does not end
  Solution solve(Optional<Solution> earlier, double enough) {
    var start =
        new ArrayRealVector(earlier.map(solution -> solution.p().toArray()).orElseGet(this::start));
    var problem =
        new LeastSquaresBuilder()
            .start(start)
            .model(this::evaluate)
            .target(new double[evaluate(start).getFirst().getDimension()])
            .maxEvaluations(500)
            .maxIterations(500)
            .checker((iteration, before, after) ->
                before.getCost() - after.getCost() <= enough * before.getCost())
            .build();
    LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer().optimize(problem);
    double cost = optimum.getCost() * optimum.getCost();
    for (TemperatureGroup.GroupFit fit : fits) {
      // What no parameter can explain is left out of |L p − c|².
      Gram gram = fit.gram();
      double unexplained = gram.yy();
      double[] c = targets[fits.indexOf(fit)];
      for (double value : c) unexplained -= value * value * gram.rows() / INDEPENDENT;
      cost += unexplained * INDEPENDENT / gram.rows();
    }
    return new Solution(Doubles.of(optimum.getPoint().toArray()), cost);
  }

  private double[] start() {
    double[] p = new double[parameters];
    for (int g = 0; g < groups.size(); g++) {
      double[] guess = fits.get(g).guess().toArray();
      double[] r0 = new double[K];
      System.arraycopy(guess, 0, r0, 0, K);
      Arrays.sort(r0);
      double usual = Math.max(r0[K / 2], 1e-6);
      for (int q = 0; q < Evidence.LAG1; q++) {
        double at = guess[q];
        double least = q < Evidence.R1 ? 0.3 * usual : 0.05 * usual;
        p[g * PER_GROUP + q] = StrictMath.log(Math.clamp(at, least, 20 * usual));
      }
      p[g * PER_GROUP + Evidence.LAG1] = priors.usualLag();
      p[g * PER_GROUP + Evidence.LAG2] = priors.usualLag();
      p[g * PER_GROUP + Evidence.SKEW] = 0;
    }
    return p;
  }

  private Pair<RealVector, RealMatrix> evaluate(RealVector point) {
    double[] p = point.toArray();
    var rows = new ResidualRows(parameters);
    for (int g = 0; g < groups.size(); g++) data(g, p, rows);
    priors.add(p, rows);
    return rows.pair();
  }

  private void data(int g, double[] p, ResidualRows rows) {
    int first = g * PER_GROUP, shared = groups.size() * PER_GROUP;
    double[] value = new double[Evidence.OCV];
    for (int q = 0; q < Evidence.SKEW; q++) value[q] = StrictMath.exp(p[first + q]);
    value[Evidence.SKEW] = p[first + Evidence.SKEW];
    for (int r = 0; r < Evidence.SIZE; r++) {
      double[] factor = factors[g][r], jacobian = new double[parameters];
      double residual = -targets[g][r];
      for (int q = 0; q < Evidence.OCV; q++) {
        residual += factor[q] * value[q];
        jacobian[first + q] = q < Evidence.SKEW ? factor[q] * value[q] : factor[q];
      }
      for (int o = 0; o < OFFSETS; o++) {
        double slope = factor[Evidence.OCV + o];
        residual += slope * p[shared + o];
        jacobian[shared + o] = slope;
        if (shifts[g] == 0) continue;
        residual += slope * p[shifts[g] + o];
        jacobian[shifts[g] + o] = slope;
      }
      rows.add(residual, jacobian);
    }
  }

  /// The tables of a solution.
  Dynamics dynamics(Solution solution, double ohmicOhm, double activationK) {
    int n = groups.size();
    return new Dynamics(
        Doubles.generate(n, g -> groups.get(g).degC()),
        Knots.TABLE.row(),
        table(solution, Evidence.R0, Optional.empty()),
        table(solution, Evidence.R1, Optional.of(Evidence.LAG1)),
        table(solution, Evidence.R2, Optional.of(Evidence.LAG2)),
        Doubles.generate(n, g -> fits.get(g).tau1Seconds()),
        Doubles.generate(n, g -> fits.get(g).tau2Seconds()),
        Doubles.generate(n, g -> StrictMath.exp(solution.p().get(g * PER_GROUP + Evidence.LAG2))),
        ohmicOhm,
        activationK);
  }

  /// What the OCV is off by at the groups' temperatures.
  OcvShift shift(Solution solution) {
    int n = groups.size();
    return new OcvShift(
        Doubles.generate(n, g -> groups.get(g).degC()),
        Knots.OPEN_CIRCUIT.row(),
        Doubles.generate(
            n * OFFSETS,
            i -> {
              int first = shifts[i / OFFSETS];
              return first == 0 ? 0 : solution.p().get(first + i % OFFSETS);
            }));
  }

  /// Resistances of one pair on the finer grid of the cell model.
  ///
  /// @param lag where the pair's lag of the surface is, if it has one
  private Doubles table(Solution solution, int from, Optional<Integer> lag) {
    double[] p = solution.p().toArray();
    double[] knots = new double[K];
    double[] table = new double[groups.size() * Knots.TABLE.size()];
    for (int g = 0; g < groups.size(); g++) {
      int first = g * PER_GROUP;
      for (int k = 0; k < K; k++) knots[k] = StrictMath.exp(p[first + from + k]);
      for (int s = 0; s < Knots.TABLE.size(); s++) {
        double z = Knots.TABLE.at(s);
        double ahead = lag.map(at -> StrictMath.exp(p[first + at])).orElse(0.0);
        table[g * Knots.TABLE.size() + s] =
            Knots.RESISTANCE.value(knots, 0, z) + ahead * ocv.meanSlopeAt(z);
      }
    }
    return Doubles.taking(table);
  }
}
