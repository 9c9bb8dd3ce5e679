package org.voltaire.console.view.chart;

/// How much of the past a chart shows, up to now.
public enum TimeWindow {
  ONE_MINUTE("1 m", 60, 10),
  TWO_MINUTES("2 m", 120, 20),
  TEN_MINUTES("10 m", 600, 120),
  ONE_HOUR("1 h", 3600, 600);

  /// The one that is shown first.
  public static final TimeWindow FIRST = TWO_MINUTES;

  private final String label;
  private final int seconds;
  private final int tickSeconds;

  TimeWindow(String label, int seconds, int tickSeconds) {
    this.label = label;
    this.seconds = seconds;
    this.tickSeconds = tickSeconds;
  }

  /// The text of its button.
  public String label() {
    return label;
  }

  /// Its length, ns.
  public long nanos() {
    return seconds * 1_000_000_000L;
  }

  /// Its length, s.
  public int seconds() {
    return seconds;
  }

  /// The time between two ticks of the axis, s.
  public int tickSeconds() {
    return tickSeconds;
  }

  /// The label of a tick: `now`, `−40 s`, `−2 min`.
  public String ago(int secondsAgo) {
    if (secondsAgo == 0) return "now";
    return seconds <= 120 ? "−" + secondsAgo + " s" : "−" + secondsAgo / 60 + " min";
  }

  /// How often a chart is painted, ns. In a long window the lines move slowly, so it is painted
  /// less often.
  public long paintEveryNanos() {
    return Math.min(500_000_000L, nanos() / 1800);
  }
}
