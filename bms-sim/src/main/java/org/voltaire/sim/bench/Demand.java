package org.voltaire.sim.bench;

import java.util.List;
import org.voltaire.sim.cell.Noise;

/// What people draw in the course of a day: a shape by hours, and quarters of an hour that differ
/// from a seed.
///
/// @param name for people
/// @param dailyWh energy of an average day, above 0
/// @param shape 24 weights, one per hour from midnight; only their ratios count
/// @param unevenness standard deviation of a quarter of an hour against the shape, as a ratio
/// @param seed of the differences
public record Demand(
    String name, double dailyWh, List<Double> shape, double unevenness, long seed) {

  /// Morning and evening peaks of a European household; the shape is assumed, after the looks of
  /// published standard load profiles.
  private static final List<Double> HOUSE =
      List.of(
          0.55, 0.45, 0.40, 0.38, 0.38, 0.45, 0.70, 1.05, 1.15, 1.05, 1.00, 1.05, 1.20, 1.15, 1.00,
          0.95, 1.00, 1.25, 1.60, 1.80, 1.70, 1.45, 1.10, 0.80);

  /// A village off the grid: pumps and a mill by day, light in the evening; assumed.
  private static final List<Double> VILLAGE =
      List.of(
          0.40, 0.35, 0.35, 0.35, 0.40, 0.60, 0.80, 0.95, 1.10, 1.20, 1.20, 1.15, 1.00, 1.00, 1.10,
          1.10, 1.05, 1.10, 1.50, 2.00, 1.90, 1.50, 0.90, 0.55);

  public Demand {
    shape = List.copyOf(shape);
    if (shape.size() != 24 || shape.stream().anyMatch(weight -> !(weight >= 0))) {
      throw new IllegalArgumentException("demand: shape must be 24 weights of 0 or more");
    }
    if (!(dailyWh > 0) || !(unevenness >= 0 && unevenness < 1)) {
      throw new IllegalArgumentException(
          "demand: dailyWh is %s, must be above 0; unevenness is %s, must be 0 to below 1"
              .formatted(dailyWh, unevenness));
    }
  }

  /// A house.
  public static Demand house(double dailyWh, long seed) {
    return new Demand("house", dailyWh, HOUSE, 0.35, seed);
  }

  /// A village of many houses, whose differences even out.
  public static Demand village(double dailyWh, long seed) {
    return new Demand("village", dailyWh, VILLAGE, 0.10, seed);
  }

  /// Power drawn, W, >= 0, at `seconds` after midnight of the first day. The same moment always
  /// gives the same power.
  public double powerW(double seconds) {
    long quarter = (long) StrictMath.floor(seconds / 900);
    int hour = (int) Math.floorMod(Math.floorDiv(quarter, 4L), 24L);
    double sum = 0;
    for (double weight : shape) sum += weight;
    double mean = dailyWh * shape.get(hour) / sum;
    // A quarter's own number, from its own seed: no order of looking changes it.
    double differs = new Noise(seed * 1_000_003 + quarter).next(unevenness);
    return mean * Math.clamp(1 + differs, 0.1, 3.0);
  }
}
