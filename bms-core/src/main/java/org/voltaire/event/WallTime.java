package org.voltaire.event;

/// When something began, by the wall clock of the run of the BMS that saw it: what is left of a
/// time when the monotonic clock of that run is gone.
///
/// @param utcMillis since 1970-01-01T00:00:00Z, ms; 0 if it is not known
/// @param isSet whether that clock had been set from outside, and may be believed
public record WallTime(long utcMillis, boolean isSet) {
  /// A time that is not known, or that the monotonic clock tells.
  public static final WallTime NONE = new WallTime(0, false);

  /// Whether there is a time.
  public boolean isKnown() {
    return utcMillis != 0;
  }
}
