package org.voltaire.core;

import org.voltaire.contactor.Contactors;
import org.voltaire.measure.CellSet;

/// What to drive.
///
/// @param contactors what the coils should do
/// @param bleed the cells whose bleed resistor should be on
/// @param relays what chargers and loads without a bus are told
public record Command(Contactors contactors, CellSet bleed, Relays relays) {
  /// Everything off: the safe state.
  public static final Command SAFE = new Command(Contactors.OPEN, CellSet.NONE, Relays.SAFE);

  /// One whose relays say nothing but that.
  public Command(Contactors contactors, CellSet bleed) {
    this(contactors, bleed, Relays.SAFE);
  }
}
