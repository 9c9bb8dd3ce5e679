package org.voltaire.core;

import org.voltaire.contactor.Contactors;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.CellSet;

/// What to drive.
///
/// @param contactors what the coils should do
/// @param bleed the cells whose bleed resistor should be on
/// @param relays what chargers and loads without a bus are told
/// @param heater what the switches of a heater should do
public record Command(Contactors contactors, CellSet bleed, Relays relays, HeaterOrder heater) {
  /// Everything off: the safe state.
  public static final Command SAFE =
      new Command(Contactors.OPEN, CellSet.NONE, Relays.SAFE, HeaterOrder.CUT);

  /// What to drive on a pack whose relays say nothing and whose heater the BMS does not switch.
  public Command(Contactors contactors, CellSet bleed) {
    this(contactors, bleed, Relays.SAFE, HeaterOrder.NONE);
  }

  /// The same with other cells to bleed.
  public Command bleeding(CellSet cells) {
    return new Command(contactors, cells, relays, heater);
  }
}
