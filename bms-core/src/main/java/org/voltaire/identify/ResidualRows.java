package org.voltaire.identify;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;

/// Residuals and their Jacobian as they are written down.
final class ResidualRows {
  private final int parameters;
  private final List<Double> residuals = new ArrayList<>();
  private final List<double[]> jacobian = new ArrayList<>();

  ResidualRows(int parameters) {
    this.parameters = parameters;
  }

  void add(double residual, double[] row) {
    residuals.add(residual);
    jacobian.add(row);
  }

  void nothing() {
    add(0, new double[parameters]);
  }

  void single(double[] p, int i, double expected, double sigma) {
    double[] row = new double[parameters];
    row[i] = 1 / sigma;
    add((p[i] - expected) / sigma, row);
  }

  void difference(double[] p, int i, int j, double sigma) {
    double[] row = new double[parameters];
    row[i] = 1 / sigma;
    row[j] = -1 / sigma;
    add((p[i] - p[j]) / sigma, row);
  }

  Pair<RealVector, RealMatrix> pair() {
    double[] r = residuals.stream().mapToDouble(Double::doubleValue).toArray();
    return new Pair<>(
        new ArrayRealVector(r, false),
        new Array2DRowRealMatrix(jacobian.toArray(double[][]::new), false));
  }
}
