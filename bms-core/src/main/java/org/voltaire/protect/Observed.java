package org.voltaire.protect;

import org.voltaire.measure.Readings;
import org.voltaire.pack.PackSpec;

/// Everything that a [Watch] may look at in one tick.
///
/// What another stage has found (a mode, an estimate, a time since) comes in here as a plain number
/// or flag, handed over by the step: stages do not know each other.
///
/// @param spec of the pack, for what is small and what is large on it
/// @param readings of this tick
/// @param toldClosed whether the contactors were told to be closed by the tick before
public record Observed(PackSpec spec, Readings readings, boolean toldClosed) {
  /// Currents smaller than this share of the capacity neither charge nor discharge, 1/h.
  private static final double IDLE_PER_HOUR = 0.01;

  /// Whether a current flows in. One that is not known may.
  public boolean charging() {
    return !(readings.currentA() <= IDLE_PER_HOUR * spec.capacityAh());
  }

  /// Whether a current flows out. One that is not known may.
  public boolean discharging() {
    return !(readings.currentA() >= -(IDLE_PER_HOUR * spec.capacityAh()));
  }
}
