package org.voltaire.balance;

import java.util.function.Supplier;
import org.voltaire.measure.Readings;

/// What balancing looks at in one tick.
///
/// @param readings what may be believed of the sample
/// @param needs what each cell takes until it is full; asked for when something is decided only
/// @param tripped whether the pack is open for a fault
/// @param dtSeconds since the tick before, s, >= 0
public record BalanceInput(
    Readings readings, Supplier<CellNeeds> needs, boolean tripped, double dtSeconds) {}
