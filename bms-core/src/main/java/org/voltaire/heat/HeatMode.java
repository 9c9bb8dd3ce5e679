package org.voltaire.heat;

/// How a pack that works hot is kept.
public enum HeatMode {
  /// The BMS switches no heater.
  NONE,
  /// It is heated, and too cold to be used fully.
  WARMING,
  /// It is hot and is held there.
  HOT_STANDBY,
  /// It is not heated and cools down: somebody asked for that, or nobody is left to feed the
  /// heater.
  HIBERNATING,
  /// It is not heated because a temperature is not known.
  NOT_MEASURED,
  /// It is not heated as long as what tripped it needs a person.
  TRIPPED,
  /// Its heater is faulty and stays cut until a person resets.
  CUT
}
