package org.voltaire.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A straight scale from values to places on the picture, and where its ticks are.
///
/// @param low the value at `from`
/// @param high the value at `to`, above `low`
/// @param from a coordinate
/// @param to a coordinate; below `from` on a vertical axis
record Scale(double low, double high, double from, double to) {
  private static final List<Double> TIMES =
      List.of(
          0.1,
          0.2,
          0.5,
          1.0,
          2.0,
          5.0,
          10.0,
          15.0,
          30.0,
          60.0,
          120.0,
          300.0,
          600.0,
          900.0,
          1800.0,
          3600.0,
          7200.0,
          10_800.0,
          21_600.0,
          43_200.0,
          86_400.0,
          172_800.0,
          604_800.0,
          1_209_600.0);

  /// The place of a value.
  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /// Round values within the scale, about as many as wanted.
  List<Double> ticks(int wanted) {
    double rough = (high - low) / wanted;
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (step < rough * 0.75) step = factor * power;
    }
    return multiples(step);
  }

  /// Round times within the scale, about as many as wanted.
  List<Double> times(int wanted) {
    double rough = (high - low) / wanted;
    for (double step : TIMES) if (step >= rough) return multiples(step);
    double days = StrictMath.ceil(rough / TIMES.getLast());
    return multiples(days * TIMES.getLast());
  }

  private List<Double> multiples(double step) {
    List<Double> ticks = new ArrayList<>();
    long first = (long) StrictMath.ceil(low / step - 1e-9);
    for (long k = first; k * step <= high + step * 1e-9; k++) ticks.add(k * step);
    return ticks;
  }

  /// A tick's value with as many decimals as the distance between ticks needs.
  static String label(double value, double distance) {
    int decimals = (int) Math.max(0, StrictMath.ceil(-StrictMath.log10(distance) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
  }

  /// What times are counted in on this scale: s, min, h or d.
  String timeUnit() {
    double span = high - low;
    return span > 4 * 86_400 ? "d" : span > 3 * 3600 ? "h" : span > 180 ? "min" : "s";
  }

  /// How many seconds the unit of times has.
  double timeUnitSeconds() {
    return switch (timeUnit()) {
      case "d" -> 86_400;
      case "h" -> 3600;
      case "min" -> 60;
      default -> 1;
    };
  }
}
