package org.voltaire.pack;

/// How serious the crossing of a limit is. Three limits guard every quantity, in foxBMS's words
/// MOL, RSL and MSL: derate before opening.
public enum Level {
  /// Maximum operating limit: tell people.
  TELL,
  /// Recommended safety limit: the current limit on that side is 0 from here. Of a current that is
  /// itself too large people are warned: its limit was announced already.
  DERATE,
  /// Maximum safety limit: the contactors open.
  OPEN
}
