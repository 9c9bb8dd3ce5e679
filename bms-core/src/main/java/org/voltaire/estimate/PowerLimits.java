package org.voltaire.estimate;

/// State of power (SoP) in one direction: what may flow for 1, 10 and 30 s, and continuously. The
/// current of a longer one is never larger than that of a shorter one; its power may be, since
/// voltage rises while charging.
///
/// Continuously means: with both RC pairs and the hysteresis settled, at the SoC that 30 s of it
/// lead to. It is what the cells carry as long as their SoC is about what it is now, not what
/// empties them in some time.
public record PowerLimits(
    PowerLimit oneSecond, PowerLimit tenSeconds, PowerLimit thirtySeconds, PowerLimit continuous) {

  /// Nothing may flow, because something is not measured.
  public static final PowerLimits NOT_MEASURED =
      new PowerLimits(
          PowerLimit.NOT_MEASURED,
          PowerLimit.NOT_MEASURED,
          PowerLimit.NOT_MEASURED,
          PowerLimit.NOT_MEASURED);
}
