package org.voltaire.console.model;

/// The range of a vertical axis. It ends on round numbers, widens at once when something would not
/// fit, and narrows only when it has been far too wide for a while: an axis that moves with every
/// sample cannot be read.
public final class AxisRange {
  private static final long PATIENCE_NANOS = 4_000_000_000L;

  private final double minSpan;
  private final boolean withZero;
  private double low = Double.NaN;
  private double high = Double.NaN;
  private double step = 1;
  private long tooWideSince = Long.MAX_VALUE;

  /// @param minSpan what the axis covers at least, so that noise is not blown up
  /// @param withZero whether 0 is always on it
  public AxisRange(double minSpan, boolean withZero) {
    this.minSpan = minSpan;
    this.withZero = withZero;
  }

  /// Makes room for data between `dataLow` and `dataHigh`; `NaN` changes nothing.
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
    boolean patienceOver =
        tooWideSince != Long.MAX_VALUE && nowNanos - tooWideSince >= PATIENCE_NANOS;
    if (!fits || patienceOver) set(wantedLow, wantedHigh);
  }

  private void set(double from, double to) {
    double margin = 0.06 * (to - from);
    step = roundStep((to - from + 2 * margin) / 4);
    low = withZero && from == 0 ? 0 : step * Math.floor((from - margin) / step);
    high = withZero && to == 0 ? 0 : step * Math.ceil((to + margin) / step);
    tooWideSince = Long.MAX_VALUE;
  }

  /// 1, 2 or 5 times a power of ten, not below `atLeast` by more than rounding.
  static double roundStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    double leading = atLeast / power;
    double round = leading <= 1.0001 ? 1 : leading <= 2.0001 ? 2 : leading <= 5.0001 ? 5 : 10;
    return round * power;
  }

  /// Where the axis begins; `NaN` before it has seen anything.
  public double low() {
    return low;
  }

  /// Where it ends.
  public double high() {
    return high;
  }

  /// The distance of its grid lines.
  public double step() {
    return step;
  }

  /// How many decimals its labels need.
  public int decimals() {
    return (int) Math.clamp(Math.ceil(-Math.log10(step) - 1e-9), 0, 4);
  }
}
