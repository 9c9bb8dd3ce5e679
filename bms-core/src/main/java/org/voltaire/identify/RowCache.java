package org.voltaire.identify;

import java.util.HashMap;
import java.util.Map;
import org.voltaire.pack.Dynamics;

/// Rows of [Dynamics] by temperature, rounded to a quarter of a kelvin, so that a record of many
/// thousand rows asks for each only once.
final class RowCache {
  private static final double STEPS_PER_K = 4;

  private final Dynamics dynamics;
  private final Map<Long, Dynamics.DynamicsRow> rows = new HashMap<>();

  RowCache(Dynamics dynamics) {
    this.dynamics = dynamics;
  }

  Dynamics.DynamicsRow at(double tempDegC) {
    return rows.computeIfAbsent(
        Math.round(tempDegC * STEPS_PER_K), key -> dynamics.at(key / STEPS_PER_K));
  }
}
