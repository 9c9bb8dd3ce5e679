package org.voltaire.console.model;

/// The range of a vertical axis. Its ends are round numbers. It becomes wider at once when a value
/// does not fit, and narrower only after it was more than twice as wide as needed for four seconds:
/// an axis that moves with every sample cannot be read.
public final class AxisRange {
  private static final long NARROW_AFTER_NANOS = 4_000_000_000L;

  private final double minSpan;
  private final boolean withZero;
  private double low = Double.NaN;
  private double high = Double.NaN;
  private double step = 1;
  private long tooWideSince = Long.MAX_VALUE;

  /// @param minSpan the smallest range the axis covers, so that noise does not fill the chart
  /// @param withZero whether the range always contains 0
  public AxisRange(double minSpan, boolean withZero) {
    this.minSpan = minSpan;
    this.withZero = withZero;
  }

  /// Adapts the range to data between `dataLow` and `dataHigh`; `NaN` changes nothing.
  public void fit(double dataLow, double dataHigh, long nowNanos) {
    if (!(dataLow <= dataHigh)) return;
    double from = withZero ? Math.min(0, dataLow) : dataLow;
    double to = withZero ? Math.max(0, dataHigh) : dataHigh;
    double span = Math.max(to - from, minSpan), centre = (from + to) / 2;
    double wantedLow = Math.min(from, withZero && from == 0 ? 0 : centre - span / 2);
    double wantedHigh = Math.max(to, withZero && to == 0 ? 0 : centre + span / 2);
    boolean fits = from >= low && to <= high; // false while NaN
    boolean tooWide = fits && wantedHigh - wantedLow < 0.5 * (high - low);
    if (!tooWide) tooWideSince = Long.MAX_VALUE;
    else if (tooWideSince == Long.MAX_VALUE) tooWideSince = nowNanos;
    boolean narrowNow =
        tooWideSince != Long.MAX_VALUE && nowNanos - tooWideSince >= NARROW_AFTER_NANOS;
    if (!fits || narrowNow) set(wantedLow, wantedHigh);
  }

  private void set(double from, double to) {
    double margin = 0.06 * (to - from);
    step = roundStep((to - from + 2 * margin) / 4);
    low = withZero && from == 0 ? 0 : step * Math.floor((from - margin) / step);
    high = withZero && to == 0 ? 0 : step * Math.ceil((to + margin) / step);
    tooWideSince = Long.MAX_VALUE;
  }

  /// The smallest 1, 2 or 5 times a power of ten that is not below `atLeast`; rounding errors up to
  /// 0.01 % are allowed.
  static double roundStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    double leading = atLeast / power;
    double round = leading <= 1.0001 ? 1 : leading <= 2.0001 ? 2 : leading <= 5.0001 ? 5 : 10;
    return round * power;
  }

  /// The lower end of the axis; `NaN` before the first data.
  public double low() {
    return low;
  }

  /// The upper end of the axis; `NaN` before the first data.
  public double high() {
    return high;
  }

  /// The distance between two grid lines.
  public double step() {
    return step;
  }

  /// The number of decimals that labels of grid lines need, 0 to 4.
  public int decimals() {
    return (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 4);
  }
}
