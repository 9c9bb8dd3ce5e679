package org.voltaire.sim.scenario.meter;

import java.util.Optional;
import org.voltaire.sim.bench.StorageSystem;

/// What truly flowed from the tick before until this one, as means.
///
/// @param seconds how long that was; 0 at the first look
/// @param packA through the contactors, A, positive while charging
/// @param packW at the pack's terminals, W, positive while charging
/// @param heaterW what the heater turned into heat, W
/// @param heaterFromPackW as much of it as came out of the cells, W
/// @param driving whether a car was on its way, or wanted to be
/// @param metres how far it came
/// @param site where sun and demand went; empty without a storage system
public record TickFlow(
    double seconds,
    double packA,
    double packW,
    double heaterW,
    double heaterFromPackW,
    boolean driving,
    double metres,
    Optional<StorageSystem.Balance> site) {
  /// Before any time has gone by.
  public static final TickFlow NOTHING = new TickFlow(0, 0, 0, 0, 0, false, 0, Optional.empty());
}
