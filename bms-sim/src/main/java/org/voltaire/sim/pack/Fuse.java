package org.voltaire.sim.pack;

/// A fuse: it gathers heat by the square of the current, loses it at its own pace, and melts when
/// there is too much. Once melted it stays open.
///
///     h' = i² − h / τ,  melts at h = I²t;  τ = I²t / (1.25 rating)²
///
/// So a short pulse melts it by its I²t, and a lasting current above 1.25 times its rating does in
/// the end. The factor is assumed: makers give 1.1 to 1.5 for the smallest fusing current.
public final class Fuse {
  private static final double SMALLEST_FUSING = 1.25;

  private final double limitA2s;
  private final double tauSeconds;
  private double heatA2s;
  private boolean melted;
  private double preparedSeconds = Double.NaN;
  private double decay;

  Fuse(double ratingA, double i2tA2s) {
    this.limitA2s = i2tA2s;
    this.tauSeconds = i2tA2s / (SMALLEST_FUSING * ratingA * SMALLEST_FUSING * ratingA);
  }

  /// How long it stands a current, s; infinite if for ever.
  ///
  /// @param squareA2 mean of the current's square
  double meltsInSeconds(double squareA2) {
    double settledA2s = squareA2 * tauSeconds;
    if (melted || settledA2s <= limitA2s) return Double.POSITIVE_INFINITY;
    double left = (settledA2s - heatA2s) / (settledA2s - limitA2s);
    return Math.max(0, tauSeconds * StrictMath.log(left));
  }

  /// Time goes by, with a current of this mean square.
  void advance(double squareA2, double seconds) {
    if (seconds != preparedSeconds) {
      decay = StrictMath.exp(-seconds / tauSeconds);
      preparedSeconds = seconds;
    }
    double settledA2s = squareA2 * tauSeconds;
    heatA2s = settledA2s + decay * (heatA2s - settledA2s);
  }

  /// Melts it now.
  public void melt() {
    melted = true;
  }

  /// Puts a new one in.
  public void replace() {
    melted = false;
    heatA2s = 0;
  }

  /// Whether it has melted.
  public boolean melted() {
    return melted;
  }

  /// How much of what melts it has gathered, 0..1.
  public double used() {
    return heatA2s / limitA2s;
  }
}
