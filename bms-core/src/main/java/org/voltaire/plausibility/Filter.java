package org.voltaire.plausibility;

/// Low-pass filters whose values are kept in a row of memory.
final class Filter {
  private Filter() {}

  /// Lets a value through; the first one whole.
  static void low(double[] memory, int at, double value, double seconds, double tauSeconds) {
    if (Double.isNaN(memory[at])) memory[at] = value;
    memory[at] += (value - memory[at]) * passes(seconds, tauSeconds);
  }

  /// Share of a step that a low-pass filter lets through within a time, by its bilinear form: no
  /// exponential, and stable for any step.
  static double passes(double seconds, double tauSeconds) {
    return seconds / (tauSeconds + seconds);
  }
}
