package org.voltaire.heat;

/// What the two switches of a heater should do. They are in series: one that switches, and a safety
/// contactor that is opened when the first no longer does.
public enum HeaterOrder {
  /// Nothing is said: the BMS has no heater to switch.
  NONE,
  /// Both are open.
  CUT,
  /// The one that switches is open, the safety contactor is closed.
  OFF,
  /// Both are closed.
  ON
}
