package org.voltaire.device;

import org.voltaire.measure.CellSet;

/// What the devices of a pack are to do. Each does its own part of it.
///
/// @param charge whether switches that stand for the contactors shall let current in
/// @param discharge whether they shall let current out; as `charge` for a device that cannot switch
///   the two apart ([Abilities#switchesApart])
/// @param bleed the pack's cells whose bleed resistor shall be on
public record Actuation(boolean charge, boolean discharge, CellSet bleed) {
  /// Everything off: the safe state.
  public static final Actuation SAFE = new Actuation(false, CellSet.NONE);

  /// Both directions alike.
  public Actuation(boolean connect, CellSet bleed) {
    this(connect, connect, bleed);
  }

  /// Whether switches that stand for the contactors shall conduct, both ways.
  public boolean connect() {
    return charge && discharge;
  }
}
