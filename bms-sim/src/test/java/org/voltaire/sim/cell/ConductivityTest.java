package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.util.Pair;
import org.junit.jupiter.api.Test;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.Polymer;
import org.voltaire.testing.SharedData;

/// The polymer's conductivity against the published measurements, and what it means for a cell.
class ConductivityTest {
  /// Molality of the salt at which PEO has 17.5 to 22 ether oxygens (44.05 g/mol) per lithium.
  private static final double LEAST_SALT = 1000 / 44.0526 / 22, MOST_SALT = 1000 / 44.0526 / 17.5;

  private static final double LN10 = StrictMath.log(10);

  private record Point(double degC, double log10) {
    double kelvin() {
      return degC + 273.15;
    }
  }

  private static Polymer.Conductivity shipped() {
    return Chemistries.load("lmp").polymer().orElseThrow().conductivity();
  }

  private static List<Point> published() throws IOException {
    Path file = SharedData.file("data/peo_litfsi_conductivity.csv");
    assumeTrue(Files.exists(file), "published data is absent, so nothing was fitted: " + file);
    List<Point> points = new ArrayList<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] fields = line.split(",", -1);
      double molality = Double.parseDouble(fields[0]);
      double weight = fields[3].isEmpty() ? 0 : Double.parseDouble(fields[3]);
      if (molality < LEAST_SALT || molality > MOST_SALT || weight < 1e5) continue;
      points.add(new Point(Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
    }
    return points;
  }

  private interface Law {
    double log10(double p, double q, double kelvin);
  }

  /// Levenberg and Marquardt on log10 σ, derivatives by differences.
  private static double[] fit(List<Point> points, Law law, double... start) {
    double[] target = points.stream().mapToDouble(Point::log10).toArray();
    var problem =
        new LeastSquaresBuilder()
            .start(start)
            .target(target)
            .model(at -> {
              double[] value = new double[target.length];
              double[][] slope = new double[target.length][2];
              for (int k = 0; k < target.length; k++) {
                double kelvin = points.get(k).kelvin(), p = at.getEntry(0), q = at.getEntry(1);
                double step = 1e-6 * Math.abs(q);
                value[k] = law.log10(p, q, kelvin);
                slope[k][0] = (law.log10(p + 1e-6, q, kelvin) - value[k]) / 1e-6;
                slope[k][1] = (law.log10(p, q + step, kelvin) - value[k]) / step;
              }
              return new Pair<>(new ArrayRealVector(value), new Array2DRowRealMatrix(slope));
            })
            .maxEvaluations(1000)
            .maxIterations(1000)
            .build();
    return new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
  }

  @Test
  void theMoltenLawIsTheLeastSquaresFitToThePublishedPoints() throws IOException {
    List<Point> molten = published().stream().filter(p -> p.degC() >= 58).toList();
    assertTrue(molten.size() > 50, "only " + molten.size() + " points");
    double[] found =
        fit(
            molten,
            (lnA, b, k) -> (lnA - 0.5 * StrictMath.log(k) - b / (k - 195)) / LN10,
            0.5,
            1000);
    System.out.printf(
        "VTF from %d points: A %.4f, B %.2f%n", molten.size(), StrictMath.exp(found[0]), found[1]);
    assertEquals(StrictMath.exp(found[0]), shipped().a().value(), 2e-3);
    assertEquals(found[1], shipped().b().value(), 0.2);
    assertEquals(195, shipped().t0().value());
  }

  @Test
  void theCrystallineLawIsTheFitToTheMediansBelowMelting() throws IOException {
    List<Point> points = published();
    List<Point> medians = new ArrayList<>();
    for (double degC : new double[] {25, 40, 50}) {
      Predicate<Point> near = p -> Math.abs(p.degC() - degC) <= 2.5;
      double[] values = points.stream().filter(near).mapToDouble(Point::log10).toArray();
      assertTrue(values.length >= 5, "only " + values.length + " points near " + degC);
      medians.add(new Point(degC, new Median().evaluate(values)));
    }
    double[] found =
        fit(
            medians,
            (ln50, ea, k) -> (ln50 - ea / 8.314462618 * (1 / k - 1 / 323.15)) / LN10,
            -9,
            1e5);
    System.out.printf(
        "Arrhenius from medians %s: sigma50 %.4g, Ea %.0f%n",
        medians, StrictMath.exp(found[0]), found[1]);
    assertEquals(StrictMath.exp(found[0]), shipped().sigma50().value(), 1e-7);
    assertEquals(found[1], shipped().activation().value(), 100);
  }

  /// What the lesson lives on. About 20 and 240 times were expected; the fit gives 22 and 230.
  @Test
  void aColdPolymerResistsTwentyAndTwoHundredTimesMore() {
    double at80 = shipped().at(80);
    assertEquals(6.6e-4, at80, 0.2e-4);
    System.out.printf(
        "resistance against 80 °C: 60 °C %.2f, 50 °C %.2f, 40 °C %.1f, 25 °C %.0f times%n",
        at80 / shipped().at(60),
        at80 / shipped().at(50),
        at80 / shipped().at(40),
        at80 / shipped().at(25));
    assertEquals(22, at80 / shipped().at(40), 1.5);
    assertEquals(235, at80 / shipped().at(25), 15);
  }

  @Test
  void warmerAlwaysConductsBetter() {
    for (double degC = -40; degC < 120; degC += 0.1) {
      assertTrue(shipped().at(degC + 0.1) > shipped().at(degC), degC + " °C");
    }
  }

  @Test
  void theTablesFollowTheLaws() {
    for (String name : Chemistries.NAMES) {
      Chemistry chemistry = Chemistries.load(name);
      var tables = new CellTables(chemistry, 1);
      double reference = chemistry.referenceDegC();
      for (double degC = -30; degC < 100; degC += 0.07) {
        double at = degC;
        double ratio =
            chemistry
                .polymer()
                .map(p -> p.conductivity().at(at) / p.conductivity().at(reference))
                .orElse(1.0);
        double law = chemistry.resistance().r0().at(degC) / ratio;
        assertEquals(1, tables.atTemp(CellTables.R0, degC) / law, 5e-4, name + " " + degC);
      }
    }
  }
}
