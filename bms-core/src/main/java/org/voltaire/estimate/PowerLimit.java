package org.voltaire.estimate;

import java.util.Locale;

/// The largest current that may flow in one direction for some time, and what limits it.
///
/// @param currentA A, >= 0 in both directions; 0 when nothing may flow or something is not known
/// @param powerW the pack's at the end of that while, W, >= 0
/// @param constraint what binds
/// @param index the cell or thermistor that binds, from 0; −1 for none in particular
public record PowerLimit(double currentA, double powerW, Constraint constraint, int index) {

  /// What can bind a power limit.
  public enum Constraint {
    /// The configured largest current.
    CURRENT,
    /// A thermistor derates the configured current.
    TEMPERATURE,
    /// A cell's voltage arrives at its limit.
    VOLTAGE,
    /// A cell is empty, or full.
    SOC,
    /// Something that must be known is not measured.
    NOT_MEASURED
  }

  /// Nothing may flow, because something is not measured.
  public static final PowerLimit NOT_MEASURED = new PowerLimit(0, 0, Constraint.NOT_MEASURED, -1);

  /// The reason in words, cells counted from 1: `voltage of cell 7`.
  public String text() {
    return switch (constraint) {
      case CURRENT -> "configured";
      case TEMPERATURE -> String.format(Locale.ROOT, "sensor %d", index + 1);
      case VOLTAGE -> String.format(Locale.ROOT, "voltage of cell %d", index + 1);
      case SOC -> String.format(Locale.ROOT, "SoC of cell %d", index + 1);
      case NOT_MEASURED -> "not measured";
    };
  }
}
