package org.voltaire.sim.pack;

/// A current that goes exponentially towards another: what flows from a battery into a capacitor.
///
///     i(t) = end + extra · exp(−t / τ)
///
/// @param endA where it goes
/// @param extraA what it has above that at first
/// @param tauSeconds τ; 0 if it is there at once
/// @param seconds how long it is looked at, above 0
record Surge(double endA, double extraA, double tauSeconds, double seconds) {

  /// A current that stays as it is.
  static Surge steady(double currentA, double seconds) {
    return new Surge(currentA, 0, 0, seconds);
  }

  /// Its mean, A.
  double meanA() {
    return endA + extraA * left(1) / seconds;
  }

  /// What flows at the end, A.
  double lastA() {
    return tauSeconds == 0 ? endA : endA + extraA * StrictMath.exp(-seconds / tauSeconds);
  }

  /// ∫ i² dt, A²s.
  double squareA2s() {
    return endA * endA * seconds + 2 * endA * extraA * left(1) + extraA * extraA * left(2);
  }

  /// ∫ exp(−k t / τ) dt, s.
  private double left(int k) {
    if (tauSeconds == 0) return 0;
    return tauSeconds / k * -StrictMath.expm1(-k * seconds / tauSeconds);
  }

  /// ∫ i² exp(−(T − t) / θ) dt: what is left at the end of heat that is lost with time constant θ,
  /// A²s.
  double squareKeptA2s(double thetaSeconds) {
    return endA * endA * kept(0, thetaSeconds)
        + 2 * endA * extraA * kept(1, thetaSeconds)
        + extraA * extraA * kept(2, thetaSeconds);
  }

  private double kept(int k, double thetaSeconds) {
    if (tauSeconds == 0 && k > 0) return 0;
    double rate = k == 0 ? 0 : k / tauSeconds;
    double difference = 1 / thetaSeconds - rate;
    double x = difference * seconds;
    // (exp(x) − 1) / x goes to 1 where the two time constants meet.
    if (Math.abs(x) < 1e-9) return seconds * StrictMath.exp(-seconds / thetaSeconds);
    double atEnd = StrictMath.exp(-rate * seconds),
        cooled = StrictMath.exp(-seconds / thetaSeconds);
    return (atEnd - cooled) / difference;
  }
}
