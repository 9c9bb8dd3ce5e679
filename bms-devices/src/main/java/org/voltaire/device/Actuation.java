package org.voltaire.device;

import org.voltaire.measure.CellSet;

/// What the devices of a pack are to do. Each does its own part of it.
///
/// @param connect whether switches that stand for the contactors shall conduct
/// @param bleed the pack's cells whose bleed resistor shall be on
public record Actuation(boolean connect, CellSet bleed) {
  /// Everything off: the safe state.
  public static final Actuation SAFE = new Actuation(false, CellSet.NONE);
}
