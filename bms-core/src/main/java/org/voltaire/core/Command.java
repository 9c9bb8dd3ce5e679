package org.voltaire.core;

import org.voltaire.contactor.Contactors;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.CellSet;

/// What to drive.
///
/// @param contactors what the coils should do
/// @param bleed the cells whose bleed resistor should be on
/// @param heater what the switches of a heater should do
public record Command(Contactors contactors, CellSet bleed, HeaterOrder heater) {
  /// Everything off: the safe state.
  public static final Command SAFE = new Command(Contactors.OPEN, CellSet.NONE, HeaterOrder.CUT);

  /// What to drive on a pack whose heater the BMS does not switch.
  public Command(Contactors contactors, CellSet bleed) {
    this(contactors, bleed, HeaterOrder.NONE);
  }
}
