package org.voltaire.console.view;

/// How much of the past a chart shows.
public enum Window {
  ONE_MINUTE("1 m", 60, 10),
  TWO_MINUTES("2 m", 120, 20),
  TEN_MINUTES("10 m", 600, 120),
  ONE_HOUR("1 h", 3600, 600);

  private final String label;
  private final int seconds;
  private final int tickSeconds;

  Window(String label, int seconds, int tickSeconds) {
    this.label = label;
    this.seconds = seconds;
    this.tickSeconds = tickSeconds;
  }

  /// On its button.
  public String label() {
    return label;
  }

  long nanos() {
    return seconds * 1_000_000_000L;
  }

  int seconds() {
    return seconds;
  }

  int tickSeconds() {
    return tickSeconds;
  }

  /// How the time axis calls a moment.
  String ago(int secondsAgo) {
    if (secondsAgo == 0) return "now";
    return seconds <= 120 ? "−" + secondsAgo + " s" : "−" + secondsAgo / 60 + " min";
  }

  /// Longer windows move slower than the screen can show, and need not be painted as often.
  long paintEveryNanos() {
    return Math.min(500_000_000L, nanos() / 1800);
  }
}
