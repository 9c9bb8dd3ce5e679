package org.voltaire.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.estimate.StateLayout.*;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.voltaire.testing.LoopCovariance;

/// The arithmetic of the filter against the matrices of Commons Math, on any covariance.
class CovarianceTest {
  private static final int CELLS = 3, CELL = 1;

  private final double[] x = new double[CELLS * STRIDE];
  private final Covariance covariance = new Covariance(x);

  /// A random covariance, written into the cell in the middle.
  private RealMatrix any(SplittableRandom random) {
    RealMatrix root = MatrixUtils.createRealMatrix(STATES, STATES);
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) root.setEntry(i, j, random.nextDouble() - 0.5);
    }
    RealMatrix sigma = root.multiply(root.transpose());
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j <= i; j++) covariance.set(i, j, CELL, sigma.getEntry(i, j));
    }
    return sigma;
  }

  private static double[] vector(SplittableRandom random) {
    return random.doubles(STATES, -1, 1).toArray();
  }

  private RealMatrix now() {
    RealMatrix sigma = MatrixUtils.createRealMatrix(STATES, STATES);
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) sigma.setEntry(i, j, covariance.get(i, j, CELL));
    }
    return sigma;
  }

  private void is(RealMatrix expected) {
    for (int i = 0; i < STATES; i++) {
      for (int j = 0; j < STATES; j++) {
        assertEquals(expected.getEntry(i, j), covariance.get(i, j, CELL), 1e-12, i + ", " + j);
      }
    }
    for (int k = 0; k < STRIDE; k++) {
      assertEquals(0, x[k], "nothing of the cell before");
      assertEquals(0, x[2 * STRIDE + k], "nothing of the cell after");
    }
  }

  @Property(tries = 100)
  void projectsAnOutput(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    RealMatrix sigma = any(random);
    double[] c = vector(random), ph = vector(random);
    double variance = covariance.project(CELL, c, ph);
    RealVector expected = sigma.operate(new ArrayRealVector(c));
    for (int i = 0; i < STATES; i++) assertEquals(expected.getEntry(i), ph[i], 1e-12);
    assertEquals(expected.dotProduct(new ArrayRealVector(c)), variance, 1e-12);
    is(sigma);
  }

  /// The same sums as loops over the triangle: to the last bit.
  @Property(tries = 100)
  void theWrittenOutFormIsTheLoopsToTheLastBit(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    any(random);
    var loops = new LoopCovariance(STATES, COVARIANCE);
    double[] c = vector(random), gain = vector(random), ph = new double[STATES];
    double[] expectedPh = new double[STATES], expected = x.clone();
    double s = covariance.project(CELL, c, ph);
    assertEquals(loops.project(x, CELL * STRIDE, c, expectedPh), s);
    assertArrayEquals(expectedPh, ph);
    covariance.correct(CELL, ph, gain, s);
    loops.correct(expected, CELL * STRIDE, ph, gain, s);
    assertArrayEquals(expected, x);
  }

  /// The noise of a reading, not the form of the equation, keeps rounding from a variance.
  @Property(tries = 50)
  void aCorrectionLeavesTheShareOfTheNoise(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    any(random);
    double noise = 4e-6;
    double[] ph = new double[STATES], gain = new double[STATES], before = new double[STATES];
    for (int reading = 0; reading < 200; reading++) {
      double s = covariance.project(CELL, vector(random), ph) + noise;
      for (int k = 0; k < STATES; k++) {
        gain[k] = ph[k] / s;
        before[k] = covariance.variance(k, CELL);
      }
      covariance.correct(CELL, ph, gain, s);
      for (int k = 0; k < STATES; k++) {
        assertTrue(covariance.variance(k, CELL) > 0.999 * before[k] * noise / s, "state " + k);
      }
    }
  }

  @Property(tries = 100)
  void correctsByAnyGain(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    RealMatrix sigma = any(random);
    double[] c = vector(random), gain = vector(random), ph = new double[STATES];
    double noise = random.nextDouble(), s = covariance.project(CELL, c, ph) + noise;
    covariance.correct(CELL, ph, gain, s);
    RealVector l = new ArrayRealVector(gain);
    RealMatrix left =
        MatrixUtils.createRealIdentityMatrix(STATES)
            .subtract(l.outerProduct(new ArrayRealVector(c)));
    is(
        left.multiply(sigma)
            .multiply(left.transpose())
            .add(l.outerProduct(l).scalarMultiply(noise)));
  }

  @Property(tries = 100)
  void predictsByTheMatricesOfTheTimeUpdate(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    RealMatrix sigma = any(random);
    var a = new Transition();
    a.v1 = random.nextDouble();
    a.v2 = random.nextDouble();
    a.hysteresis = random.nextDouble();
    a.modelError = random.nextDouble();
    a.socByOffset = random.nextDouble() - 0.5;
    a.socByGain = random.nextDouble() - 0.5;
    a.v1ByOffset = random.nextDouble() - 0.5;
    a.v2ByOffset = random.nextDouble() - 0.5;
    a.socNoise = 0.1;
    a.v1Noise = 0.2;
    a.v2Noise = 0.3;
    a.hysteresisNoise = 0.4;
    a.modelErrorNoise = 0.5;
    a.offsetNoise = 0.6;
    a.gainNoise = 0.7;
    a.resistanceNoise = 0.8;
    covariance.predict(CELL, a);
    RealMatrix f =
        MatrixUtils.createRealDiagonalMatrix(
            new double[] {1, a.v1, a.v2, a.hysteresis, a.modelError, 1, 1, 1});
    f.setEntry(SOC, OFFSET, a.socByOffset);
    f.setEntry(SOC, GAIN, a.socByGain);
    f.setEntry(V1, OFFSET, a.v1ByOffset);
    f.setEntry(V2, OFFSET, a.v2ByOffset);
    RealMatrix q =
        MatrixUtils.createRealDiagonalMatrix(new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8});
    is(f.multiply(sigma).multiply(f.transpose()).add(q));
  }

  @Property(tries = 100)
  void staysACovarianceWhateverAStateIsGivenOrLoses(@ForAll long seed) {
    var random = new SplittableRandom(seed);
    any(random);
    for (int k = 0; k < 20; k++) {
      int state = random.nextInt(STATES);
      switch (random.nextInt(5)) {
        case 0 -> covariance.scale(state, CELL, random.nextDouble());
        case 1 -> covariance.limit(state, CELL, random.nextDouble());
        case 2 -> covariance.decorrelate(state, CELL);
        case 3 -> covariance.add(state, CELL, random.nextDouble());
        default -> covariance.widen(state, CELL, random.nextDouble(), 1);
      }
      for (double eigen : new EigenDecomposition(now()).getRealEigenvalues()) {
        assertTrue(eigen > -1e-12, "an eigenvalue is " + eigen);
      }
    }
  }
}
