package org.voltaire.core;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;

/// What to drive.
///
/// @param contactors what the coils should do
/// @param bleed the cells whose bleed resistor should be on
public record Command(Contactors contactors, CellSet bleed) {
  /// Everything off: the safe state.
  public static final Command SAFE = new Command(Contactors.OPEN, CellSet.NONE);
}
