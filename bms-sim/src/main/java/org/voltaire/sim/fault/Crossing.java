package org.voltaire.sim.fault;

import org.voltaire.chemistry.Chemistry.DefaultLimits;

/// A limit that the truth crosses: from that moment on the time to react counts.
///
/// @param quantity what is compared with it
/// @param above whether it is crossed upwards
/// @param limit in V or °C
public record Crossing(CrossedQuantity quantity, boolean above, double limit) {

  /// What can cross a limit: the true values, whatever any sensor says.
  public enum CrossedQuantity {
    /// The voltage of any cell, V.
    CELL,
    /// The mean voltage of all cells, V.
    MEAN_CELL,
    /// The temperature of any cell, °C.
    TEMPERATURE
  }

  /// The limit of that name.
  ///
  /// @param name as [FaultRow#countsFrom] says it
  static Crossing of(String name, DefaultLimits limits) {
    var quantity =
        name.equals("charge_target")
            ? CrossedQuantity.MEAN_CELL
            : name.contains("voltage") ? CrossedQuantity.CELL : CrossedQuantity.TEMPERATURE;
    return new Crossing(quantity, !name.contains("under"), Figures.limit(limits, name));
  }

  /// Whether it is crossed.
  ///
  /// @param lowest of all cells, or the mean
  /// @param highest of all cells, or the mean
  public boolean crossed(double lowest, double highest) {
    return above ? highest >= limit : lowest <= limit;
  }
}
