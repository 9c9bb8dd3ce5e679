package org.voltaire.contactor;

/// What the contactors have done since they were counted first; it is kept over restarts where a
/// memory is kept.
///
/// @param closings how often they closed
/// @param loadOpenings how often they opened while a current flowed
/// @param largestBrokenA the largest current that they interrupted, A, >= 0
/// @param brokenJ energy of the arcs, J: voltage × current × 5 ms, the time to which a coil with a
///   fast flyback brings the current down to a tenth; assumed
public record ContactorUse(
    long closings, long loadOpenings, double largestBrokenA, double brokenJ) {
  /// Nothing yet.
  public static final ContactorUse NONE = new ContactorUse(0, 0, 0, 0);

  private static final double ARC_SECONDS = 0.005;

  ContactorUse closed() {
    return new ContactorUse(closings + 1, loadOpenings, largestBrokenA, brokenJ);
  }

  /// @param amperes that flowed, A, >= 0
  /// @param volts of the pack; `NaN` counts as 0
  ContactorUse openedUnder(double amperes, double volts) {
    double joule = Double.isNaN(volts) ? 0 : volts * amperes * ARC_SECONDS;
    return new ContactorUse(
        closings, loadOpenings + 1, Math.max(largestBrokenA, amperes), brokenJ + joule);
  }
}
