package org.voltaire.heat;

import org.voltaire.measure.Readings;

/// What the heating looks at in one tick.
///
/// @param readings what may be believed of the sample
/// @param soc of the pack, 0..1; `NaN` if it is not known
/// @param usableWh what the pack gives until it is empty, Wh; `NaN` if it is not known
/// @param parked whether the contactors were told to be open
/// @param fault whether an alarm of the heater is active
/// @param stopped whether the emergency stop is pressed
/// @param tripped whether the pack is open for something that a person has to look at and that heat
///   does not mend
/// @param reset whether a person has reset
/// @param dtSeconds since the tick before, s, >= 0
public record HeatInput(
    Readings readings,
    double soc,
    double usableWh,
    boolean parked,
    boolean fault,
    boolean stopped,
    boolean tripped,
    boolean reset,
    double dtSeconds) {}
